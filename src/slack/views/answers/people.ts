/** A person's page, the holders of a role, who can do something: private answers about people. */
import type { KnownBlock } from '@slack/types';
import type { ShownHolder, ShownHolders, ShownMember, ShownPersonCard, ShownWhoCan } from '../../../domain/shown.ts';
import { actions } from '../ids.ts';
import { actionRow, context, section } from '../kit/blocks.ts';
import { menu } from '../kit/buttons.ts';
import { all, listLines } from '../kit/lists.ts';
import { doneTo, grantSays, requestName, roleOn } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, listed, nameOf, own, person, say, strong, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { moreValue } from '../kit/values.ts';
import { accessRows } from './access.ts';
import { invitationRows } from './invitations.ts';

const states = {
  invited: 'is invited and has not come yet; until then they may do nothing',
  active: 'is active',
  deactivated: 'left Slack, and all they held ended; coming back, they need a new invitation',
  offboarded: 'was offboarded; nothing they held counts any more',
} as const;

/** What may be done about a person: a menu, whatever of it is allowed. */
export function personMenu({ person: who, may }: Pick<ShownPersonCard, 'person' | 'may'>) {
  const { id } = who;
  if (id === null) return [];
  return menu(actions.personMore, nameOf(who), [
    ...(may.setRole ? [{ text: 'Set role…', value: moreValue('set', id) }] : []),
    ...(may.offboard ? [{ text: 'Offboard…', value: moreValue('offboard', id) }] : []),
    ...(may.history ? [{ text: 'History', value: moreValue('history', id) }] : []),
  ]);
}

function about({ email, directory, pending }: ShownPersonCard): KnownBlock[] {
  const known = together(
    email === null ? [] : say`${email}.`,
    directory === null ? [] : say`Managed by ${directory}: their role is changed there.`,
    pending.length === 0
      ? []
      : say`Waiting: ${listed(pending.slice(0, 10).map(requestName))}${pending.length > 10 ? say` and ${pending.length - 10} more` : []}.`,
  );
  return known.length === 0 ? [] : [context(known)];
}

/** Who somebody is here, what they hold, what waits; with what the reader may do about it. */
export function personCard(card: ShownPersonCard): Message {
  const { person: who, isYou, state, holds, invitation } = card;
  const head = isYou ? say`${person(who)}, this is you.` : say`${person(who)} ${states[state]}.`;
  const few = holds.items.slice(0, 5).map(grantSays);
  const spoken = few.length === 0 ? own('They hold nothing.') : say`Holds ${listed(few)}.`;
  return message(together(head, spoken), [
    section(head),
    ...about(card),
    ...accessRows(holds, isYou ? 'You hold nothing yet.' : 'They hold nothing.'),
    ...(invitation === null ? [] : invitationRows(all([invitation]), '')),
    ...actionRow(...personMenu(card)),
  ]);
}

/** `@Ana, Admin until <date>`. */
export const holderSays = ({ person: who, role, endsAt }: ShownHolder): Sentence =>
  say`${person(who)}, ${strong(role.title)}${endsAt === null ? [] : say` until ${at(endsAt)}`}`;

/** `@Ana: Admin of Minikai until <date>, Member of Miruni`. */
export const memberSays = ({ person: who, roles }: ShownMember): Sentence =>
  say`${person(who)}: ${listed(
    roles.map(
      ({ role, thing, endsAt }) => say`${roleOn(role, thing)}${endsAt === null ? [] : say` until ${at(endsAt)}`}`,
    ),
    ',',
  )}`;

const spokenPeople = (people: readonly ShownHolder['person'][], total: number): Sentence =>
  say`${listed(people.slice(0, 5).map(person), total > 5 ? ',' : 'and')}${total > 5 ? say` and ${total - Math.min(5, people.length)} more` : []}`;

/** Who holds a role. */
export function roleHolders({ role, thing, holders }: ShownHolders): Message {
  const count = holders.total === 1 ? own('1 person is') : say`${holders.total} people are`;
  const head = holders.total === 0 ? say`Nobody is ${roleOn(role, thing)}.` : say`${count} ${roleOn(role, thing)}:`;
  const spoken = spokenPeople(
    holders.items.map((one) => one.person),
    holders.total,
  );
  return message(holders.total === 0 ? head : together(head, say`${spoken}.`), [
    section(head),
    ...listLines(holders, { of: 'people' }, holderSays),
    ...(role.bestFor === '' ? [] : [context(say`${role.bestFor}`)]),
  ]);
}

/** Who can do something to a thing, each with the reason. */
export function whoCan({ action, thing, crowds, people }: ShownWhoCan): Message {
  const all = crowds.reduce((sum, { count }) => sum + count, people.total);
  const head =
    all === 0 ? say`Nobody you can see may ${doneTo(action, thing)}.` : say`Who can ${doneTo(action, thing)} (${all}):`;
  const everybody = crowds.map(
    ({ role, count, because }) => say`All ${count} with the role ${strong(role.title)}: ${because}`,
  );
  const spoken = spokenPeople(
    people.items.map((one) => one.person),
    people.total,
  );
  const few = people.total === 0 ? [] : [say`${spoken}.`];
  return message(all === 0 ? head : together(head, ...everybody, ...few), [
    section(head),
    ...everybody.map((line) => section(line)),
    ...listLines(people, { of: 'people' }, ({ person: who, because }) => say`${person(who)}: ${because}`),
  ]);
}
