/** `/role set`: a person's workspace role, for good or for a time. */
import { optional, sequence, tails } from '../combine.ts';
import { inside, reason } from '../endings.ts';
import { grammar, mistake } from '../grammar.ts';
import type { Line } from '../lines.ts';
import { literal } from '../literals.ts';
import { role, standing, thing, thingRole } from '../nouns.ts';
import { people, person, several } from '../people.ts';
import { forLength, from, spanOf, until } from '../when.ts';

const endings = tails(forLength, until, from, inside, reason);

export const set = grammar({
  name: 'set',
  usage: ['set <person> <role> [for <length>] [because <reason>]'],
  says: 'Sets the workspace role of a person: for good, or for a time on top of what they have.',
  examples: ['set @ana admin', 'set @ana admin for 4h because rotating the certificate', 'set ben@example.com admin'],
  makes: ['set'],
  words: sequence(person, role, endings),
  lines: ({ person, role, reason, ...said }) => [{ verb: 'set' as const, person, role, span: spanOf(said), reason }],
  mistakes: [
    mistake(sequence(several, role, endings), 'This sets the role of one person at a time.', (said) =>
      said.people.flatMap((person): Line[] =>
        person.kind === 'group'
          ? []
          : [{ verb: 'set', person, role: said.role, span: spanOf(said), reason: said.reason }],
      ),
    ),
    mistake(
      sequence(people, optional(literal('as')), thingRole, optional(literal('of', 'on', 'in', 'to')), thing, endings),
      ({ thing }) =>
        `“${thing.type.replaceAll('_', ' ')} ${thing.name}” is not understood here: set is for the role in the whole workspace. Nothing was changed.`,
      ({ people, thing, thingRole, reason, ...said }) => [
        { verb: 'add', people, thing, thingRole, span: spanOf(said), reason },
      ],
    ),
    mistake(
      sequence(person, literal('to', 'as', 'is'), role, endings),
      'The role comes right after the person.',
      ({ person, role, reason, ...said }) => [{ verb: 'set', person, role, span: spanOf(said), reason }],
    ),
    mistake(
      sequence(people, standing, endings),
      ({ standing }) => {
        const type = standing.type.replaceAll('_', ' ');
        return `${standing.name} is what people become, not a role: they are it to a ${type} through what they hold there.`;
      },
      ({ people, standing, reason, ...said }, { lexicon }) =>
        lexicon.things
          .filter(({ product, type }) => product === standing.product && type === standing.type)
          .map((thing) => ({ verb: 'add', people, thing, thingRole: null, span: spanOf(said), reason })),
      'Say on what: /role add <person> to <thing>.',
    ),
    mistake(
      sequence(people, optional(literal('to', 'on')), thing, endings),
      ({ thing }) => `${thing.name} is not a role.`,
      ({ people, thing, reason, ...said }) => [
        { verb: 'add', people, thing, thingRole: null, span: spanOf(said), reason },
      ],
    ),
  ],
});
