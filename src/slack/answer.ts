/** How everything is answered: a refusal in words, an accident without details, and nothing quietly. */
import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { InDoubt } from '../domain/in-doubt.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Log } from '../log.ts';
import { allowed } from '../queries/may.ts';
import type { Said, Turn } from './bot.ts';
import { errorsAt, pageView, plainAnswer, refusalAnswer } from './views/index.ts';

const accident: Said = plainAnswer(['I could not record this, so nothing was changed. Please try again in a minute.']);

const inDoubt: Said = plainAnswer([
  'The database did not tell me whether this was recorded: it may have been. Look how things are before you do it again.',
]);

/** What a refusal can offer: where the lines are kept that it offers, and whether whoever is refused may ask for access. */
export interface Ways {
  ref?: string | null;
  mayAsk?: boolean;
}

/** The ways on for whoever was refused: their lines are kept, and the policy says whether they may ask. */
export async function waysOn(error: unknown, begun: () => Promise<Turn>, keep?: KeepLines): Promise<Ways> {
  if (!(error instanceof Refusal)) return {};
  const { kind, detail } = error;
  const lines = detail.instead ?? [];
  if (kind !== 'denied' && lines.length === 0) return {};
  try {
    const turn = await begun();
    const ref = keep && lines.length > 0 ? await keep(turn, lines) : null;
    const { actions } = await turn.bot.look(turn.caller, allowed, undefined);
    return { ref, mayAsk: actions.has('workspace.ask_help') };
  } catch {
    return {};
  }
}

type KeepLines = (turn: Turn, lines: readonly string[]) => Promise<string>;

/**
 * What somebody is told about something that went wrong. Refusals speak for themselves, with the lines they offer kept under
 * `ref` for their buttons; anything else is ours and is logged.
 */
export function saidOf(error: unknown, log: Log, during: string, { ref = null, mayAsk = false }: Ways = {}): Said {
  if (error instanceof Refusal) {
    const { kind, message, detail } = error;
    const { next = null, instead = [] } = detail;
    return refusalAnswer({ kind, message, next, instead, ref, ask: null, mayAsk });
  }
  log.error({ during, error }, 'a handler failed');
  return error instanceof InDoubt ? inDoubt : accident;
}

/** What Slack is answered when a form is refused. */
export type FormRefusal =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'push'; view: ModalView };

/** The answer to a form that was refused: under its field where the refusal names one, otherwise as a page on top of the form. */
export function refusedForm(error: unknown, log: Log, view: ViewOutput, ways: Ways = {}): FormRefusal {
  if (error instanceof Refusal && error.detail.field) {
    const text = error.detail.next ? `${error.message} ${error.detail.next}` : error.message;
    return { response_action: 'errors', errors: errorsAt(view, { [error.detail.field]: text }) };
  }
  return { response_action: 'push', view: pageView('That did not work', saidOf(error, log, view.callback_id, ways)) };
}
