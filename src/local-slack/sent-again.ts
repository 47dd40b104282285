// Payloads sent to an app once more, with the same ids: Slack does so, and people press twice.
import type { Core } from './core.ts';
import { deliver } from './delivery/deliver.ts';
import type { Ack, Delivery } from './delivery/payload.ts';
import type { Block } from './kit.ts';
import { readable, readBlocks } from './people/reading.ts';

/** A payload that was sent. */
export interface SentPayload {
  /** The very object that was sent: two are the same payload when they are the same object. */
  body: Readonly<Record<string, unknown>>;
  /** Sends it again, with the same ids; `text` is what a person would read of the answer, which is shown to nobody. */
  again(): Promise<Ack & { text: string }>;
}

/** The last payload, or the last of this name. */
export function lastSent(core: Core, name?: string): SentPayload {
  const last = core.sent.findLast((it) => name === undefined || it.name === name);
  if (!last) throw new Error(`Nothing${name ? ` called "${name}"` : ''} has been sent to an app yet`);
  return {
    body: last.body,
    async again() {
      const ack = await sendAgain(core, last);
      return { ...ack, text: wordsOf(core, ack.answer) };
    },
  };
}

const sendAgain = (core: Core, sent: Delivery): Promise<Ack> =>
  deliver(core, sent, sent.type === 'events_api' ? { attempt: 1, reason: 'http_timeout' } : undefined);

/** Sends the last payload, or the last of this name, once more. */
export const redeliver = async (core: Core, name?: string): Promise<Ack> => lastSent(core, name).again();

interface Answer {
  text?: string;
  blocks?: Block[];
  view?: { blocks?: Block[] };
}

function wordsOf({ world }: Core, answer: unknown): string {
  if (typeof answer === 'string') return readable(world, answer);
  const { text = '', blocks, view } = (answer ?? {}) as Answer;
  const shown = blocks ?? view?.blocks ?? [];
  return shown.length > 0 ? readBlocks(world, shown) : readable(world, text);
}
