// The one clock of the local Slack: everything that ages (triggers, response URLs, timestamps) asks it.

/** Tells the time in milliseconds since 1970; tests pass their own. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Seconds since 1970, as Slack writes times. */
export const seconds = (clock: Clock): number => Math.floor(clock.now() / 1000);
