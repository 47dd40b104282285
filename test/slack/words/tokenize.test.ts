/** From what Slack delivers to tokens: markup, escapes, quotes, addresses, the reason. */
import { escaped, phrasesOf, plain, tokenize, unescaped } from '../../../src/slack/words/index.ts';

const kinds = (text: string) => tokenize(text).map(({ kind, text }) => `${kind} ${text}`);

it.each([
  ['set <@U123|ana> admin', ['word set', 'mention @ana', 'word admin']],
  ['<@W12> <@U1|>', ['mention @W12', 'mention @U1']],
  ['<@U1|ana>,<@U2|ben>', ['mention @ana', 'mention @ben']],
  ['<mailto:Ben@Example.com|Ben@Example.com>', ['email ben@example.com']],
  ['<mailto:evil@example.com|ana@example.com>', ['email evil@example.com']],
  ['a@example.com,b@example.com; c@example.com', ['email a@example.com', 'email b@example.com', 'email c@example.com']],
  ['<!subteam^S1|@devs> <!here> <!channel|channel>', ['group @devs', 'broadcast @here', 'broadcast @channel']],
  ['<#C1|general>', ['channel #general']],
  ['<https://x.example|click me>', ['markup https://x.example']],
  ['<http://acme.com|acme.com>', ['word acme.com']],
  ['r-1042 R\u20111042, R-x', ['request R-1042', 'request R-1042', 'word R-x']],
  ['“Rose Cottage” „a“ «b»', ['quoted Rose Cottage', 'quoted a', 'quoted b']],
  ['“<mailto:new@example.com|new@example.com>”', ['quoted new@example.com']],
  ['"a@example.com" “<@U1|ana>” "<@U1|ana> x"', ['quoted a@example.com', 'quoted @ana', 'quoted <@U1|ana> x']],
  ["'two words' don't 'tis", ['quoted two words', "word don't", "word 'tis"]],
  ['R&amp;D &lt;@U1&gt; a < b', ['word R&D', 'word <@U1>', 'word a', 'word <', 'word b']],
  ['a\u0000b\u200dc\u00a0d\u200f', ['word a', 'word bc', 'word d']],
])('%s', (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

it('keeps the reason as it was written, with nothing in it that could ping', () => {
  const [, token] = tokenize('x because: it’s “so”,\n  <@U1|ana> &amp; <!channel> for <https://x.example|free>');
  expect(token).toMatchObject({ kind: 'because', reason: 'it’s “so”,\n  @ana & @channel for https://x.example' });
  expect(tokenize('x "because" y because because').at(-1)).toMatchObject({ kind: 'because', reason: 'because' });
});

it('finds every phrase that could be a name, and nothing in the reason', () => {
  expect(phrasesOf(tokenize('show Web/Site "Rose Cottage" because secret'))).toEqual([
    'show',
    'show web/site',
    'site',
    'web/site',
    'rose cottage',
  ]);
  expect(phrasesOf(tokenize("mini Rose's"))).toEqual(['mini', "mini rose's", 'mini rose’s', "rose's", 'rose’s']);
  expect(phrasesOf(tokenize('a b c d e f g h i j'))).toContain('a b c d e f g h');
});

it('escapes for mrkdwn, and back', () => {
  expect(escaped('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  expect(unescaped(escaped('&lt; <!here> &amp;'))).toBe('&lt; <!here> &amp;');
  expect(plain('set <@U1|ana> &amp; <!subteam^S1|@devs> &lt;!here&gt;')).toBe('set @ana & @devs <!here>');
});

it.each(['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'])(
  'refuses a line in disguise, wherever %j stands in it',
  (mark) => {
    for (const line of [`set ${mark}<@U1|ana> admin`, `set <@U1|ana> admin because ${mark}x`, `"${mark}web"`])
      expect(() => tokenize(line)).toThrow('turn the direction of text');
  },
);
