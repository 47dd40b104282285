// Which element may stand where, which block on which surface, and that unknown keys are refused everywhere.
import { checkMessageBlocks, checkView } from '../../src/local-slack/blocks/check.ts';
import {
  actions,
  button,
  home,
  input,
  modal,
  option,
  options,
  plain,
  richText,
  section,
  select,
  write,
} from './support/kit.ts';

const elements: Record<string, object> = {
  button: button('b'),
  image: { type: 'image', image_url: 'https://e.com/a.png', alt_text: 'a' },
  overflow: { type: 'overflow', options: options(2) },
  static_select: select(),
  external_select: { type: 'external_select' },
  users_select: { type: 'users_select' },
  conversations_select: { type: 'conversations_select' },
  channels_select: { type: 'channels_select' },
  multi_static_select: { type: 'multi_static_select', options: options(2) },
  multi_external_select: { type: 'multi_external_select' },
  multi_users_select: { type: 'multi_users_select' },
  checkboxes: { type: 'checkboxes', options: options(2) },
  radio_buttons: { type: 'radio_buttons', options: options(2) },
  datepicker: { type: 'datepicker' },
  timepicker: { type: 'timepicker' },
  datetimepicker: { type: 'datetimepicker' },
  plain_text_input: write(),
  number_input: { type: 'number_input', is_decimal_allowed: true },
  email_text_input: { type: 'email_text_input' },
  url_text_input: { type: 'url_text_input' },
  rich_text_input: { type: 'rich_text_input' },
  file_input: { type: 'file_input' },
  icon_button: { type: 'icon_button', icon: 'trash', text: plain('t') },
};

const menus = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'];
const multi = ['multi_static_select', 'multi_external_select', 'multi_users_select'];
const both = [...menus, ...multi, 'checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];

const allowed: Record<string, string[]> = {
  'section accessory': ['button', 'image', 'overflow', ...both],
  actions: ['button', 'overflow', ...both, 'datetimepicker', 'rich_text_input'],
  input: [
    ...both,
    'datetimepicker',
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'rich_text_input',
    'file_input',
  ],
  context: ['image'],
  context_actions: ['icon_button'],
};

const places: Record<string, (element: object) => object> = {
  'section accessory': (accessory) => section('t', { accessory }),
  actions: (element) => actions(element),
  input: (element) => input('l', element),
  context: (element) => ({ type: 'context', elements: [element] }),
  context_actions: (element) => ({ type: 'context_actions', elements: [element] }),
};

describe.each(Object.keys(places))('in %s', (place) => {
  it.each(Object.keys(elements))('%s', (type) => {
    const block = places[place]?.(elements[type] ?? {}) ?? {};
    const result = place === 'context_actions' ? checkMessageBlocks([block]) : checkView(modal([block]));
    expect(result.ok).toBe(allowed[place]?.includes(type));
  });
});

const blocks: Record<string, object> = {
  section: section('t'),
  actions: actions(button('b')),
  context: { type: 'context', elements: [plain('t')] },
  divider: { type: 'divider' },
  header: { type: 'header', text: plain('t') },
  image: { type: 'image', image_url: 'https://e.com/a.png', alt_text: 'a' },
  input: input('l', write()),
  rich_text: richText('t'),
  alert: { type: 'alert', text: plain('t') },
  card: { type: 'card', title: plain('t') },
  markdown: { type: 'markdown', text: 't' },
  table: { type: 'table', rows: [[{ type: 'raw_text', text: 't' }]] },
  context_actions: { type: 'context_actions', elements: [elements.icon_button] },
  task_card: { type: 'task_card', task_id: 't', title: 't', status: 'pending' },
  file: { type: 'file', external_id: 'e', source: 'remote' },
  nonsense: { type: 'nonsense' },
};

const everywhere = ['section', 'actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text'];
const onSurface: Record<string, string[]> = {
  modal: [...everywhere, 'alert'],
  home: [...everywhere, 'card'],
  message: [...everywhere, 'card', 'markdown', 'table', 'context_actions', 'task_card'],
};

describe.each(Object.keys(onSurface))('on a %s', (surface) => {
  it.each(Object.keys(blocks))('%s', (type) => {
    const block = blocks[type] ?? {};
    const result =
      surface === 'message'
        ? checkMessageBlocks([block])
        : checkView(surface === 'home' ? home([block]) : modal([block]));
    expect(result.ok).toBe(onSurface[surface]?.includes(type));
  });
});

it.each([
  ['a block', [{ type: 'divider', colour: 'red' }], '/blocks/0'],
  ['an element', [actions(button('b', { confrim: {} }))], '/blocks/0/elements/0'],
  ['a text', [{ type: 'section', text: { ...plain('t'), verbatim: true } }], '/blocks/0/text'],
  [
    'an option',
    [actions(select({ options: [{ ...option('o'), url: 'https://e.com' }] }))],
    '/blocks/0/elements/0/options/0',
  ],
])('an unknown key in %s is named', (_, sent, pointer) => {
  const result = checkMessageBlocks(sent);
  expect(result).toMatchObject({
    ok: false,
    problems: [{ pointer, message: expect.stringMatching(/^invalid additional property: \w+$/) }],
  });
});

it.each([
  ['title', modal([], { title: { type: 'mrkdwn', text: 't' } }), '/view/title/type'],
  ['home with a title', home([], { title: plain('t') }), '/view'],
  ['no title', modal([], { title: undefined }), '/view/title'],
])('%s is refused', (_, view, pointer) => {
  expect(checkView(view)).toMatchObject({ ok: false, problems: [{ pointer }] });
});

it('plain text is required where Slack requires it', () => {
  const mrkdwn = { type: 'mrkdwn', text: 't' };
  const sent = [
    { type: 'header', text: mrkdwn },
    actions({ ...button('b'), text: mrkdwn }),
    { ...input('l', write()), label: mrkdwn },
  ];
  const result = checkMessageBlocks(sent);
  expect(result.ok ? [] : result.problems.map((it) => it.pointer)).toEqual([
    '/blocks/0/text/type',
    '/blocks/1/elements/0/text/type',
    '/blocks/2/label/type',
  ]);
});
