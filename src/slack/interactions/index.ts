/** Every button, form, picker and shortcut, by its id, and what becomes of it; the ids come from the views. */
import type { ViewOutput } from '@slack/bolt';
import type { Said, Turn } from '../bot.ts';
import type { Opening } from '../forms.ts';
import type { Pressed, Searched, ShortcutTaken } from '../payloads.ts';
import { actions, forms, shortcuts } from '../views/index.ts';
import { redrawAdding, searchAddable, submitAdding } from './adding.ts';
import { redrawAsking, searchAskables, submitAsking } from './ask.ts';
import { askBare, askForThis, askFromMessage } from './ask-from.ts';
import * as decide from './decide.ts';
import * as grants from './grants.ts';
import * as home from './home.ts';
import { submitImport } from './import.ts';
import { takeLine } from './instead.ts';
import { inviteOpening, redrawInviting, searchGivable, submitInviting } from './invite.ts';
import { showMore } from './lists.ts';
import { searchContainers, submitName } from './naming.ts';
import { submitOffboarding } from './offboard.ts';
import * as people from './people.ts';
import { searchSeen, submitPicked } from './picking.ts';
import { cancelPlan, confirmPlan, submitPlan } from './plans.ts';
import { requestMore } from './request-more.ts';
import { redrawSetting, submitSetting } from './set-role.ts';
import { setUpOpening, submitSetUp } from './set-up.ts';
import { thingForms, thingMore } from './thing-more.ts';

/** Carries out a press; what it says is for the presser alone, and undefined says nothing. Refuses by throwing. */
export type Press = (pressed: Pressed, turn: Turn) => Promise<Said | undefined>;

/** What Slack is answered when a form is submitted: nothing closes it. */
export type Submitted =
  | { response_action: 'errors' | 'update' | 'push' | 'clear'; [rest: string]: unknown }
  | undefined;

/** Work that takes longer than Slack waits: what it is answered at once, and what is done then. */
export interface Lengthy {
  answer: Submitted;
  finish(): Promise<void>;
}

export const isLengthy = (done: Submitted | Lengthy): done is Lengthy => typeof done?.finish === 'function';

/** Carries out a form. A refusal that names a field stands under it, any other one on a page on top of the form. */
export type Submit = (view: ViewOutput, turn: Turn) => Promise<Submitted | Lengthy>;

/** Options for what was typed into a picker. */
export type Search = (searched: Searched, turn: Turn) => Promise<object>;

/** Presses that change something or answer with words. */
export const presses: Record<string, Press> = {
  [actions.approve]: decide.approve,
  [actions.cancel]: decide.cancel,
  [actions.end]: grants.end,
  [actions.homeMore]: home.homeMore,
  [actions.personFind]: home.personFound,
  [actions.deliveryRetry]: home.retryDelivery,
  [actions.deliveryDiscard]: home.discardDelivery,
  [actions.instead]: takeLine,
  [actions.choose]: takeLine,
  [actions.personMore]: people.personMore,
  [actions.invitationMore]: people.invitationMore,
  [actions.taskDone]: people.taskDone,
  [actions.why]: people.whyLast,
  [actions.planConfirm]: confirmPlan,
  [actions.planCancel]: cancelPlan,
  [actions.showMore]: showMore,
  [actions.inviteProduct]: redrawInviting,
  [actions.setPerson]: redrawSetting,
  [actions.setRole]: redrawSetting,
  [actions.askWhat]: redrawAsking,
  [actions.askLength]: redrawAsking,
  [actions.askTarget]: redrawAsking,
  [actions.thingMore]: thingMore,
  [actions.addThing]: redrawAdding,
};

/** Presses that open a form; undefined where what was chosen is answered with words. */
export const openings: Record<string, (pressed: Pressed) => Opening | undefined> = {
  [actions.setup]: () => setUpOpening,
  [actions.invite]: () => inviteOpening,
  [actions.personMore]: people.personForms,
  [actions.invitationMore]: people.invitationForms,
  [actions.thingMore]: thingForms,
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
  [forms.invite]: submitInviting,
  [forms.setRole]: submitSetting,
  [forms.add]: submitAdding,
  [forms.name]: submitName,
  [forms.import]: submitImport,
  [forms.offboard]: submitOffboarding,
  [forms.pick]: submitPicked,
  [forms.plan]: submitPlan,
  [forms.ask]: submitAsking,
  [forms.deny]: decide.submitDenial,
  [forms.answer]: decide.submitAnswer,
  [forms.approveChanged]: decide.submitLess,
  [forms.extend]: grants.submitExtending,
  [forms.end]: grants.submitEnding,
};

export const searches: Record<string, Search> = {
  [actions.askWhat]: searchAskables,
  [actions.inviteThings]: searchGivable,
  [actions.personFind]: home.findPerson,
  [actions.addThing]: searchAddable,
  [actions.nameInside]: searchContainers,
  [actions.pickThing]: searchSeen,
};

export const shortcutOpenings: Record<string, (taken: ShortcutTaken) => Opening> = {
  [shortcuts.ask]: askBare,
  [shortcuts.fromMessage]: askFromMessage,
};
