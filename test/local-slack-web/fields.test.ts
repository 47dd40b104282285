/** Fields and forms: what is typed reaches the server in time, blocks keep their places, limits are said. */
import type { Block } from '../../src/local-slack/kit.ts';
import { blockKeys } from '../../src/local-slack/web/kit/block-keys.ts';
import { Drafts } from '../../src/local-slack/web/kit/drafts.ts';
import { accepts, attachedNames, fileProblem } from '../../src/local-slack/web/kit/elements/files.ts';
import { dispatchOf, lengthSaid, writtenText } from '../../src/local-slack/web/kit/written.ts';

it('sends everything typed before a press, and waits for what is on its way', async () => {
  const drafts = new Drafts();
  const done: string[] = [];
  const slowly = (name: string) => async () => {
    await new Promise((resolve) => setImmediate(resolve));
    done.push(name);
  };
  drafts.keep('a', slowly('stale'));
  drafts.keep('a', slowly('a'));
  drafts.keep('b', slowly('b'));
  drafts.keep('c', slowly('c'));
  drafts.drop('c');
  void drafts.put('b');
  await drafts.flush();
  expect(done).toEqual(['b', 'a']);
  await drafts.flush();
  expect(done).toHaveLength(2);
});

it('does not hold a press up when something before it failed', async () => {
  const drafts = new Drafts();
  drafts.keep('a', () => Promise.reject(new Error('gone')));
  await expect(drafts.flush()).resolves.toBeUndefined();
});

const button = (action_id: string, value: string) => ({ type: 'button', action_id, value });
const actions = (block_id: string, value: string): Block => ({
  type: 'actions',
  block_id,
  elements: [button('more', value)],
});
const input = (block_id: string): Block => ({ type: 'input', block_id });

it('knows the same button after its message was drawn anew with other block ids', () => {
  const before = blockKeys([{ type: 'divider', block_id: 'x' }, actions('y', 'r1')]);
  const after = blockKeys([{ type: 'header', block_id: 'p' }, { type: 'divider', block_id: 'q' }, actions('r', 'r1')]);
  expect(after.slice(1)).toEqual(before);
  expect(blockKeys([actions('y', 'r2')])).not.toEqual(blockKeys([actions('y', 'r1')]));
});

it('knows a field by its block id alone, as Slack does, and gives every block a key of its own', () => {
  expect(blockKeys([input('why')])).toEqual(blockKeys([input('why')]));
  expect(blockKeys([input('why:2')])).not.toEqual(blockKeys([input('why')]));
  const keys = blockKeys([
    actions('a', 'r'),
    actions('b', 'r'),
    { type: 'divider', block_id: 'c' },
    { type: 'divider', block_id: 'd' },
  ]);
  expect(new Set(keys).size).toBe(4);
});

it('reads what stands in a field, rich text as its words', () => {
  const section = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
  const rich = { type: 'rich_text', elements: [section('one'), section('two')] };
  expect(writtenText({ type: 'rich_text_input', rich_text_value: rich })).toBe('one\ntwo');
  expect(writtenText({ type: 'plain_text_input', value: 'words' })).toBe('words');
  expect([writtenText({ type: 'plain_text_input', value: null }), writtenText(undefined)]).toEqual(['', '']);
});

it('counts characters as people do, and says what is wrong in words', () => {
  const field = { type: 'plain_text_input', min_length: 3, max_length: 5 };
  expect(lengthSaid('👍👍👍👍', field)).toEqual({ text: '4 of 5', wrong: false });
  expect(lengthSaid('ab', field)).toEqual({ text: '2 of at least 3', wrong: true });
  expect(lengthSaid('abcdefg', field)).toEqual({ text: '2 too many: 7 of 5', wrong: true });
  expect(lengthSaid('anything', { type: 'plain_text_input' })).toBeUndefined();
  expect(lengthSaid('', field)).toBeUndefined();
});

it('acts on Enter unless the field asks for characters, and never where nothing is dispatched', () => {
  const on = (trigger: string) => ({
    type: 'plain_text_input',
    dispatch_action_config: { trigger_actions_on: [trigger] },
  });
  expect(dispatchOf({ type: 'plain_text_input' }, true)).toEqual({ onEnter: true, onCharacter: false });
  expect(dispatchOf(on('on_character_entered'), true)).toEqual({ onEnter: false, onCharacter: true });
  expect(dispatchOf(on('on_enter_pressed'), false)).toEqual({ onEnter: false, onCharacter: false });
});

it('takes files of the right kind, size and number', () => {
  const field = { type: 'file_input', filetypes: ['csv'], max_files: 1 };
  const csv = { name: 'People.CSV', size: 10 };
  expect(accepts(field)).toBe('.csv');
  expect(fileProblem([csv], field)).toBeUndefined();
  expect(fileProblem([csv, csv], field)).toBe('At most one file can be attached.');
  expect(fileProblem([{ ...csv, size: 11_000_000 }], field)).toBe('People.CSV is larger than 10 MB.');
  expect(fileProblem([{ ...csv, name: 'a.exe' }], field)).toBe('a.exe is of another type; this takes csv.');
  expect(attachedNames({ type: 'file_input', files: [{ id: 'F1', name: 'a.csv' }] })).toEqual(['a.csv']);
});
