/** What a subscriber is: it is told that something happened, looks at how things are now, and makes one system or person agree. */
import type { Database } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import type { DeliveryId } from '../domain/ids.ts';
import type { Log } from '../log.ts';
import type { Messenger } from './messenger.ts';

/** One debt: an event owed to one subscriber. It may be late, doubled, or come after a later one. */
export interface Owing {
  id: DeliveryId;
  event: Event;
}

export interface Surroundings {
  db: Database;
  messenger: Messenger;
  log: Log;
  /**
   * What this round has drawn, by a name of the subscriber's own. Every event of a round was recorded before anything of it was
   * drawn, so that what is in here shows the present already.
   */
  drawn: Set<string>;
}

/** Draws this unless this round has; what failed was not drawn. */
export async function drawOnce({ drawn }: Surroundings, what: string, draw: () => Promise<void>): Promise<void> {
  if (drawn.has(what)) return;
  await draw();
  drawn.add(what);
}

/** Makes the delivery; returning is done, throwing `DeliveryFailed` says what is to become of it, any other error is tried again. */
export type Subscriber = (owing: Owing, surroundings: Surroundings) => Promise<void>;
