// Short spellings of blocks for the tests.
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const x = (count: number) => 'x'.repeat(count);
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const option = (text: string, value = text) => ({ text: plain(text), value });
export const options = (count: number) => many(count, (index) => option(`o${index}`));
export const button = (text: string, more: object = {}) => ({ type: 'button', text: plain(text), ...more });
export const section = (text: string, more: object = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const input = (label: string, element: object, more: object = {}) => ({
  type: 'input',
  label: plain(label),
  element,
  ...more,
});
export const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 'pick',
  options: options(3),
  ...more,
});
export const write = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'write', ...more });
export const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Form'),
  submit: plain('Send'),
  blocks,
  ...more,
});
export const home = (blocks: object[], more: object = {}) => ({ type: 'home', blocks, ...more });
export const richText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
