/** `/role show`, `who` and a bare noun: looking, which never changes anything. */
import { oneOf, optional, sequence, tails } from '../combine.ts';
import { inside, reason } from '../endings.ts';
import { grammar, mistake } from '../grammar.ts';
import type { KnownRole, KnownThing } from '../lexicon.ts';
import type { Line, Person, ShowLine, WhoLine } from '../lines.ts';
import { literal } from '../literals.ts';
import { action, role, thing } from '../nouns.ts';
import { people, person } from '../people.ts';
import { requestNumber } from '../requests.ts';
import { forLength, from, spanOf, until } from '../when.ts';

interface Said {
  person: Person | null;
  thing: KnownThing | null;
  request: number | null;
}

export function shown({ person, thing, request }: Said): ShowLine['what'] | undefined {
  if (person) return { kind: 'person', person };
  if (thing) return { kind: 'thing', thing };
  return request === null ? undefined : { kind: 'request', number: request };
}

const holders = (role: KnownRole | null, thing: KnownThing | null): readonly WhoLine[] => {
  if (role) return [{ verb: 'who', what: { kind: 'role', role } }];
  return thing ? [{ verb: 'who', what: { kind: 'thing', thing } }] : [];
};

export const show = grammar({
  name: 'show',
  usage: ['show <person>', 'show <thing>', 'show <R-number>'],
  says: 'Shows what a person holds, who is on a thing, or a request.',
  examples: ['show @ana', 'show team web', 'show R-1042'],
  makes: ['show'],
  words: sequence(oneOf(person, thing, requestNumber), tails(inside)),
  lines: (said): readonly ShowLine[] => {
    const what = shown(said);
    return what ? [{ verb: 'show', what }] : [];
  },
  mistakes: [
    mistake(sequence(role, tails(inside)), 'A role is shown by who holds it.', ({ role }) => holders(role, null)),
  ],
});

export const who = grammar({
  name: 'who',
  usage: ['who <role>', 'who <thing>'],
  says: 'Lists who holds a role, or who is on a thing.',
  examples: ['who admin', 'who is admin', 'who web'],
  makes: ['who'],
  words: sequence(optional(literal('is', 'has', 'holds', 'on')), oneOf(role, thing), tails(inside)),
  lines: ({ role, thing }) => holders(role, thing),
});

export const whoCan = grammar({
  name: 'who can',
  usage: ['who can <action> <thing>', 'who can <action>'],
  says: 'Lists who may do something.',
  examples: ['who can see site', 'who can view project site', 'who can invite'],
  makes: ['who_can'],
  words: sequence(literal('can', 'may'), action, optional(literal('on', 'in')), optional(thing), tails(inside)),
  lines: ({ action, thing }) => [{ verb: 'who_can' as const, action, thing }],
  mistakes: [
    mistake(
      sequence(literal('can', 'may'), literal('approve', 'decide', 'deny'), requestNumber),
      'A request itself says who may decide it.',
      ({ request }) => [{ verb: 'why_request', request }],
    ),
  ],
});

const giving = tails(forLength, until, from, inside, reason);

/** A bare person, role, thing or number. */
export const noun = grammar({
  name: 'noun',
  opens: 'noun',
  usage: ['<person>', '<role>', '<thing>', '<R-number>'],
  says: 'Shows it; never changes anything.',
  examples: ['@ana', 'admin', 'web', 'team web', 'R-1042'],
  makes: ['show', 'who'],
  words: sequence(oneOf(person, role, thing, requestNumber), tails(inside)),
  lines: ({ role, ...said }): readonly Line[] => {
    const what = shown(said);
    return what ? [{ verb: 'show', what }] : holders(role, null);
  },
  mistakes: [
    mistake(
      sequence(people, optional(literal('is', 'as')), role, giving),
      'That does not say what to do, so nothing was changed.',
      ({ people, role, reason, ...said }) =>
        people.flatMap((person): Line[] =>
          person.kind === 'group' ? [] : [{ verb: 'set', person, role, span: spanOf(said), reason }],
        ),
    ),
    mistake(
      sequence(people, optional(literal('to', 'on')), thing, giving),
      'That does not say what to do, so nothing was changed.',
      ({ people, thing, reason, ...said }) => [
        { verb: 'add', people, thing, thingRole: null, span: spanOf(said), reason },
      ],
    ),
  ],
});
