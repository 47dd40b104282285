/** Whatever is typed, a line is understood or refused: nothing else is thrown, and never after more than bounded work. */
import fc from 'fast-check';
import { Refusal } from '../../../src/domain/refusal.ts';
import { attempt } from '../../../src/slack/words/attempt.ts';
import { allGrammars } from '../../../src/slack/words/grammars.ts';
import { escaped, type Lexicon, phrasesOf, tokenize, understand } from '../../../src/slack/words/index.ts';
import { namesOf } from '../../../src/slack/words/names.ts';
import { at, both, mentions, minikai, miruni, site, web } from './typing.ts';

const vocabulary = fc.constantFrom(
  ...'set add remove invite request approve deny end extend why who can history team project label mini new rename list to from in as for until on'.split(
    ' ',
  ),
  ...[
    '@ana',
    '@ben',
    'me',
    'admin',
    'member',
    'guest',
    'web',
    'site',
    'launch',
    'web/site',
    'house-a',
    'Rose Cottage',
    'miruni',
    'view',
    'R-12',
  ],
  ...[
    '4h',
    '3m',
    'friday',
    'tomorrow',
    '2026-12-24',
    '17:00',
    'because',
    'not',
    '"',
    "'",
    ',',
    '<!channel>',
    '<#C1|x>',
    '&lt;',
    'a@b.co',
    '\u202e',
    '\u0000',
  ],
);

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(vocabulary, { maxLength: 25 }).map((words) => words.join(' ')),
);

/** What a line comes to; anything but a refusal fails the test. */
function outcome(text: string, lexicon: Lexicon): object {
  try {
    const tokens = tokenize(mentions(text));
    expect(phrasesOf(tokens).length).toBeLessThan(10_000);
    return understand(tokens, lexicon, at);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return refusal;
  }
}

it('understands or refuses, and never throws anything else', () => {
  fc.assert(
    fc.property(
      anything,
      fc.constantFrom(miruni, minikai, both, { ...miruni, products: [], roles: [], types: [], things: [] }),
      (text, lexicon) => {
        const result = outcome(text, lexicon);
        if (!(result instanceof Refusal)) return;
        const { next = '', instead = [] } = result.detail;
        // What to do next is said in words, or by the lines that could be typed instead.
        expect(next !== '' || instead.length > 0).toBe(true);
        expect(result.message.length).toBeLessThan(400);
        // Every line that is offered is one that is understood.
        for (const line of instead) expect(outcome(line, lexicon)).not.toBeInstanceOf(Refusal);
      },
    ),
    { numRuns: 600 },
  );
});

it.each([
  ['nothing but quotes', '"'.repeat(3_999)],
  ['nothing but spaces', ' '.repeat(3_999)],
  ['nothing but commas', `a${','.repeat(3_990)}b`],
  ['nothing but markup', '<@U1>'.repeat(700)],
  ['nothing but open brackets', '<'.repeat(3_999)],
  ['nothing but ats', '@'.repeat(3_999)],
  ['ten thousand letters', 'x'.repeat(10_000)],
  ['emoji', '👩‍👩‍👧‍👦 '.repeat(100)],
])('reads %s to the end', (_what, text) => {
  expect(outcome(text, both)).toBeDefined();
});

it('takes a bounded number of steps, however many readings there are', () => {
  const twins = Array.from({ length: 40 }, (_none, number) => ({
    ...site,
    id: `${site.id.slice(0, -2)}${10 + number}` as typeof site.id,
  }));
  const lexicon = { ...miruni, things: [web, ...twins] };
  const names = namesOf(lexicon);
  const ground = { setting: { lexicon, ...at }, names, grammars: allGrammars, verbs: [] };
  const text = `invite <@U1> ${'to site '.repeat(20)}`;
  expect(() => attempt(tokenize(text), ground)).toThrow('too many ways');
  expect(outcome(text, lexicon)).toMatchObject({ detail: { code: 'too_many_readings' } });
  expect(attempt(tokenize('add <@U1> to site'), ground).reader.steps).toBeLessThan(500);
});

it('says how many more there are when it cannot offer them all', () => {
  const twins = Array.from({ length: 14 }, (_none, number) => ({
    ...site,
    id: `${site.id.slice(0, -2)}${10 + number}` as typeof site.id,
  }));
  const refusal = outcome('add @ana to site', { ...miruni, things: [web, ...twins] });
  expect(refusal).toMatchObject({ detail: { next: expect.stringContaining('There are 4 more') } });
});

it('escapes to something that holds no markup at all', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>]/u.test(escaped(text))));
});
