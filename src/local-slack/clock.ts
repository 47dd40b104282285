// The one clock of the local Slack: everything that ages (triggers, response URLs, timestamps) asks it.

/** Tells the time in milliseconds since 1970; tests pass their own. */
export interface Clock {
  now(): number;
}

/** A clock that goes on by itself and can be moved forward; `reset` takes it back to where it would be without that. */
export interface MovableClock extends Clock {
  forward(milliseconds: number): void;
  reset(): void;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Seconds since 1970, as Slack writes times. */
export const seconds = (clock: Clock): number => Math.floor(clock.now() / 1000);

/** Follows `base` until it is moved. */
export function movableClock(base: Clock = systemClock): MovableClock {
  let ahead = 0;
  return {
    now: () => base.now() + ahead,
    forward: (milliseconds) => {
      ahead += milliseconds;
    },
    reset: () => {
      ahead = 0;
    },
  };
}

/** Whether this clock can be moved. */
export const isMovable = (clock: Clock): clock is MovableClock => 'forward' in clock && 'reset' in clock;
