/** Every button, form, picker and shortcut, by its id, and what becomes of it; the ids come from the views. */
import type { ViewOutput } from '@slack/bolt';
import type { Said, Turn } from '../bot.ts';
import type { Opening } from '../forms.ts';
import type { Pressed, Searched, ShortcutTaken } from '../payloads.ts';
import { actions, forms, shortcuts } from '../views/index.ts';
import { redrawAsking, searchAskables, submitAsking } from './ask.ts';
import { askBare, askForThis, askFromMessage } from './ask-from.ts';
import * as decide from './decide.ts';
import * as grants from './grants.ts';
import { requestMore } from './request-more.ts';
import { setUpOpening, submitSetUp } from './set-up.ts';

/** Carries out a press; what it says is for the presser alone, and undefined says nothing. Refuses by throwing. */
export type Press = (pressed: Pressed, turn: Turn) => Promise<Said | undefined>;

/** What Slack is answered when a form is submitted: nothing closes it. */
export type Submitted =
  | { response_action: 'errors' | 'update' | 'push' | 'clear'; [rest: string]: unknown }
  | undefined;

/** Carries out a form. A refusal that names a field stands under it, any other one on a page on top of the form. */
export type Submit = (view: ViewOutput, turn: Turn) => Promise<Submitted>;

/** Options for what was typed into a picker. */
export type Search = (searched: Searched, turn: Turn) => Promise<object>;

/** Presses that change something or answer with words. */
export const presses: Record<string, Press> = {
  [actions.approve]: decide.approve,
  [actions.cancel]: decide.cancel,
  [actions.end]: grants.end,
  [actions.askWhat]: redrawAsking,
  [actions.askLength]: redrawAsking,
  [actions.askTarget]: redrawAsking,
};

/** Presses that open a form. */
export const openings: Record<string, (pressed: Pressed) => Opening> = {
  [actions.setup]: () => setUpOpening,
  [actions.ask]: askBare,
  [actions.askFor]: askForThis,
  [actions.deny]: ({ value }) => decide.denyOpening(value),
  [actions.answer]: ({ value }) => decide.answerOpening(value),
  [actions.requestMore]: requestMore,
  [actions.extend]: ({ value }) => grants.extendOpening(value),
  [actions.giveBack]: ({ value }) => grants.endOpening(value),
};

export const submissions: Record<string, Submit> = {
  [forms.setup]: submitSetUp,
  [forms.ask]: submitAsking,
  [forms.deny]: decide.submitDenial,
  [forms.answer]: decide.submitAnswer,
  [forms.approveChanged]: decide.submitLess,
  [forms.extend]: grants.submitExtending,
  [forms.end]: grants.submitEnding,
};

export const searches: Record<string, Search> = {
  [actions.askWhat]: searchAskables,
};

export const shortcutOpenings: Record<string, (taken: ShortcutTaken) => Opening> = {
  [shortcuts.ask]: askBare,
  [shortcuts.fromMessage]: askFromMessage,
};
