// Every limit of Block Kit, at its edge (taken) and one over (refused, with a pointer to the place).
import { checkMessageBlocks, checkView } from '../../src/local-slack/blocks/check.ts';
import {
  actions,
  button,
  home,
  input,
  many,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  richText,
  section,
  select,
  write,
  x,
} from './support/kit.ts';

const confirm = (more: object) => ({
  title: plain('t'),
  text: plain('t'),
  confirm: plain('y'),
  deny: plain('n'),
  ...more,
});
const withConfirm = (more: object) => [actions(button('b', { confirm: confirm(more) }))];
const image = (more: object = {}) => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'a',
  ...more,
});
const url = (length: number) => `https://e.com/${x(length - 14)}`;
const table = (rows: unknown[][]) => ({ type: 'table', rows });
const cell = (text: string) => ({ type: 'raw_text', text });
const chart = (more: object) => ({
  type: 'data_visualization',
  title: 't',
  chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
  ...more,
});
const pie = (count: number) => ({ type: 'pie', segments: many(count, (i) => ({ label: `s${i}`, value: 1 })) });
const series = (count: number) => ({
  type: 'line',
  series: many(count, (i) => ({ name: `s${i}`, data: [{ label: 'a', value: 1 }] })),
});

type Row = [name: string, limit: number, build: (size: number) => unknown[], pointer: string];

const inMessages: Row[] = [
  ['blocks in a message', 50, (n) => many(n, () => ({ type: 'divider' })), '/blocks'],
  ['block_id', 255, (n) => [{ type: 'divider', block_id: x(n) }], '/blocks/0/block_id'],
  ['action_id', 255, (n) => [actions(button('b', { action_id: x(n) }))], '/blocks/0/elements/0/action_id'],
  ['section text', 3000, (n) => [section(x(n))], '/blocks/0/text/text'],
  ['section fields', 10, (n) => [{ type: 'section', fields: many(n, () => plain('f')) }], '/blocks/0/fields'],
  ['section field text', 2000, (n) => [{ type: 'section', fields: [mrkdwn(x(n))] }], '/blocks/0/fields/0/text'],
  ['elements of actions', 25, (n) => [actions(...many(n, (i) => button(`b${i}`)))], '/blocks/0/elements'],
  ['elements of context', 10, (n) => [{ type: 'context', elements: many(n, () => plain('c')) }], '/blocks/0/elements'],
  ['header', 150, (n) => [{ type: 'header', text: plain(x(n)) }], '/blocks/0/text/text'],
  ['image alt_text', 2000, (n) => [image({ alt_text: x(n) })], '/blocks/0/alt_text'],
  ['image_url', 3000, (n) => [image({ image_url: url(n) })], '/blocks/0/image_url'],
  ['image title', 2000, (n) => [image({ title: plain(x(n)) })], '/blocks/0/title/text'],
  ['button text', 75, (n) => [actions(button(x(n)))], '/blocks/0/elements/0/text/text'],
  ['button value', 2000, (n) => [actions(button('b', { value: x(n) }))], '/blocks/0/elements/0/value'],
  ['button url', 3000, (n) => [actions(button('b', { url: url(n) }))], '/blocks/0/elements/0/url'],
  [
    'accessibility_label',
    75,
    (n) => [actions(button('b', { accessibility_label: x(n) }))],
    '/blocks/0/elements/0/accessibility_label',
  ],
  ['options', 100, (n) => [actions(select({ options: options(n) }))], '/blocks/0/elements/0/options'],
  [
    'option text',
    75,
    (n) => [actions(select({ options: [option(x(n), 'v')] }))],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'option value',
    150,
    (n) => [actions(select({ options: [option('o', x(n))] }))],
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'option description',
    75,
    (n) => [actions(select({ options: [{ ...option('o'), description: plain(x(n)) }] }))],
    '/blocks/0/elements/0/options/0/description/text',
  ],
  [
    'option groups',
    100,
    (n) => [
      actions(
        select({
          options: undefined,
          option_groups: many(n, (i) => ({ label: plain('g'), options: [option(`o${i}`)] })),
        }),
      ),
    ],
    '/blocks/0/elements/0/option_groups',
  ],
  [
    'option group label',
    75,
    (n) => [actions(select({ options: undefined, option_groups: [{ label: plain(x(n)), options: options(1) }] }))],
    '/blocks/0/elements/0/option_groups/0/label/text',
  ],
  ['placeholder', 150, (n) => [actions(select({ placeholder: plain(x(n)) }))], '/blocks/0/elements/0/placeholder/text'],
  ['overflow options', 5, (n) => [actions({ type: 'overflow', options: options(n) })], '/blocks/0/elements/0/options'],
  [
    'radio buttons',
    10,
    (n) => [actions({ type: 'radio_buttons', options: options(n) })],
    '/blocks/0/elements/0/options',
  ],
  ['checkboxes', 10, (n) => [actions({ type: 'checkboxes', options: options(n) })], '/blocks/0/elements/0/options'],
  ['confirm title', 100, (n) => withConfirm({ title: plain(x(n)) }), '/blocks/0/elements/0/confirm/title/text'],
  ['confirm text', 300, (n) => withConfirm({ text: plain(x(n)) }), '/blocks/0/elements/0/confirm/text/text'],
  ['confirm yes', 30, (n) => withConfirm({ confirm: plain(x(n)) }), '/blocks/0/elements/0/confirm/confirm/text'],
  ['confirm no', 30, (n) => withConfirm({ deny: plain(x(n)) }), '/blocks/0/elements/0/confirm/deny/text'],
  ['input label', 2000, (n) => [input(x(n), write())], '/blocks/0/label/text'],
  ['input hint', 2000, (n) => [input('l', write(), { hint: plain(x(n)) })], '/blocks/0/hint/text'],
  ['max_length', 3000, (n) => [input('l', write({ max_length: n }))], '/blocks/0/element/max_length'],
  ['min_length', 3000, (n) => [input('l', write({ min_length: n }))], '/blocks/0/element/min_length'],
  [
    'list indent',
    8,
    (n) => [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', indent: n, elements: [] }] }],
    '/blocks/0/elements/0/indent',
  ],
  ['markdown', 12_000, (n) => [{ type: 'markdown', text: x(n) }], '/blocks/0/text'],
  [
    'markdown of all blocks',
    12_000,
    (n) => [
      { type: 'markdown', text: x(6000) },
      { type: 'markdown', text: x(n - 6000) },
    ],
    '/blocks',
  ],
  ['table rows', 100, (n) => [table(many(n, () => [cell('c')]))], '/blocks/0/rows'],
  ['table columns', 20, (n) => [table([many(n, () => cell('c'))])], '/blocks/0/rows/0'],
  ['table text', 10_000, (n) => [table([[cell(x(5000)), cell(x(n - 5000))]])], '/blocks'],
  [
    'data table rows',
    101,
    (n) => [{ type: 'data_table', caption: 'c', rows: many(n, () => [cell('c')]) }],
    '/blocks/0/rows',
  ],
  [
    'page size',
    100,
    (n) => [{ type: 'data_table', caption: 'c', page_size: n, rows: many(2, () => [cell('c')]) }],
    '/blocks/0/page_size',
  ],
  ['tables', 1, (n) => many(n, () => table([[cell('c')]])), '/blocks'],
  ['charts', 2, (n) => many(n, () => chart({})), '/blocks'],
  ['chart title', 50, (n) => [chart({ title: x(n) })], '/blocks/0/title'],
  ['pie segments', 6, (n) => [chart({ chart: pie(n) })], '/blocks/0/chart/segments'],
  ['chart series', 12, (n) => [chart({ chart: series(n) })], '/blocks/0/chart/series'],
  ['card title', 150, (n) => [{ type: 'card', title: plain(x(n)) }], '/blocks/0/title/text'],
  ['card body', 200, (n) => [{ type: 'card', body: mrkdwn(x(n)) }], '/blocks/0/body/text'],
  ['card actions', 2, (n) => [{ type: 'card', actions: many(n, (i) => button(`b${i}`)) }], '/blocks/0/actions'],
  [
    'carousel',
    10,
    (n) => [{ type: 'carousel', elements: many(n, () => ({ type: 'card', title: plain('c') })) }],
    '/blocks/0/elements',
  ],
  [
    'container blocks',
    10,
    (n) => [{ type: 'container', title: plain('t'), child_blocks: many(n, () => ({ type: 'divider' })) }],
    '/blocks/0/child_blocks',
  ],
  [
    'context_actions',
    5,
    (n) => [
      { type: 'context_actions', elements: many(n, () => ({ type: 'icon_button', icon: 'trash', text: plain('t') })) },
    ],
    '/blocks/0/elements',
  ],
  [
    'video title',
    199,
    (n) => [{ type: 'video', alt_text: 'a', title: plain(x(n)), thumbnail_url: url(50), video_url: url(50) }],
    '/blocks/0/title/text',
  ],
];

const inModals: Row[] = [
  ['blocks', 100, (n) => [modal(many(n, () => ({ type: 'divider' })))], '/view/blocks'],
  ['title', 24, (n) => [modal([], { title: plain(x(n)) })], '/view/title/text'],
  ['submit', 24, (n) => [modal([], { submit: plain(x(n)) })], '/view/submit/text'],
  ['close', 24, (n) => [modal([], { close: plain(x(n)) })], '/view/close/text'],
  ['callback_id', 255, (n) => [modal([], { callback_id: x(n) })], '/view/callback_id'],
  ['external_id', 255, (n) => [modal([], { external_id: x(n) })], '/view/external_id'],
  ['private_metadata', 3000, (n) => [modal([], { private_metadata: x(n) })], '/view/private_metadata'],
  ['alert', 200, (n) => [modal([{ type: 'alert', text: plain(x(n)) }])], '/view/blocks/0/text/text'],
  [
    'max_files',
    10,
    (n) => [modal([input('f', { type: 'file_input', max_files: n })])],
    '/view/blocks/0/element/max_files',
  ],
  [
    'max_lines',
    100,
    (n) => [modal([input('f', { type: 'rich_text_input', max_lines: n })])],
    '/view/blocks/0/element/max_lines',
  ],
  [
    'focus_on_load',
    1,
    (n) => [modal(many(n, () => input('f', write({ focus_on_load: true }))))],
    '/view/blocks/1/element/focus_on_load',
  ],
  ['Home blocks', 100, (n) => [home(many(n, () => ({ type: 'divider' })))], '/view/blocks'],
];

const pointers = (result: { ok: true } | { ok: false; problems: { pointer: string }[] }) =>
  result.ok ? [] : result.problems.map((it) => it.pointer);

describe('messages', () => {
  it.each(inMessages)('%s: at most %i', (_, limit, build, pointer) => {
    expect(pointers(checkMessageBlocks(build(limit)))).toEqual([]);
    expect(pointers(checkMessageBlocks(build(limit + 1)))).toEqual([pointer]);
  });
});

describe('views', () => {
  it.each(inModals)('%s: at most %i', (_, limit, build, pointer) => {
    expect(pointers(checkView(build(limit)[0]))).toEqual([]);
    expect(pointers(checkView(build(limit + 1)[0]))).toEqual([pointer]);
  });
});

it('lengths count code points, not UTF-16 units', () => {
  expect(pointers(checkMessageBlocks([actions(button('👍'.repeat(75)))]))).toEqual([]);
  expect(pointers(checkMessageBlocks([actions(button('👍'.repeat(76)))]))).toEqual(['/blocks/0/elements/0/text/text']);
});

const tooFew: [string, unknown[], string][] = [
  ['an empty text', [section('')], '/blocks/0/text/text'],
  ['actions without elements', [actions()], '/blocks/0/elements'],
  ['a context without elements', [{ type: 'context', elements: [] }], '/blocks/0/elements'],
  ['a menu without options', [actions(select({ options: [] }))], '/blocks/0/elements/0/options'],
  [
    'an overflow menu with one entry',
    [actions({ type: 'overflow', options: options(1) })],
    '/blocks/0/elements/0/options',
  ],
  ['a section with neither text nor fields', [{ type: 'section' }], '/blocks/0'],
  [
    'a menu with options and groups',
    [actions(select({ option_groups: [{ label: plain('g'), options: options(1) }] }))],
    '/blocks/0/elements/0',
  ],
  ['an image with two sources', [image({ slack_file: { id: 'F1' } })], '/blocks/0'],
  ['an empty filter', [actions({ type: 'conversations_select', filter: {} })], '/blocks/0/elements/0/filter'],
  ['max_length below min_length', [input('l', write({ min_length: 5, max_length: 4 }))], '/blocks/0/element'],
  [
    'a number that is not a string',
    [input('l', { type: 'number_input', is_decimal_allowed: false, min_value: 1 })],
    '/blocks/0/element/min_value',
  ],
  [
    'a date that is none',
    [actions({ type: 'datepicker', initial_date: '24.12.2026' })],
    '/blocks/0/elements/0/initial_date',
  ],
  [
    'a day that no calendar has',
    [actions({ type: 'datepicker', initial_date: '2026-02-31' })],
    '/blocks/0/elements/0/initial_date',
  ],
  [
    'milliseconds for seconds',
    [actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 })],
    '/blocks/0/elements/0/initial_date_time',
  ],
  [
    'an initial option that is no option',
    [actions(select({ initial_option: option('other') }))],
    '/blocks/0/elements/0',
  ],
  [
    'options with the same value',
    [actions(select({ options: [option('a', 'v'), option('b', 'v')] }))],
    '/blocks/0/elements/0/options',
  ],
  [
    'the same block_id twice',
    [
      { type: 'divider', block_id: 'd' },
      { type: 'divider', block_id: 'd' },
    ],
    '/blocks/1/block_id',
  ],
  [
    'the same action_id twice in a block',
    [actions(button('a', { action_id: 'a' }), button('b', { action_id: 'a' }))],
    '/blocks/0/elements/1/action_id',
  ],
  [
    'rich text with an unknown leaf',
    [{ ...richText('t'), elements: [{ type: 'rich_text_section', elements: [{ type: 'nonsense' }] }] }],
    '/blocks/0/elements/0/elements/0/type',
  ],
];

it.each(tooFew)('%s is refused', (_, blocks, pointer) => {
  expect(pointers(checkMessageBlocks(blocks))).toEqual([pointer]);
});

it('a modal with inputs needs a submit button', () => {
  expect(pointers(checkView(modal([input('l', write())], { submit: undefined })))).toEqual(['/view']);
  expect(pointers(checkView(modal([section('t')], { submit: undefined })))).toEqual([]);
});
