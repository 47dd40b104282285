/** Rich text, markdown and emoji characters become the same pieces as mrkdwn. */
import { otherNames, pictureName, splitEmoji, toned, untoned } from '../../src/local-slack/web/kit/emoji/emoji-text.ts';
import { markdownInline } from '../../src/local-slack/web/kit/text/markdown-inline.ts';
import { parseMarkdown } from '../../src/local-slack/web/kit/text/markdown-parse.ts';
import { richInline } from '../../src/local-slack/web/kit/text/rich-inline.ts';

it('puts a leaf of rich text inside its styles', () => {
  expect(richInline({ type: 'text', text: 'a', style: { bold: true, code: true } })).toEqual({
    type: 'bold',
    children: [{ type: 'code', children: [{ type: 'text', text: 'a' }] }],
  });
  expect(richInline({ type: 'user', user_id: 'U1' })).toEqual({ type: 'user', id: 'U1' });
  expect(richInline({ type: 'link', url: 'https://a.example' })).toEqual({ type: 'link', url: 'https://a.example' });
});

it('makes no link of an address that is a script', () => {
  expect(richInline({ type: 'link', url: 'javascript:alert(1)', text: 'press' })).toEqual({
    type: 'text',
    text: 'press',
  });
  expect(markdownInline('[press](javascript:alert)')).toEqual([{ type: 'text', text: '[press](javascript:alert)' }]);
});

it.each([
  ['**a** and *b*', ['bold', 'text', 'italic']],
  ['__a__ _b_ ~~c~~', ['bold', 'text', 'italic', 'text', 'strike']],
  ['`**a**`', ['code']],
  ['[a](https://a.example) https://b.example.', ['link', 'text', 'link', 'text']],
  ['snake_case_name and x_y_', ['text']],
  ['\\*a\\*', ['text', 'text', 'text']],
  ['<@U1> :tada:', ['user', 'text', 'emoji']],
])('markdown: %s', (text, types) => {
  expect(markdownInline(text).map((it) => it.type)).toEqual(types);
});

it('reads the blocks of markdown', () => {
  const text = '# Title\n\nOne\ntwo\n\n> quoted\n\n```js\na\n\nb\n```\n---\n| a | b |\n|---|:-:|\n| 1 | 2 |\n';
  expect(parseMarkdown(text).map((it) => it.type)).toEqual(['heading', 'paragraph', 'quote', 'code', 'rule', 'table']);
  const [, paragraph, , code, , table] = parseMarkdown(text);
  expect(paragraph).toMatchObject({ lines: [[{ text: 'One' }], [{ text: 'two' }]] });
  expect(code).toEqual({ type: 'code', text: 'a\n\nb' });
  expect(table).toMatchObject({
    rows: [
      [[{ text: 'a' }], [{ text: 'b' }]],
      [[{ text: '1' }], [{ text: '2' }]],
    ],
  });
});

it('reads lists with lists inside, numbers and tasks', () => {
  const [bullets, numbers] = parseMarkdown('- one\n  1. inner\n- [x] two\n\n3. three\n4. four');
  expect(bullets).toMatchObject({
    ordered: false,
    items: [{ inner: [{ type: 'list', ordered: true }] }, { done: true, inner: [] }],
  });
  expect(numbers).toMatchObject({ ordered: true, start: 3, items: [{}, {}] });
});

it('comes to an end whatever is written', () => {
  for (const text of ['```', '|', '-', '> ', '#', '1.', '- - -\n  -', '\n\n', '* a\n * b\n* c']) {
    expect(Array.isArray(parseMarkdown(text))).toBe(true);
  }
});

it('finds the emoji among characters, joined ones whole', () => {
  const known = new Set(['👍', '👩‍💻', '🇩🇪', '⚠️']);
  const found = splitEmoji('a 👍 1 👩‍💻 🇩🇪 ⚠️ ⚠ ©', (it) => known.has(it)).filter((it) => it.emoji);
  expect(found.map((it) => it.text)).toEqual(['👍', '👩‍💻', '🇩🇪', '⚠️']);
  expect(splitEmoji('plain', () => false)).toEqual([{ text: 'plain', emoji: false }]);
});

it('names pictures as the package does', () => {
  expect([pictureName('👍'), pictureName('⚠️'), pictureName('👩‍💻'), pictureName('❤️‍🔥')]).toEqual([
    '1f44d',
    '26a0',
    '1f469-200d-1f4bb',
    '2764-fe0f-200d-1f525',
  ]);
  expect(pictureName(toned('👋', 2))).toBe('1f44b-1f3fb');
  expect(pictureName(toned('☝️', 6))).toBe('261d-1f3ff');
});

it('tells the skin tone from the emoji that wears it, and puts it back', () => {
  expect(untoned('👍🏽')).toEqual({ plain: '👍', tone: 4 });
  expect(untoned('👩🏿‍💻')).toEqual({ plain: '👩‍💻', tone: 6 });
  expect(untoned('👍')).toEqual({ plain: '👍' });
  expect([toned('👍', 4), toned('👩‍💻', 6)]).toEqual(['👍🏽', '👩🏿‍💻']);
  expect(splitEmoji('so 👍🏽!', (it) => untoned(it).plain === '👍').map((it) => it.text)).toEqual(['so ', '👍🏽', '!']);
});

it('knows the names that Slack gives to flags, families and whoever does something', () => {
  expect(otherNames('flag-de')).toEqual(['de']);
  expect(otherNames('male-technologist')).toEqual(['man_technologist']);
  expect(otherNames('woman-raising-hand')).toContain('raising_hand_woman');
  expect(otherNames('man-woman-girl-boy')).toContain('family_man_woman_girl_boy');
  expect(otherNames('wave')).toEqual([]);
});
