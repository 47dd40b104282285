/** Fills a form as a person would and hands back what Slack would send: what is not touched keeps what it starts with. */
import type { InputBlock, ModalView } from '@slack/types';
import type { Submitted } from '../../../src/slack/views/index.ts';

type Filled = string | readonly string[] | number | null;
type Start = Record<string, unknown>;

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

const keys: Record<string, { key: string; starts: string; wrap: (value: Filled) => unknown }> = {
  plain_text_input: { key: 'value', starts: 'initial_value', wrap: (value) => value },
  static_select: {
    key: 'selected_option',
    starts: 'initial_option',
    wrap: (value) => (value === null ? null : option(String(value))),
  },
  external_select: {
    key: 'selected_option',
    starts: 'initial_option',
    wrap: (value) => (value === null ? null : option(String(value))),
  },
  multi_external_select: {
    key: 'selected_options',
    starts: 'initial_options',
    wrap: (value) => [value ?? []].flat().map(String).map(option),
  },
  checkboxes: {
    key: 'selected_options',
    starts: 'initial_options',
    wrap: (value) => [value ?? []].flat().map(String).map(option),
  },
  users_select: { key: 'selected_user', starts: 'initial_user', wrap: (value) => value },
  multi_users_select: { key: 'selected_users', starts: 'initial_users', wrap: (value) => [value ?? []].flat() },
  conversations_select: { key: 'selected_conversation', starts: 'initial_conversation', wrap: (value) => value },
  datetimepicker: { key: 'selected_date_time', starts: 'initial_date_time', wrap: (value) => value },
  file_input: { key: 'files', starts: 'files', wrap: (value) => [value ?? []].flat().map((id) => ({ id })) },
};

const isInput = (block: { type: string }): block is InputBlock => block.type === 'input';
const nameOf = (block: InputBlock): string => (block.block_id ?? '').split(':', 1)[0] ?? '';

/** Throws where the form has no such field, or a kind of field we do not know: a test must not fill what is not there. */
export function fill(form: ModalView, values: Record<string, Filled> = {}): Submitted {
  const inputs = form.blocks.filter(isInput);
  const unknown = Object.keys(values).filter((name) => !inputs.some((block) => nameOf(block) === name));
  if (unknown.length > 0) throw new Error(`no such field: ${unknown.join(', ')}`);
  const states = inputs.map((block) => {
    const { type, action_id: action = '' } = block.element;
    const known = keys[type];
    if (!known) throw new Error(`do not know how to fill ${type}`);
    const name = nameOf(block);
    const start = (block.element as unknown as Start)[known.starts] ?? known.wrap(null);
    return [
      block.block_id,
      { [action]: { type, [known.key]: name in values ? known.wrap(values[name] ?? null) : start } },
    ];
  });
  return {
    ...(form.private_metadata && { private_metadata: form.private_metadata }),
    state: { values: Object.fromEntries(states) },
  };
}
