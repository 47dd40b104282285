/** Presses that are kept before they are acknowledged and carried out afterwards, and how their handler hears of it. */
import { z } from 'zod';
import { actionOf, actions } from './views/index.ts';

/** What decides something and opens no form. */
const decisions: ReadonlySet<string> = new Set([actions.approve, actions.cancel, actions.end, actions.taskDone]);

const Press = z.object({
  type: z.literal('block_actions'),
  view: z.never().optional(),
  actions: z.array(z.object({ action_id: z.string() })).min(1),
});

/** Whether this is a decision pressed on a message. In a form or on Home its answer is a page, which Slack must open in time. */
export function isKeptFirst(body: unknown): boolean {
  const press = Press.safeParse(body).data;
  return press !== undefined && decisions.has(actionOf(press.actions[0]?.action_id ?? ''));
}

/** A press that is in the inbox and acknowledged. */
export interface Kept {
  /** It ran before, and a crash or an accident came upon it. */
  isAgain: boolean;
  /** It is over: it will not run again. */
  finish(): Promise<void>;
}

/** kept: acknowledged already · lost: it could not be kept, and why · neither: acknowledged when it has been carried out. */
export interface Keeping {
  kept?: Kept;
  lost?: unknown;
}

/** As what Bolt carries to the handler. */
export const carrying = (keeping: Keeping): { keeping: Keeping } => ({ keeping });

export const keepingIn = (context: object): Keeping => (context as { keeping?: Keeping }).keeping ?? {};
