// The journal: what went in and out, how long acks took, what was refused; tests and the demo read it.

import type { Problem } from './blocks/problems.ts';
import type { Clock } from './clock.ts';

export type Entry =
  | {
      kind: 'call';
      at: number;
      method: string;
      args: Record<string, unknown>;
      ok: boolean;
      error?: string;
      team?: string;
      app?: string;
    }
  | {
      kind: 'delivery';
      at: number;
      type: string;
      by: 'socket' | 'http' | 'none';
      payload: unknown;
      ok: boolean;
      ms: number;
      problem?: string;
      answer?: unknown;
      retry?: number;
    }
  | { kind: 'validation'; at: number; where: string; problems: Problem[] }
  | { kind: 'response_url'; at: number; ok: boolean; body: unknown; error?: string }
  | { kind: 'fault'; at: number; method: string; fault: string };

type WithoutTime = Entry extends infer E ? (E extends Entry ? Omit<E, 'at'> : never) : never;

export interface Journal {
  readonly entries: readonly Entry[];
  add(entry: WithoutTime): void;
  /** Calls to one Web API method, or to all. */
  calls(method?: string): Extract<Entry, { kind: 'call' }>[];
  /** Payloads sent to apps, of one type (`slash_commands`, `block_actions`, `team_join`, ...) or all. */
  deliveries(type?: string): Extract<Entry, { kind: 'delivery' }>[];
  /** Blocks and views that Slack would have refused. */
  validation(): Extract<Entry, { kind: 'validation' }>[];
  clear(): void;
}

const SECRET = /(xox[a-z][-.]|xapp-)[\w.-]+/g;
const SECRET_KEYS = new Set(['client_secret', 'refresh_token', 'code', 'code_verifier']);

/** A copy in which tokens and secrets cannot be read. */
function redacted<T>(value: T): T {
  const hide = (key: string, it: unknown) => {
    if (SECRET_KEYS.has(key)) return '…';
    return typeof it === 'string' ? it.replace(SECRET, '$1…') : it;
  };
  const text = JSON.stringify(value, hide);
  return text === undefined ? value : (JSON.parse(text) as T);
}

/** An empty journal on this clock. */
export function createJournal(clock: Clock): Journal {
  const entries: Entry[] = [];
  return {
    entries,
    add: (entry) => {
      entries.push({ ...redacted(entry), at: clock.now() } as Entry);
    },
    calls: (method) =>
      entries.filter((it) => it.kind === 'call').filter((it) => method === undefined || it.method === method),
    deliveries: (type) =>
      entries.filter((it) => it.kind === 'delivery').filter((it) => type === undefined || it.type === type),
    validation: () => entries.filter((it) => it.kind === 'validation'),
    clear: () => {
      entries.length = 0;
    },
  };
}
