// What stands in fields that people write in: as a text, whichever way Slack keeps it, and what is said of its length.
import type { Element, StateValue } from '../../kit.ts';

interface RichPart {
  text?: string;
  elements?: RichPart[];
}

/** The text of a rich text value, a line for each of its sections. */
const richWords = (part: RichPart): string =>
  part.text ?? (part.elements ?? []).map(richWords).join(part.elements?.some((it) => it.elements) ? '\n' : '');

/** What stands in the field. */
export function writtenText(value: StateValue | undefined): string {
  const content = value?.type === 'rich_text_input' ? value.rich_text_value : value?.value;
  if (content === null || content === undefined) return '';
  return typeof content === 'object' ? richWords(content as RichPart) : String(content);
}

export interface LengthSaid {
  text: string;
  wrong: boolean;
}

/** How many characters are there and how many may or must be; nothing while the field is empty or has no limit. */
export function lengthSaid(text: string, { min_length: min = 0, max_length: max }: Element): LengthSaid | undefined {
  const length = [...text].length;
  if (max !== undefined && length > max) return { text: `${length - max} too many: ${length} of ${max}`, wrong: true };
  if (length > 0 && length < min) return { text: `${length} of at least ${min}`, wrong: true };
  if (max !== undefined && length > 0) return { text: `${length} of ${max}`, wrong: false };
  return undefined;
}

/** When writing acts by itself, in an input with `dispatch_action`. */
export function dispatchOf(element: Element, dispatches: boolean): { onEnter: boolean; onCharacter: boolean } {
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return {
    onEnter: dispatches && on.includes('on_enter_pressed'),
    onCharacter: dispatches && on.includes('on_character_entered'),
  };
}
