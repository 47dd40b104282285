/** What a subscriber is: it is told that something happened, looks at how things are now, and makes one system or person agree. */
import type { Database } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import type { DeliveryId } from '../domain/ids.ts';
import type { Log } from '../log.ts';
import type { Messenger } from './messenger.ts';
import type { Round } from './round.ts';

/** One debt: an event owed to one subscriber. It may be late, doubled, or come after a later one. */
export interface Owing {
  id: DeliveryId;
  event: Event;
}

export interface Surroundings {
  db: Database;
  messenger: Messenger;
  log: Log;
  round: Round;
}

/** Draws this unless a drawing shows the event already; what failed was not drawn. */
export async function drawOnce(
  { round }: Surroundings,
  event: Event,
  what: string,
  draw: () => Promise<void>,
): Promise<void> {
  if (round.drawn.shows(what, event)) return;
  await draw();
  round.drawn.note(what, event, round.heads);
}

/** Makes the delivery; returning is done, throwing `DeliveryFailed` says what is to become of it, any other error is tried again. */
export type Subscriber = (owing: Owing, surroundings: Surroundings) => Promise<void>;
