/** The order within deliveries that were claimed together: what may be made side by side, and what one after the other. */
import type { Claimed } from '../db/delivery-desk.ts';
import type { Event } from '../domain/events.ts';

/** Their events, each once. */
export const eventsOf = (claimed: readonly Claimed[]): Event[] => [...new Set(claimed.map(({ happened }) => happened))];

/** Slack throttles by what is called: one of a kind at a time, and when it is throttled no other of its kind is under way. */
export const bySubscriber = (claimed: readonly Claimed[]): Claimed[][] =>
  grouped(claimed, ({ subscriber }) => subscriber);

/** Deliveries of one aggregate are made one after the other. */
export const inLines = (kind: readonly Claimed[]): Claimed[][] =>
  grouped(kind, ({ subscriber, aggregate }) => `${subscriber} ${aggregate}`);

/** In the order in which the first of each came. */
function grouped(claimed: readonly Claimed[], nameOf: (one: Claimed) => string): Claimed[][] {
  const groups = new Map<string, Claimed[]>();
  for (const one of claimed) {
    const group = groups.get(nameOf(one));
    if (group) group.push(one);
    else groups.set(nameOf(one), [one]);
  }
  return [...groups.values()];
}
