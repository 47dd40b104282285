// What Slack itself checks before it sends a form: required fields, lengths, numbers, addresses.
import { elementsOf } from '../blocks/checks.ts';
import { points } from '../blocks/text.ts';
import type { Element } from '../kit.ts';
import { isEmpty } from '../state-values.ts';
import type { View } from '../world/world.ts';

/** Errors by block id; when there are any, nothing is sent to the app. */
export function clientErrors(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of view.body.blocks.filter((it) => it.type === 'input')) {
    for (const { element } of elementsOf(block)) {
      const value = view.values[block.block_id]?.[element.action_id ?? ''];
      const empty = !value || isEmpty(value);
      const problem = empty
        ? block.optional
          ? undefined
          : 'Please complete this required field.'
        : problemOf(element, value?.value);
      if (problem) errors[block.block_id] = problem;
    }
  }
  return errors;
}

function problemOf(element: Element, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return lengthProblem(element, points(value));
    case 'number_input':
      return numberProblem(element, value);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function lengthProblem(element: Element, length: number): string | undefined {
  if (length < (element.min_length ?? 0)) return `Please enter at least ${element.min_length} characters.`;
  const max = element.max_length ?? 3000;
  return length > max ? `Please enter at most ${max} characters.` : undefined;
}

function numberProblem(element: Element, text: string): string | undefined {
  const value = Number(text);
  if (!Number.isFinite(value) || text.trim() === '') return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(value)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && value < Number(element.min_value))
    return `Please enter a number of at least ${element.min_value}.`;
  if (element.max_value !== undefined && value > Number(element.max_value))
    return `Please enter a number of at most ${element.max_value}.`;
  return undefined;
}
