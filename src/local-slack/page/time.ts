// The clock on the page: how late it is, what comes next, and moving on.
import { z } from 'zod';
import { isMovable } from '../clock.ts';
import type { Core } from '../core.ts';
import { postDue } from '../scheduled.ts';
import type { ClockShown } from './contract.ts';

/** What the page cannot know of time by itself, because the app does it. */
export interface TimeOptions {
  /** The next thing that the app does by itself. */
  next?: () => Promise<ClockShown['next']>;
  /** The clock was moved: resolves when the app has done what is due by now. */
  moved?: (now: number) => Promise<void>;
}

/** A year and a day: further on, people would wait for what came due meanwhile. */
const FURTHEST_MS = 366 * 86_400_000;
/** `to: 'next'` goes this far past it, so that it has happened by every measure. */
const PAST_MS = 1000;

const move = z.union(
  [
    z.strictObject({ forward: z.number().int().positive().max(FURTHEST_MS) }),
    z.strictObject({ to: z.literal('next') }),
  ],
  { error: 'Send { "forward": milliseconds }, a year at most, or { "to": "next" }' },
);

/** How late it is. */
export async function clockShown(core: Core, { next }: TimeOptions): Promise<ClockShown> {
  const coming = await next?.();
  return { now: core.clock.now(), movable: isMovable(core.clock), ...(coming ? { next: coming } : {}) };
}

/** Moves the clock on and lets everything happen that is due by then. */
export async function moveClock(core: Core, options: TimeOptions, body: unknown): Promise<ClockShown> {
  const { clock } = core;
  if (!isMovable(clock)) throw new Error('The clock of this local Slack cannot be moved');
  clock.forward(await distance(core, options, move.parse(body)));
  postDue(core);
  core.pulse.beat();
  await options.moved?.(clock.now());
  return clockShown(core, options);
}

async function distance(core: Core, { next }: TimeOptions, to: z.infer<typeof move>): Promise<number> {
  if ('forward' in to) return to.forward;
  const coming = await next?.();
  if (!coming) throw new Error('Nothing is going to happen by itself');
  return Math.max(0, coming.at - core.clock.now()) + PAST_MS;
}
