// What every part of the local Slack shares: the world, the journal, the faults, the ways to reach an app.
import type { Clock } from './clock.ts';
import type { Delivery } from './delivery/payload.ts';
import type { Retries } from './delivery/retries.ts';
import type { Sockets } from './delivery/sockets.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Pulse } from './pulse.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Message, World } from './world/world.ts';

/** Something only one person noticed: a private message, a form that opened or changed, words from Slack itself. */
export type Notice =
  | { person: string; what: 'message'; message: Message }
  | { person: string; what: 'view'; view: string; how: 'opened' | 'pushed' | 'updated' };

export interface Settings {
  /** How long an app has to acknowledge, in real milliseconds; Slack gives 3000. */
  ackTimeoutMs: number;
  /** When events are sent again, in real milliseconds after the failure. */
  retryDelaysMs: number[];
  /** How long every deed waits for the app to come to rest; 0 not at all. */
  settleMs: number;
  /** Whether the app is still at work between its answer and its next call; only a test that runs the app itself can know. */
  working: () => boolean;
}

export interface Core {
  clock: Clock;
  world: World;
  journal: Journal;
  faults: Faults;
  settings: Settings;
  sockets: Sockets;
  retries: Retries;
  rateLimits: RateLimits;
  /** Whoever looks on from a page hears of changes by it. */
  pulse: Pulse;
  notices: Notice[];
  /** Every payload sent to an app, the last at the end, for redelivery. */
  sent: Delivery[];
  /** How many Web API calls and deliveries are under way. */
  busy: { count: number; lastChange: number };
  /** `http://127.0.0.1:<port>`, known once the server listens. */
  baseUrl: string;
}

/** Counts a piece of work as under way until it ends. */
export async function during<T>(core: Core, work: () => Promise<T>): Promise<T> {
  core.busy.count++;
  core.pulse.beat();
  try {
    return await work();
  } finally {
    core.busy.count--;
    core.busy.lastChange = Date.now();
    core.pulse.beat();
  }
}
