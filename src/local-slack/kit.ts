// The shape of Block Kit after validation, as loosely as the rest of the local Slack needs it.

export interface Text {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface Option {
  text: Text;
  value: string;
  description?: Text;
  url?: string;
}

export interface OptionGroup {
  label: Text;
  options: Option[];
}

export interface Confirm {
  title: Text;
  text: Text;
  confirm: Text;
  deny: Text;
  style?: 'primary' | 'danger';
}

/** One of the two thumbs of `feedback_buttons`. */
export interface Feedback {
  text: Text;
  value: string;
  accessibility_label?: string;
}

/** Any interactive element; which keys are there depends on `type` and was checked before. */
export interface Element {
  type: string;
  action_id?: string;
  text?: Text;
  value?: string;
  url?: string;
  style?: string;
  placeholder?: Text;
  accessibility_label?: string;
  alt_text?: string;
  confirm?: Confirm;
  options?: Option[];
  option_groups?: OptionGroup[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_value?: unknown;
  initial_user?: string;
  initial_users?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  default_to_current_conversation?: boolean;
  response_url_enabled?: boolean;
  timezone?: string;
  min_query_length?: number;
  max_selected_items?: number;
  min_length?: number;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  max_files?: number;
  filetypes?: string[];
  multiline?: boolean;
  focus_on_load?: boolean;
  image_url?: string;
  positive_button?: Feedback;
  negative_button?: Feedback;
  visible_to_user_ids?: string[];
  dispatch_action_config?: { trigger_actions_on?: string[] };
  filter?: { include?: string[]; exclude_bot_users?: boolean; exclude_external_shared_channels?: boolean };
}

export interface Block {
  type: string;
  block_id: string;
  text?: Text;
  fields?: Text[];
  accessory?: Element;
  element?: Element;
  elements?: Element[];
  label?: Text;
  hint?: Text;
  title?: Text;
  alt_text?: string;
  optional?: boolean;
  dispatch_action?: boolean;
  [key: string]: unknown;
}

/** A view as an app sends it. */
export interface ViewBody {
  type: 'modal' | 'home';
  blocks: Block[];
  title?: Text;
  submit?: Text;
  close?: Text;
  private_metadata?: string;
  callback_id?: string;
  external_id?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
}

export type Surface = 'modal' | 'home' | 'message';

/** One stateful value as Slack reports it: `{ type, value }`, `{ type, selected_option }` and so on. */
export type StateValue = { type: string; [key: string]: unknown };
export type StateValues = Record<string, Record<string, StateValue>>;

/** The property in which an element of this type reports its value, e.g. `selected_option`. */
export const VALUE_KEY: Record<string, string> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  rich_text_input: 'rich_text_value',
  file_input: 'files',
};

/** Whether the value is a list. */
export const isMany = (type: string): boolean =>
  type.startsWith('multi_') || type === 'checkboxes' || type === 'file_input';
