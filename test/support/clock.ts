/** A clock that stands still until a story moves it. */
import type { Clock } from '../../src/domain/instant.ts';

export interface TestClock extends Clock {
  passes(time: { seconds?: number; minutes?: number; hours?: number; days?: number }): void;
}

/** Starts on a Monday morning in November, in working hours. */
export function makeClock(start = Date.parse('2026-11-02T09:00:00.000Z')): TestClock {
  let at = start;
  return {
    now: () => at,
    passes: ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) => {
      at += seconds * 1000 + minutes * 60_000 + hours * 3_600_000 + days * 86_400_000;
    },
  };
}
