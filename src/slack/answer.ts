/** How everything is answered: a refusal in words, an accident without details, and nothing quietly. */
import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { InDoubt } from '../domain/in-doubt.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Log } from '../log.ts';
import type { Said } from './bot.ts';
import { errorsAt, pageView, plainAnswer, refusalAnswer } from './views/index.ts';

const accident: Said = plainAnswer(['I could not record this, so nothing was changed. Please try again in a minute.']);

const inDoubt: Said = plainAnswer([
  'The database did not tell me whether this was recorded: it may have been. Look how things are before you do it again.',
]);

/**
 * What somebody is told about something that went wrong. Refusals speak for themselves, with the lines they offer kept under
 * `ref` for their buttons; anything else is ours and is logged.
 */
export function saidOf(error: unknown, log: Log, during: string, ref: string | null = null): Said {
  if (error instanceof Refusal) {
    const { kind, message, detail } = error;
    return refusalAnswer({ kind, message, next: detail.next ?? null, instead: detail.instead ?? [], ref, ask: null });
  }
  log.error({ during, error }, 'a handler failed');
  return error instanceof InDoubt ? inDoubt : accident;
}

/** What Slack is answered when a form is refused. */
export type FormRefusal =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'push'; view: ModalView };

/** The answer to a form that was refused: under its field where the refusal names one, otherwise as a page on top of the form. */
export function refusedForm(error: unknown, log: Log, view: ViewOutput): FormRefusal {
  if (error instanceof Refusal && error.detail.field) {
    const text = error.detail.next ? `${error.message} ${error.detail.next}` : error.message;
    return { response_action: 'errors', errors: errorsAt(view, { [error.detail.field]: text }) };
  }
  return { response_action: 'push', view: pageView('That did not work', saidOf(error, log, view.callback_id)) };
}
