/** Deliveries that were made long ago: nobody asks about them any more, and the events that they were owed to stay. */
import type { Knex } from 'knex';
import { idsFrom, type TenantId } from '../domain/ids.ts';
import { type Instant, millisecondsOf } from '../domain/instant.ts';
import type { Brief } from './transact.ts';

export interface OldDeliveries {
  /**
   * Forgets those that were made, or let go by a person, before this instant: so many at most, the oldest of each tenant first.
   * Tells how many. Dead ones wait for a person and stay, however old.
   */
  purgeDeliveries(before: Instant, atMost: number): Promise<number>;
}

const over = ['done', 'discarded'] as const;

/** Found along the index of states, in which the oldest stand first. */
async function idsOf(k: Knex, tenant: TenantId, before: Instant, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (const state of over) {
    const rows: { id: string }[] = await k('deliveries')
      .where({ tenant, state })
      .where('id', '<', idsFrom('delivery', millisecondsOf(before)))
      .where('ended_at', '<', before)
      .orderBy('id')
      .limit(limit - found.length)
      .select('id');
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

export const oldDeliveries = ({ change }: Brief): OldDeliveries => ({
  purgeDeliveries: (before, atMost) =>
    change(async (k) => {
      let purged = 0;
      const tenants: TenantId[] = await k('tenants').orderBy('tenant').pluck('tenant');
      for (const tenant of tenants) {
        const ids = await idsOf(k, tenant, before, atMost - purged);
        purged += await k('deliveries').where({ tenant }).whereIn('id', ids).del();
        if (purged >= atMost) break;
      }
      return purged;
    }),
});
