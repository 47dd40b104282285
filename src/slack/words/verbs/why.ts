/** `/role why`: in the typist's own words, why somebody may or may not do something; bare, why I was refused. */
import { oneOf, optional, sequence, tails, type Words } from '../combine.ts';
import { inside } from '../endings.ts';
import { grammar, mistake } from '../grammar.ts';
import type { Person } from '../lines.ts';
import { literal, marked } from '../literals.ts';
import { action, thing } from '../nouns.ts';
import { person } from '../people.ts';
import { requestNumber } from '../requests.ts';

export const why = grammar({
  name: 'why',
  usage: ['why'],
  says: 'Explains your last refusal.',
  examples: ['why', 'why was I denied'],
  makes: ['why_last'],
  words: optional(
    sequence(literal('was', 'am', 'were'), literal('i'), literal('denied', 'refused', 'not', 'rejected')),
  ),
  lines: () => [{ verb: 'why_last' as const }],
});

export const whyRequest = grammar({
  name: 'why request',
  usage: ['why <R-number>'],
  says: 'Explains who may decide a request, or why it was decided so.',
  examples: ['why R-1042'],
  makes: ['why_request'],
  words: requestNumber,
  lines: ({ request }) => [{ verb: 'why_request' as const, request }],
});

const no = marked('not', 'not', "can't", 'cannot', 'cant', "don't", "doesn't", "isn't", "couldn't");
const may = literal('can', 'may', 'could', 'do', 'does', 'is', 'am', 'allowed', 'to');

/** `I` is the typist, here only. */
const i: Words<{ person: Person }> = {
  keys: ['person'],
  read: (reader, at) =>
    reader.wordAt(at) === 'i' ? [{ at: at + 1, values: { person: { kind: 'me' } }, missing: false }] : [],
};

/** `not`, `can't`, `not allowed to`: any such words, noting whether they deny. */
const asking: Words<{ not: true | null }> = {
  keys: ['not'],
  read(reader, at) {
    let end = at;
    let not: true | null = null;
    const one = oneOf(no, may);
    for (let next = at; next < at + 5; next = end) {
      const [found] = one.read(reader, next).filter((reading) => !reading.missing);
      if (!found) break;
      end = found.at;
      if (found.values.not === true) not = true;
    }
    return [{ at: end, values: not ? { not } : {}, missing: false }];
  },
};

export const whyCan = grammar({
  name: 'why can',
  usage: ['why [not] [<person>] [can] <action> <thing>'],
  says: 'Explains why somebody may or may not do something, and what would change that.',
  examples: [
    'why not me view project site',
    "why can't I see site",
    'why @ana can view team web',
    'why can @ana invite',
  ],
  makes: ['why'],
  words: sequence(
    asking,
    optional(oneOf(person, i)),
    asking,
    action,
    optional(literal('on', 'in')),
    optional(thing),
    tails(inside),
  ),
  lines: ({ not, person, action, thing }) => [
    { verb: 'why' as const, not: not === true, person: person ?? { kind: 'me' as const }, action, thing },
  ],
  mistakes: [
    mistake(
      sequence(
        asking,
        optional(oneOf(person, i)),
        asking,
        literal('approve', 'decide', 'deny', 'cancel'),
        requestNumber,
      ),
      'About a request, its number is enough.',
      ({ request }) => [{ verb: 'why_request', request }],
    ),
  ],
});
