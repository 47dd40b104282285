/** Deliveries as Admins see them: what is owed, what could not be delivered, and what to do with it. The worker's side is `Across`. */
import type { DeliveryId, EventId, TenantId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { notFound } from '../domain/refusal.ts';
import type { Bound } from './bound.ts';
import { type Page, type Paged, paged } from './page.ts';
import { aloneFrom } from './suspects.ts';
import { shapeOf, stale, tableOf } from './table.ts';

/** owed: still to be made · done · dead: it can never work, and waits for a person · discarded: a person let it go. */
export const deliveryStates = ['owed', 'done', 'dead', 'discarded'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface Delivery {
  id: DeliveryId;
  tenant: TenantId;
  event: EventId;
  subscriber: string;
  /** Deliveries of one aggregate are made in order, one after the other. */
  aggregate: string;
  state: DeliveryState;
  /** Tries that were made to their end, well or badly: by these the next one waits, and by these it is given up. */
  attempts: number;
  /** How many bots in a row died with it in hand; the later ones with nothing else. */
  suspected: number;
  /** Raised by every claim; whoever holds an older one may no longer report. */
  token: number;
  dueAt: Instant;
  leasedUntil: Instant | null;
  /** Why the last attempt failed. */
  problem: string | null;
  createdAt: Instant;
  endedAt: Instant | null;
}

export interface DeliveryStore {
  get(id: DeliveryId): Promise<Delivery>;
  /** The dead ones, newest first. */
  listFailed(page: Page): Promise<Paged<Delivery>>;
  countByState(): Promise<Partial<Record<DeliveryState, number>>>;
  /** Owes a dead one again, from now, with its attempts counted anew. */
  retry(before: Delivery): Promise<void>;
  /** Lets a dead one go. */
  discard(before: Delivery): Promise<void>;
}

export const deliveryShape = shapeOf<Delivery>({
  id: 'plain',
  tenant: 'plain',
  event: 'plain',
  subscriber: 'plain',
  aggregate: 'plain',
  state: 'plain',
  attempts: 'plain',
  suspected: 'plain',
  token: 'plain',
  dueAt: 'plain',
  leasedUntil: 'plain',
  problem: 'plain',
  createdAt: 'plain',
  endedAt: 'plain',
});

/** What killed bots takes no neighbours along when a person has it tried again. */
const aloneAgain = ({ suspected }: Delivery): number => Math.min(suspected, aloneFrom);

export function deliveryStore({ k, tenant, now }: Bound): DeliveryStore {
  const table = tableOf(k, tenant, 'deliveries', deliveryShape);
  const change = async (before: Delivery, after: Partial<Delivery>): Promise<void> => {
    if (before.state !== 'dead') throw stale('delivery');
    await table.replace(before, { ...before, ...after }, 'delivery');
  };
  return {
    async get(id) {
      const found = await table.find(table.rows().where({ id }));
      if (!found) throw notFound('delivery');
      return found;
    },
    listFailed: (page) => paged(table.rows().where({ state: 'dead' }), ['id'], page, deliveryShape.read, 'desc'),
    async countByState() {
      const rows = await table.rows().groupBy('state').select('state').count({ count: '*' });
      return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
    },
    retry: (before) =>
      change(before, { state: 'owed', attempts: 0, suspected: aloneAgain(before), dueAt: now, endedAt: null }),
    discard: (before) => change(before, { state: 'discarded', endedAt: now }),
  };
}
