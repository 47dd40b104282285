// How a conversation is laid out: days, who speaks on, what is new, and what Slack itself said in between.
import type { MessageShown } from '../../page/contract.ts';
import type { Trouble } from '../state/troubles.ts';
import { dayKey, millisOf } from './times.ts';

export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'new'; key: string }
  | { kind: 'replies'; key: string; count: number }
  | { kind: 'message'; key: string; message: MessageShown; isFirst: boolean }
  | { kind: 'trouble'; key: string; trouble: Trouble };

/** A speaker goes on without a new heading for this long. */
const breath = 5 * 60_000;

interface Layout {
  zone: string;
  /** The `ts` of the first message that is new to the reader. */
  newFrom?: string | undefined;
  troubles?: readonly Trouble[];
  /** Set for a thread: the message above it. */
  root?: string | undefined;
}

/** The rows of these messages, oldest first. */
export function rowsOf(messages: readonly MessageShown[], { zone, newFrom, troubles = [], root }: Layout): Row[] {
  const rows: Row[] = troublesAfter(troubles, undefined, messages);
  let before: MessageShown | undefined;
  for (const message of messages) {
    if (startsDay(before, message, zone))
      rows.push({ kind: 'day', key: `day ${message.ts}`, at: millisOf(message.ts) });
    if (message.ts === newFrom) rows.push({ kind: 'new', key: 'new' });
    const isAlone = rows.length > 0 && rows.at(-1)?.kind !== 'message';
    rows.push({ kind: 'message', key: message.ts, message, isFirst: isAlone || !speaksOn(before, message) });
    if (message.ts === root && messages.length > 1)
      rows.push({ kind: 'replies', key: 'replies', count: messages.length - 1 });
    rows.push(...troublesAfter(troubles, message, messages));
    before = message;
  }
  return rows;
}

const startsDay = (before: MessageShown | undefined, message: MessageShown, zone: string): boolean =>
  !before || dayKey(millisOf(before.ts), zone) !== dayKey(millisOf(message.ts), zone);

const speaksOn = (before: MessageShown | undefined, message: MessageShown): boolean =>
  before !== undefined &&
  before.author === message.author &&
  before.private === message.private &&
  millisOf(message.ts) - millisOf(before.ts) < breath;

/** What Slack said after this message and before the next; a message that is gone leaves its place to the one before it. */
function troublesAfter(
  troubles: readonly Trouble[],
  message: MessageShown | undefined,
  messages: readonly MessageShown[],
): Row[] {
  const next = messages[message === undefined ? 0 : messages.indexOf(message) + 1];
  return troubles
    .filter(({ after = '' }) => after >= (message?.ts ?? '') && (next === undefined || after < next.ts))
    .map((trouble) => ({ kind: 'trouble', key: `trouble ${trouble.id}`, trouble }));
}

/** What stands in the conversation itself: replies are in their threads. */
export const mainMessages = (messages: readonly MessageShown[]): MessageShown[] =>
  messages.filter((it) => it.thread === undefined || it.thread === it.ts);

/** A thread: the message above and its replies. */
export const threadMessages = (messages: readonly MessageShown[], ts: string): MessageShown[] =>
  messages.filter((it) => it.ts === ts || it.thread === ts);

/** The first of the last `unread` messages that others wrote. */
export function firstUnread(messages: readonly MessageShown[], unread: number, reader: string): string | undefined {
  const others = messages.filter((it) => it.author !== reader);
  return unread > 0 ? others.at(-Math.min(unread, others.length))?.ts : undefined;
}

/** `1 reply`, `3 replies`. */
export const repliesInWords = (count: number): string => `${count} ${count === 1 ? 'reply' : 'replies'}`;
