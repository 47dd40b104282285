/** `/role remove`: ends a role on a thing or a workspace role; and `/role offboard`, which ends everything. */
import { oneOf, sequence, tails } from '../combine.ts';
import { asThingRole, inProduct, inside, reason } from '../endings.ts';
import { grammar, mistake } from '../grammar.ts';
import type { Line, OffboardLine, People, Person, RemoveFromLine, RemoveRoleLine } from '../lines.ts';
import { literal } from '../literals.ts';
import { role, thing } from '../nouns.ts';
import { person, several } from '../people.ts';

const fromThing = sequence(literal('from'), thing, tails(asThingRole, inside, reason));
const theRole = sequence(role, tails(inside, reason));

export const remove = grammar({
  name: 'remove',
  usage: [
    'remove <person> from <thing> [as <role there>] [because <reason>]',
    'remove <person> <role> [because <reason>]',
  ],
  says: 'Ends what a person holds on a thing, or their workspace role, and says what remains.',
  examples: ['remove @ana from web', 'remove @ana from team web as admin because moved on', 'remove @ana admin'],
  makes: ['remove_from', 'remove_role'],
  words: sequence(person, oneOf(fromThing, theRole)),
  lines: (said) => removals([said.person], said),
  mistakes: [
    mistake(sequence(several, oneOf(fromThing, theRole)), 'This is done for one person at a time.', (said) =>
      removals(said.people, said),
    ),
  ],
});

type Said = Partial<Pick<RemoveFromLine, 'thing' | 'thingRole'> & Pick<RemoveRoleLine, 'role'>>;

function removals(
  people: readonly People[],
  { thing, thingRole, role, reason }: { [Key in keyof Said]?: Said[Key] | null } & { reason: string | null },
): readonly (RemoveFromLine | RemoveRoleLine)[] {
  return people.filter(isPerson).flatMap((person): (RemoveFromLine | RemoveRoleLine)[] => {
    if (thing) return [{ verb: 'remove_from', person, thing, thingRole: thingRole ?? null, reason }];
    return role ? [{ verb: 'remove_role', person, role, reason }] : [];
  });
}

const isPerson = (one: People): one is Person => one.kind !== 'group';

export const offboard = grammar({
  name: 'offboard',
  usage: ['offboard <person> [in <product>] [because <reason>]'],
  says: 'Ends everything a person holds, lists what they owned, and asks before it does.',
  examples: ['offboard @ana', 'offboard @ana because left the company'],
  makes: ['offboard'],
  words: sequence(person, tails(inProduct, reason)),
  lines: ({ person, product, reason }): readonly OffboardLine[] => [{ verb: 'offboard', person, product, reason }],
  mistakes: [
    mistake(
      sequence(several, tails(inProduct, reason)),
      'People are offboarded one at a time.',
      ({ people, product, reason }) =>
        people.filter(isPerson).map((person): Line => ({ verb: 'offboard', person, product, reason })),
    ),
    mistake(
      sequence(person, literal('from', 'in'), thing, tails(reason)),
      'offboard ends everything everywhere. Nothing was changed.',
      ({ person, thing, reason }) => [{ verb: 'remove_from', person, thing, thingRole: null, reason }],
    ),
  ],
});
