/** Buttons, menus and the question that is asked back before something that matters. */
import type { Button, ConfirmationDialog, Overflow, PlainTextOption } from '@slack/types';
import type { ActionId } from '../ids.ts';
import { actions } from '../ids.ts';
import { mrkdwn, plain } from './blocks.ts';
import type { Sentence } from './sentence.ts';
import { isWebAddress } from './sentence.ts';

interface ButtonLooks {
  /** What it does and to what, for those who hear the page; it begins as the button reads: `Approve R-1042 for Ana`. */
  hears: string;
  /** An opaque id; what it means is looked up when it is pressed. */
  value?: string;
  style?: 'primary' | 'danger';
  confirm?: ConfirmationDialog;
}

/** A button that acts. */
export const button = (id: ActionId, text: string, { hears, value, style, confirm }: ButtonLooks): Button => ({
  type: 'button',
  action_id: id,
  text: plain(text, 75),
  accessibility_label: plain(hears, 75).text,
  ...(value && { value }),
  ...(style && { style }),
  ...(confirm && { confirm }),
});

/** A button that opens a page; nothing where the address is none. */
export const linkButton = (text: string, url: string): Button[] =>
  isWebAddress(url)
    ? [
        {
          type: 'button',
          action_id: actions.link,
          text: plain(text, 75),
          url,
          accessibility_label: plain(text, 75).text,
        },
      ]
    : [];

/** Asks back: a title, a sentence that repeats what will happen, and the word that does it. */
export const confirm = (title: string, sentence: Sentence, does: string, danger = false): ConfirmationDialog => ({
  title: plain(title, 100),
  text: mrkdwn(sentence, 300),
  confirm: plain(does, 30),
  deny: plain('Not now', 30),
  ...(danger && { style: 'danger' as const }),
});

export interface Choice {
  text: string;
  value: string;
  description?: string;
}

/** An option of a menu or a picker. */
export const option = ({ text, value, description }: Choice): PlainTextOption => ({
  text: plain(text, 75),
  value,
  ...(description && { description: plain(description, 75) }),
});

/** A menu of up to five further things to do; a single one is a button with the same id and value, none is nothing. */
export function menu(id: ActionId, hears: string, choices: readonly Choice[]): (Overflow | Button)[] {
  if (choices.length > 5) throw new RangeError(`${id}: a menu holds at most five choices`);
  const [only, ...others] = choices;
  if (only === undefined) return [];
  if (others.length === 0) return [button(id, only.text, { hears: `${only.text} ${hears}`, value: only.value })];
  return [{ type: 'overflow', action_id: id, options: choices.map(option) }];
}

/** The value behind a press, whether it was a button or a line of a menu; empty text where there is none. */
export const pressedValue = (action: { value?: string; selected_option?: { value?: string } | null }): string =>
  action.value ?? action.selected_option?.value ?? '';
