/** The checker itself: it finds what Slack would refuse, so that its silence means something. */
import { messageProblems, optionsProblems, viewProblems } from '../../support/slack-limits.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const section = (words = 'hello') => ({ type: 'section', text: { type: 'mrkdwn', text: words } });
const button = (over: object = {}) => ({ type: 'button', action_id: 'a', text: text('Go'), ...over });
const message = (...blocks: object[]) => ({ text: 'hello', blocks });
const option = (value: string) => ({ text: text('x'), value });
const select = (over: object) => ({
  type: 'input',
  label: text('x'),
  element: { type: 'static_select', action_id: 'a', ...over },
});
const form = (...blocks: object[]) => ({ type: 'modal', title: text('Form'), submit: text('Go'), blocks });

it('is silent about what Slack takes', () => {
  expect(messageProblems(message(section(), { type: 'actions', elements: [button()] }))).toEqual([]);
  expect(viewProblems(form(select({ options: [option('1')] })))).toEqual([]);
});

it.each([
  ['too long a section', message(section('x'.repeat(3001))), 'message.blocks[0]<section>.text<mrkdwn>.text: 3001'],
  ['an empty text', message(section('')), ': 0 code points'],
  ['an unknown key', message({ ...section(), color: 'red' }), '.color: unknown'],
  ['an unknown block', message({ type: 'table' }), 'table may not stand here'],
  ['no words to hear', { text: '', blocks: [section()] }, 'message.text'],
  ['too many blocks', message(...Array.from({ length: 51 }, () => section())), '51 items'],
  [
    'the same block id twice',
    message({ ...section(), block_id: 'b' }, { ...section(), block_id: 'b' }),
    'the same block_id',
  ],
  ['the same action id in a row', message({ type: 'actions', elements: [button(), button()] }), 'the same action_id'],
  [
    'a button without an id',
    message({ type: 'actions', elements: [{ type: 'button', text: text('Go') }] }),
    'action_id: missing',
  ],
  [
    'a field where only buttons stand',
    message({ type: 'actions', elements: [{ type: 'plain_text_input', action_id: 'a' }] }),
    'may not stand here',
  ],
  ['a key that is undefined', message({ ...section(), block_id: undefined }), 'unknown or undefined'],
])('finds %s', (_, drawn, problem) => {
  expect(messageProblems(drawn).join('\n')).toContain(problem);
});

it.each([
  ['a long title', { ...form(section()), title: text('x'.repeat(25)) }, '25 code points'],
  [
    'a form that cannot be sent',
    { ...form(select({ options: [option('1')] })), submit: undefined },
    'without a submit',
  ],
  ['101 options', form(select({ options: Array.from({ length: 101 }, (__, i) => option(String(i))) })), '101 items'],
  ['two options of one value', form(select({ options: [option('1'), option('1')] })), 'the same value'],
  [
    'a start that is not offered',
    form(select({ options: [option('1')], initial_option: option('2') })),
    'initial is not offered',
  ],
  ['a select without options', form(select({})), 'exactly one of'],
])('finds %s', (_, drawn, problem) => {
  expect(viewProblems(drawn).join('\n')).toContain(problem);
});

it('finds what is wrong with the answer to a picker', () => {
  expect(optionsProblems({ options: [] })).toEqual([]);
  expect(optionsProblems({}).join()).toContain('exactly one of');
});
