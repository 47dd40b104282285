// Mints Slack-shaped ids and message timestamps, the same ones in every run so that a failing test can be repeated.
import type { Clock } from './clock.ts';

export interface Ids {
  /** A Slack-like id such as `U000000001`; the prefix says the kind. */
  mint(prefix: string): string;
  /** A message timestamp: seconds, a dot and six digits, never the same twice. */
  ts(): string;
  /** A short word for block and action ids that an app left out. */
  word(): string;
}

/** Ids that count from one, and timestamps by this clock. */
export function createIds(clock: Clock): Ids {
  let count = 0;
  let lastTs = 0;
  return {
    mint: (prefix) => `${prefix}${(++count).toString(36).toUpperCase().padStart(9, '0')}`,
    ts: () => {
      lastTs = Math.max(clock.now() * 1000, lastTs + 1);
      return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
    },
    word: () => `b${(++count).toString(36)}`.padEnd(5, '0'),
  };
}
