// What people have put into menus and inputs, in the shape Slack reports it; kept by block id and action id.
import { elementsOf } from './blocks/checks.ts';
import { type Block, type Element, isMany, type StateValue, type StateValues, VALUE_KEY } from './kit.ts';

const STATELESS = new Set(['button', 'overflow', 'image', 'workflow_button', 'feedback_buttons', 'icon_button']);

function initialValue(element: Element, channel: string | undefined): unknown {
  const ofElement: Partial<Record<string, unknown>> = {
    value: element.initial_value,
    rich_text_value: element.initial_value,
    selected_option: element.initial_option,
    selected_options: element.initial_options,
    selected_user: element.initial_user,
    selected_users: element.initial_users,
    selected_conversation:
      element.initial_conversation ?? (element.default_to_current_conversation ? channel : undefined),
    selected_conversations:
      element.initial_conversations ?? (element.default_to_current_conversation && channel ? [channel] : undefined),
    selected_channel: element.initial_channel,
    selected_channels: element.initial_channels,
    selected_date: element.initial_date,
    selected_time: element.initial_time,
    selected_date_time: element.initial_date_time,
  };
  return ofElement[VALUE_KEY[element.type] ?? ''] ?? (isMany(element.type) ? [] : null);
}

/** The state of freshly drawn blocks; values of `before` stay where block id, action id and type are the same. */
export function stateOf(blocks: Block[], before: StateValues = {}, channel?: string): StateValues {
  const state: StateValues = {};
  for (const block of blocks) {
    for (const { element } of elementsOf(block)) {
      const id = element.action_id ?? '';
      const key = VALUE_KEY[element.type];
      if (STATELESS.has(element.type) || key === undefined) continue;
      const kept = before[block.block_id]?.[id];
      const fresh: StateValue = { type: element.type, [key]: initialValue(element, channel) };
      if (element.type === 'timepicker' && element.timezone) fresh.timezone = element.timezone;
      state[block.block_id] = { ...state[block.block_id], [id]: kept?.type === element.type ? kept : fresh };
    }
  }
  return state;
}

/** Whether nothing has been put in. */
export function isEmpty(value: StateValue): boolean {
  const content = value[VALUE_KEY[value.type] ?? ''];
  return (
    content === null || content === undefined || content === '' || (Array.isArray(content) && content.length === 0)
  );
}
