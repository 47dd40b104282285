// The journal: what went in and out, how long it took, what was refused; tests and the demo read it.

import type { Problem } from './blocks/problems.ts';
import type { Clock } from './clock.ts';

/** When it was, and which entry it is, counted from 0; a number is never used again. */
interface Noted {
  at: number;
  number: number;
}

export type Entry = Noted &
  (
    | {
        kind: 'call';
        method: string;
        args: Record<string, unknown>;
        ok: boolean;
        ms: number;
        /** What was answered; of a long answer its beginning, as text. */
        result: unknown;
        error?: string;
        team?: string;
        app?: string;
      }
    | {
        kind: 'delivery';
        type: string;
        by: 'socket' | 'http' | 'none';
        payload: unknown;
        ok: boolean;
        ms: number;
        problem?: string;
        answer?: unknown;
        retry?: number;
      }
    | { kind: 'validation'; where: string; problems: Problem[] }
    | { kind: 'response_url'; ok: boolean; body: unknown; error?: string }
    | { kind: 'fault'; method: string; fault: string }
  );

type Unnoted = Entry extends infer E ? (E extends Entry ? Omit<E, keyof Noted> : never) : never;

export interface Journal {
  readonly entries: readonly Entry[];
  add(entry: Unnoted): void;
  /** Calls to one Web API method, or to all. */
  calls(method?: string): Extract<Entry, { kind: 'call' }>[];
  /** Payloads sent to apps, of one type (`slash_commands`, `block_actions`, `team_join`, ...) or all. */
  deliveries(type?: string): Extract<Entry, { kind: 'delivery' }>[];
  /** Blocks and views that Slack would have refused. */
  validation(): Extract<Entry, { kind: 'validation' }>[];
  clear(): void;
}

const SECRET = /(xox[a-z][-.]|xapp-|[?&]ticket=)[\w.-]+/g;
const SECRET_KEYS = new Set(['client_secret', 'refresh_token', 'code', 'code_verifier', 'token']);
const LONGEST_RESULT = 4000;

/** As JSON, in which tokens and secrets cannot be read. */
const redactedText = (value: unknown): string | undefined =>
  JSON.stringify(value, (key: string, it: unknown) => {
    if (SECRET_KEYS.has(key)) return '…';
    return typeof it === 'string' ? it.replace(SECRET, '$1…') : it;
  });

/** A copy in which tokens and secrets cannot be read. */
function redacted<T>(value: T): T {
  const text = redactedText(value);
  return text === undefined ? value : (JSON.parse(text) as T);
}

/** An answer as it is noted: whole, or its beginning when it is long. */
function shortened(result: unknown): unknown {
  const text = redactedText(result);
  if (text === undefined || text.length <= LONGEST_RESULT) return result;
  return `${text.slice(0, LONGEST_RESULT)}… (${text.length} characters)`;
}

/** An empty journal on this clock that keeps at least the last `keeps` entries; `noted` hears of every one. */
export function createJournal(clock: Clock, keeps = Number.POSITIVE_INFINITY, noted: () => void = () => {}): Journal {
  const entries: Entry[] = [];
  let count = 0;
  return {
    entries,
    add: (entry) => {
      const short = entry.kind === 'call' ? { ...entry, result: shortened(entry.result) } : entry;
      entries.push({ ...redacted(short), at: clock.now(), number: count++ } as Entry);
      // Not one by one: taking from the front moves everything behind it.
      if (entries.length > 1.25 * keeps) entries.splice(0, entries.length - keeps);
      noted();
    },
    calls: (method) =>
      entries.filter((it) => it.kind === 'call').filter((it) => method === undefined || it.method === method),
    deliveries: (type) =>
      entries.filter((it) => it.kind === 'delivery').filter((it) => type === undefined || it.type === type),
    validation: () => entries.filter((it) => it.kind === 'validation'),
    clear: () => {
      entries.length = 0;
      noted();
    },
  };
}
