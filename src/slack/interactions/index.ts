/** Every button, form, picker and shortcut, by its id, and what becomes of it; the ids come from the views. */
import type { ViewOutput } from '@slack/bolt';
import type { Said, Turn } from '../bot.ts';
import type { Opening } from '../forms.ts';
import type { Pressed, Searched, ShortcutTaken } from '../payloads.ts';

/** Carries out a press; what it says is for the presser alone, and undefined says nothing. Refuses by throwing. */
export type Press = (pressed: Pressed, turn: Turn) => Promise<Said | undefined>;

/** What Slack is answered when a form is submitted: nothing closes it. */
export type Submitted =
  | { response_action: 'errors' | 'update' | 'push' | 'clear'; [rest: string]: unknown }
  | undefined;

/** Carries out a form. `under` puts messages under the fields that a refusal names. */
export interface Submission {
  submit(view: ViewOutput, turn: Turn): Promise<Submitted>;
  under(view: ViewOutput, fields: Record<string, string>): Record<string, string> | undefined;
}

/** Options for what was typed into a picker. */
export type Search = (searched: Searched, turn: Turn) => Promise<object>;

/** Presses that change something or answer with words. */
export const presses: Record<string, Press> = {};

/** Presses that open a form. */
export const openings: Record<string, (pressed: Pressed) => Opening> = {};

export const submissions: Record<string, Submission> = {};

export const searches: Record<string, Search> = {};

export const shortcutOpenings: Record<string, (taken: ShortcutTaken) => Opening> = {};
