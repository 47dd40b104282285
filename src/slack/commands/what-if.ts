/** `/role what if ...`: what somebody would gain and lose by a change, before anybody makes it. */
import { invalid } from '../../domain/refusal.ts';
import { type Proposed, whatWould } from '../../queries/what-if.ts';
import type { Turn } from '../bot.ts';
import { subjectIn } from '../resolve.ts';
import { whatIfAnswer } from '../views/index.ts';
import type { Person, Proposal } from '../words/index.ts';
import type { Command } from './index.ts';

export const whatIf: Command<'what_if'> = async ({ change }, turn) => {
  const { person, product, proposed } = askedIn(change);
  const on = 'thing' in proposed ? proposed.thing : null;
  const subject = await subjectIn(turn, person, on);
  return whatIfAnswer(await look(turn, { subject, product, change: proposed }));
};

const look = ({ bot, caller }: Turn, asked: Parameters<typeof whatWould>[2]) => bot.look(caller, whatWould, asked);

interface Asked {
  person: Person;
  product: string | null;
  proposed: Proposed;
}

function askedIn(change: Proposal): Asked {
  switch (change.verb) {
    case 'set': {
      const forGood = change.span.length === undefined && change.span.until === undefined;
      const proposed: Proposed = { kind: 'set', role: change.role.name, forGood };
      return { person: change.person, product: change.role.product, proposed };
    }
    case 'remove_role':
      return unset(change.person, change.role);
    case 'add':
      return onThing('add', onePerson(change.people), change);
    case 'remove_from':
      return onThing('remove', change.person, change);
    case 'end':
      return change.what.kind === 'role'
        ? unset({ kind: 'me' }, change.what.role)
        : onThing('remove', { kind: 'me' }, change.what);
    case 'offboard':
      return { person: change.person, product: change.product, proposed: { kind: 'leave' } };
  }
}

type Removed = Extract<Proposal, { verb: 'remove_role' }>;
type Added = Extract<Proposal, { verb: 'add' }>;

const unset = (person: Person, { name, product }: Removed['role']): Asked => {
  return { person, product, proposed: { kind: 'unset', role: name } };
};

const onThing = (
  kind: 'add' | 'remove',
  person: Person,
  { thing, thingRole }: Omit<Added, 'verb' | 'people' | 'span' | 'reason'>,
): Asked => {
  return { person, product: thing.product, proposed: { kind, thing: thing.id, role: thingRole?.name ?? null } };
};

function onePerson([one, ...more]: Added['people']): Person {
  if (one && one.kind !== 'group' && more.length === 0) return one;
  throw invalid('This is told about one person at a time.', { code: 'one_person', next: 'Name one person.' });
}
