/** Slack's limits as one table, and a checker that walks what we draw: unknown keys, lengths, counts, places, repeated ids. */
import { both, byType, flag, isObject, type Json, many, number, oneOf, type Rule, shape, text } from './rules.ts';

const plain = (max: number): Rule => shape({ 'type!': oneOf('plain_text'), 'text!': text(max), emoji: flag });
const mrkdwn = (max: number): Rule => shape({ 'type!': oneOf('mrkdwn'), 'text!': text(max), verbatim: flag });
const anyText = (max: number): Rule => byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) });
const style = oneOf('primary', 'danger');
const confirm = shape({
  'title!': plain(100),
  'text!': anyText(300),
  'confirm!': plain(30),
  'deny!': plain(30),
  style,
});

const option = shape({ 'text!': plain(75), 'value!': text(150), description: plain(75) });
const distinctValues: Rule = (value, where) => {
  const values = Array.isArray(value) ? value.map((one) => (isObject(one) ? one.value : one)) : [];
  return new Set(values).size === values.length ? [] : [`${where}: the same value twice`];
};
const options = (min: number, max: number): Rule => both(many(option, min, max), distinctValues);
const groups = many(shape({ 'label!': plain(75), 'options!': options(1, 100) }), 1, 100);
const oneList: Rule = (value, where) =>
  isObject(value) && (value.options === undefined) === (value.option_groups === undefined)
    ? [`${where}: exactly one of options and option_groups`]
    : [];
const initialIsOffered: Rule = (value, where) => {
  if (!isObject(value)) return [];
  const lists =
    isObject(value) && Array.isArray(value.option_groups)
      ? value.option_groups.map((g: Json) => g.options)
      : [value.options];
  const offered = new Set(lists.flat().map((one) => JSON.stringify(one)));
  const initial = [value.initial_option, ...(Array.isArray(value.initial_options) ? value.initial_options : [])];
  return initial.every((one) => one === undefined || offered.has(JSON.stringify(one)))
    ? []
    : [`${where}: initial is not offered`];
};

const actionId = text(255);
const common = { 'type!': text(50), 'action_id!': actionId };
const placeholder = plain(150);
const conversations = shape({
  ...common,
  placeholder,
  initial_conversation: text(50),
  filter: shape({
    include: many(oneOf('im', 'mpim', 'private', 'public'), 1, 4),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  }),
});

/** Whoever speaks to the computer says what they read on the button. */
const heardAsRead: Rule = (value, where) => {
  if (!isObject(value) || typeof value.accessibility_label !== 'string' || !isObject(value.text)) return [];
  const { accessibility_label: heard, text: read } = value;
  return heard.startsWith(String(read.text).replace(/…$/, '')) ? [] : [`${where}: heard as "${heard}"`];
};

const elements: Record<string, Rule> = {
  button: both(
    shape({
      ...common,
      'text!': plain(75),
      value: text(2000),
      url: text(3000),
      style,
      confirm,
      accessibility_label: text(75),
    }),
    heardAsRead,
  ),
  overflow: shape({ ...common, 'options!': options(2, 5), confirm }),
  static_select: both(
    shape({ ...common, placeholder, options: options(1, 100), option_groups: groups, initial_option: option, confirm }),
    oneList,
    initialIsOffered,
  ),
  multi_static_select: both(
    shape({
      ...common,
      placeholder,
      options: options(1, 100),
      option_groups: groups,
      initial_options: options(1, 100),
      max_selected_items: number,
    }),
    oneList,
    initialIsOffered,
  ),
  external_select: shape({ ...common, placeholder, min_query_length: number, initial_option: option }),
  multi_external_select: shape({
    ...common,
    placeholder,
    min_query_length: number,
    max_selected_items: number,
    initial_options: options(1, 1000),
  }),
  users_select: shape({ ...common, placeholder, initial_user: text(50) }),
  multi_users_select: shape({
    ...common,
    placeholder,
    max_selected_items: number,
    initial_users: many(text(50), 1, 1000),
  }),
  conversations_select: conversations,
  checkboxes: both(shape({ ...common, 'options!': options(1, 10), initial_options: options(1, 10) }), initialIsOffered),
  datetimepicker: shape({ ...common, initial_date_time: number }),
  plain_text_input: shape({
    ...common,
    placeholder,
    multiline: flag,
    min_length: number,
    max_length: number,
    initial_value: text(3000),
  }),
  file_input: shape({ ...common, filetypes: many(text(10), 1, 20), max_files: number }),
};

const only = (...names: string[]): Rule =>
  byType(Object.fromEntries(names.map((name) => [name, elements[name] ?? text(0)])));
const selects = ['static_select', 'external_select', 'users_select', 'conversations_select'];
const multis = ['multi_static_select', 'multi_external_select', 'multi_users_select', 'checkboxes'];

const distinctActions: Rule = (value, where) => {
  const ids = Array.isArray(value) ? value.map((one) => (isObject(one) ? one.action_id : one)) : [];
  return new Set(ids).size === ids.length ? [] : [`${where}: the same action_id twice`];
};
const block = { 'type!': text(50), block_id: text(255) };
const sectionHolds: Rule = (value, where) =>
  isObject(value) && (value.text !== undefined || value.fields !== undefined)
    ? []
    : [`${where}: neither text nor fields`];

const blocks: Record<string, Rule> = {
  header: shape({ ...block, 'text!': plain(150) }),
  divider: shape(block),
  section: both(
    shape({
      ...block,
      text: anyText(3000),
      fields: many(anyText(2000), 1, 10),
      accessory: only('button', 'overflow', ...selects, ...multis),
    }),
    sectionHolds,
  ),
  context: shape({ ...block, 'elements!': many(anyText(3000), 1, 10) }),
  actions: shape({
    ...block,
    'elements!': both(
      many(only('button', 'overflow', 'datetimepicker', ...selects, ...multis), 1, 25),
      distinctActions,
    ),
  }),
  input: shape({
    ...block,
    'label!': plain(2000),
    hint: plain(2000),
    optional: flag,
    dispatch_action: flag,
    'element!': only('plain_text_input', 'datetimepicker', 'file_input', ...selects, ...multis),
  }),
};

const distinctBlocks: Rule = (value, where) => {
  const ids = Array.isArray(value) ? value.flatMap((one) => (isObject(one) && one.block_id ? [one.block_id] : [])) : [];
  return new Set(ids).size === ids.length ? [] : [`${where}: the same block_id twice`];
};
const blockList = (max: number): Rule => both(many(byType(blocks), 1, max), distinctBlocks);

const view = {
  'type!': oneOf('modal', 'home'),
  callback_id: text(255),
  private_metadata: text(3000),
  'blocks!': blockList(100),
};
const modal = shape({ ...view, 'title!': plain(24), submit: plain(24), close: plain(24) });
const submitsInputs: Rule = (value, where) => {
  const asks =
    isObject(value) && Array.isArray(value.blocks) && value.blocks.some((one) => isObject(one) && one.type === 'input');
  return asks && isObject(value) && value.submit === undefined ? [`${where}: a form without a submit button`] : [];
};

/** What Slack would refuse about a message; an empty list is fine. Its text stays below what an edit takes. */
export const messageProblems = (message: unknown): string[] =>
  shape({ 'text!': text(4000), 'blocks!': blockList(50) })(message, 'message');

/** What Slack would refuse about a form or a Home, its size included. */
export const viewProblems = (drawn: unknown): string[] => {
  const size = JSON.stringify(drawn).length > 250_000 ? ['view: larger than 250 KB'] : [];
  const isHome = isObject(drawn) && drawn.type === 'home';
  return [...size, ...(isHome ? shape(view)(drawn, 'home') : both(modal, submitsInputs)(drawn, 'modal'))];
};

/** What Slack would refuse about the answer to an external select. */
export const optionsProblems = (answer: unknown): string[] =>
  both(shape({ options: options(0, 100), option_groups: groups }), oneList)(answer, 'answer');
