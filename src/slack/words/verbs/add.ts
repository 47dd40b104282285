/** `/role add @ana to web [as admin]`: gives people a role on a thing. */
import { optional, sequence, tails } from '../combine.ts';
import { asThingRole, inside, reason } from '../endings.ts';
import { grammar, mistake } from '../grammar.ts';
import type { Line } from '../lines.ts';
import { literal } from '../literals.ts';
import { role, standing, thing } from '../nouns.ts';
import { people } from '../people.ts';
import { forLength, from, spanOf, until } from '../when.ts';

export const add = grammar({
  name: 'add',
  usage: ['add <people> to <thing> [as <role there>] [for <length>] [because <reason>]'],
  says: 'Gives people a role on a team, a project, a label: whatever is held on things.',
  examples: [
    'add @ana to web',
    'add @ana @ben to team web as admin for 7d',
    'add @ana to label house-a because new carer',
  ],
  makes: ['add'],
  words: sequence(people, literal('to'), thing, tails(asThingRole, forLength, until, from, inside, reason)),
  lines: ({ people, thing, thingRole, reason, ...said }) => [
    { verb: 'add' as const, people, thing, thingRole, span: spanOf(said), reason },
  ],
  mistakes: [
    mistake(
      sequence(people, literal('to'), thing, literal('as'), role, tails(forLength, until, from, inside, reason)),
      ({ role, thing }) => `${role.title} is a role in the whole workspace; nobody is that on ${thing.name}.`,
      ({ people, thing, reason, ...said }) => [
        { verb: 'add', people, thing, thingRole: null, span: spanOf(said), reason },
      ],
    ),
    mistake(
      sequence(people, literal('to'), thing, literal('as'), standing, tails(forLength, until, from, inside, reason)),
      ({ standing, thing }) =>
        `${standing.name} is what people become, not a role: they are it through what they hold on ${thing.name}.`,
      ({ people, thing, reason, ...said }) => [
        { verb: 'add', people, thing, thingRole: null, span: spanOf(said), reason },
      ],
    ),
    mistake(
      sequence(people, optional(literal('to', 'as')), role, tails(forLength, until, from, inside, reason)),
      ({ role }) => `${role.title} is a role in the whole workspace: that is what set is for.`,
      ({ people, role, reason, ...said }) =>
        people.flatMap((person): Line[] =>
          person.kind === 'group' ? [] : [{ verb: 'set', person, role, span: spanOf(said), reason }],
        ),
    ),
  ],
});
