// What somebody was told in answer to what they did: private messages, forms, errors, Slack's own complaints.
import type { Core } from '../core.ts';
import { topModal } from '../views.ts';
import type { Person } from '../world/world.ts';
import { type SeenMessage, type SeenView, seeMessage, seeView } from './seen.ts';

export interface Told {
  /** Whether everything went through: acknowledged in time, nothing refused. */
  ok: boolean;
  /** What Slack itself says when something went wrong, e.g. that the command failed or the form did not connect. */
  problem?: string;
  /** Private messages that appeared or changed. */
  messages: SeenMessage[];
  /** The form before the person's eyes, if one opened or changed. */
  view?: SeenView;
  /** Errors under the fields of the form, by label. */
  errors: Record<string, string>;
  /** All of it as text. */
  text: string;
}

export interface Outcome {
  problem?: string | undefined;
  errors?: Record<string, string> | undefined;
  /** Where to look next. */
  conversation?: string | undefined;
}

/** Everything this person noticed since `from`, an index into the notices. */
export function toldSince(core: Core, person: Person, from: number, outcome: Outcome = {}): Told {
  const mine = core.notices.slice(from).filter((it) => it.person === person.id);
  const stored = mine.flatMap((it) => (it.what === 'message' ? [it.message] : []));
  const messages = [...new Set(stored)].map((it) => seeMessage(core, it, person.id));
  const top = topModal(core, person.id);
  const view = top && mine.some((it) => it.what === 'view') ? seeView(core, top) : undefined;
  const errors = outcome.errors ?? {};
  const text = [outcome.problem, ...Object.values(errors), ...messages.map((it) => it.text), view?.text]
    .filter((it) => it)
    .join('\n');
  return {
    ok: outcome.problem === undefined && Object.keys(errors).length === 0,
    messages,
    errors,
    text,
    ...(outcome.problem ? { problem: outcome.problem } : {}),
    ...(view ? { view } : {}),
  };
}
