/** Slack's markup is read as Slack reads it. */
import type { Inline } from '../../src/local-slack/web/kit/text/inline-parse.ts';
import { parseInline } from '../../src/local-slack/web/kit/text/inline-parse.ts';
import { parseMrkdwn } from '../../src/local-slack/web/kit/text/mrkdwn-parse.ts';
import { plainPieces, plainString } from '../../src/local-slack/web/kit/text/plain-parse.ts';

/** Pieces in a short writing of their own: `bold[x]`, `user[U1]`. */
const told = (pieces: Inline[]): string =>
  pieces
    .map((it) => {
      if (it.type === 'text') return it.text;
      if ('children' in it) return `${it.type}[${told(it.children)}]`;
      const { type, ...rest } = it;
      return `${type}[${Object.values(rest).join('|')}]`;
    })
    .join('');

const read = (text: string, verbatim = false) => told(parseInline(text, { verbatim }));

it.each([
  ['*bold* _italic_ ~gone~ `code`', 'bold[bold] italic[italic] strike[gone] code[code]'],
  ['*_both_* _*both*_', 'bold[italic[both]] italic[bold[both]]'],
  ['(*bold*), *bold*.', '(bold[bold]), bold[bold].'],
  ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
  ['a*b* and x_y_ and `c`d', 'a*b* and x_y_ and `c`d'],
  ['* not bold * and ** neither', '* not bold * and ** neither'],
  ['*open and _open', '*open and _open'],
  ['*over `a*b` code*', 'bold[over code[a*b] code]'],
  ['*<https://a.example/x*y|a*>*', 'bold[link[https://a.example/x*y|a*]]'],
  ['`*as* it is :tada:`', 'code[*as* it is :tada:]'],
  ['`<@U1> &amp; more`', 'code[user[U1] & more]'],
  ['&amp; &lt;b&gt; &amp;amp;', '& <b> &amp;'],
  ['&lt;@U1&gt;', '<@U1>'],
])('styles: %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

it.each([
  ['<@U1> <@W2|ana>', 'user[U1] user[W2|ana]'],
  ['<#C1> <#C1|general>', 'channel[C1] channel[C1|general]'],
  ['<!subteam^S1> <!subteam^S1|@ops>', 'usergroup[S1] usergroup[S1|@ops]'],
  ['<!here> <!channel|channel> <!everyone>', 'broadcast[here] broadcast[channel] broadcast[everyone]'],
  ['<https://a.example|words &amp; more>', 'link[https://a.example|words & more]'],
  ['<https://a.example?x=1&amp;y=2>', 'link[https://a.example?x=1&y=2]'],
  ['<mailto:a@b.example|a@b.example>', 'link[mailto:a@b.example|a@b.example]'],
  ['<javascript:alert(1)|press>', '<javascript:alert(1)|press>'],
  ['<!date^1^{date} at {time}|then>', 'date[1|{date} at {time}|then]'],
  ['<!date^1^{date}^https://a.example|then>', 'date[1|{date}|then|https://a.example]'],
  ['<!date^1^{date}^javascript:x|then>', 'date[1|{date}|then]'],
  ['<!unknown|its words>', 'its words'],
  ['a < b > c', 'a < b > c'],
])('entities: %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

it('reads emoji by short name, with a skin tone', () => {
  expect(read(':wave: :wave::skin-tone-3: 10:30:45')).toBe(
    'emoji[wave|:wave:] emoji[wave|:wave::skin-tone-3:|3] 10emoji[30|:30:]45',
  );
});

it('makes links of bare addresses, but not where the text is verbatim', () => {
  expect(read('see https://a.example/x?y=1, or (http://b.example).')).toBe(
    'see link[https://a.example/x?y=1], or (link[http://b.example]).',
  );
  expect(read('see https://a.example', true)).toBe('see https://a.example');
  expect(read('*bold* <@U1>', true)).toBe('bold[bold] user[U1]');
});

const parts = (text: string) =>
  parseMrkdwn(text).map((it) =>
    it.type === 'code_block' ? ['code', told(it.content)] : [it.type, it.lines.map(told).join(' / ')],
  );

it('takes quotes by line, and everything after three marks', () => {
  expect(parts('before\n&gt; one\n&gt;two\nafter')).toEqual([
    ['paragraph', 'before'],
    ['quote', 'one / two'],
    ['paragraph', 'after'],
  ]);
  expect(parts('&gt;&gt;&gt;one\ntwo')).toEqual([['quote', 'one / two']]);
});

it('takes code blocks out first, wherever they stand', () => {
  expect(parts('a\n```\n*x* &lt; y\n\nz\n```\nb')).toEqual([
    ['paragraph', 'a'],
    ['code', '*x* < y\n\nz'],
    ['paragraph', 'b'],
  ]);
  expect(parts('a ```b``` c')).toEqual([
    ['paragraph', 'a '],
    ['code', 'b'],
    ['paragraph', ' c'],
  ]);
  expect(parts('``` open')).toEqual([['paragraph', '``` open']]);
});

it('keeps empty lines, and styles do not run over the end of a line', () => {
  expect(parts('*a\n\nb*')).toEqual([['paragraph', '*a /  / b*']]);
});

it('reads nothing but emoji in plain text', () => {
  expect(plainPieces('*a* <@U1> :tada: &amp;').map((it) => it.type)).toEqual(['text', 'emoji', 'text']);
  expect(plainString(':tada: *a* :nobody:', (name) => (name === 'tada' ? '🎉' : undefined))).toBe('🎉 *a* :nobody:');
});
