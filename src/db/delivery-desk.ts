/** The worker's side of deliveries: taking one with a lease, and reporting what became of it. */
import type { Knex } from 'knex';
import type { Event } from '../domain/events.ts';
import { type Instant, instantOf, millisecondsOf } from '../domain/instant.ts';
import { type Delivery, deliveryShape } from './deliveries.ts';
import { readEvent } from './event-rows.ts';
import type { Row } from './table.ts';
import type { Brief } from './transact.ts';

/** How long a claim holds; whoever takes longer may find that somebody else has taken it over. */
export const leaseMilliseconds = 60_000;
/** How many deliveries of one tenant may be under way at once, over all instances. */
export const inFlightAtMost = 2;

export interface Claimed extends Delivery {
  leasedUntil: Instant;
  happened: Event;
}

/** Every report is refused (false) when the claim has been taken over or was given up by a person: then nothing is changed. */
export interface DeliveryDesk {
  /**
   * Takes the next delivery that is due, for 60 seconds: the oldest of its aggregate, of the tenant that waited longest for a
   * turn; none of a tenant that is parked, or has two under way, nor of a subscriber that Slack throttles there.
   */
  claimDelivery(): Promise<Claimed | undefined>;
  finishDelivery(claimed: Claimed): Promise<boolean>;
  /** Later, with the problem; the attempt counts. */
  postponeDelivery(claimed: Claimed, until: Instant, problem: string): Promise<boolean>;
  /** Slack said when (429): nothing of this subscriber goes to this tenant before, from any instance, and the attempt does not count. */
  throttleDelivery(claimed: Claimed, until: Instant): Promise<boolean>;
  /** It can never work: it waits for a person, and the next of its aggregate goes on. */
  failDelivery(claimed: Claimed, problem: string): Promise<boolean>;
  /** Nothing works for this tenant: parks it with the reason, and the delivery waits without losing an attempt. */
  parkDelivery(claimed: Claimed, because: string): Promise<boolean>;
}

// The same on both engines: owed, due, not leased, not throttled, and first of its aggregate.
const claimable = `
  d.state = 'owed' and d.due_at <= :now and (d.leased_until is null or d.leased_until <= :now)
  and not exists (
    select 1 from deliveries earlier
    where earlier.tenant = d.tenant and earlier.subscriber = d.subscriber and earlier.aggregate = d.aggregate
      and earlier.state = 'owed' and earlier.position < d.position)
  and not exists (
    select 1 from throttles
    where throttles.tenant = d.tenant and throttles.subscriber = d.subscriber and throttles.until_at > :now)`;

const mayBeServed = `
  (select count(*) from deliveries busy
   where busy.tenant = turns.tenant and busy.state = 'owed' and busy.leased_until > :now) < :most`;

const longestWaiting = `
  select turns.tenant from turns join tenants on tenants.tenant = turns.tenant
  where tenants.parked_because is null and ${mayBeServed}
    and exists (select 1 from deliveries d where d.tenant = turns.tenant and ${claimable})
  order by turns.served, turns.tenant limit 1`;

const nextOfTenant = `
  select d.* from deliveries d join turns on turns.tenant = d.tenant
  where d.tenant = :tenant and ${mayBeServed} and ${claimable}
  order by d.position limit 1`;

async function rowsOf(k: Knex, sql: string, values: Row): Promise<Row[]> {
  const answer: Row[] | { rows: Row[] } = await k.raw(sql, values as Knex.ValueDict);
  return Array.isArray(answer) ? answer : answer.rows;
}

/** `skipLocked` is PostgreSQL's: another instance that serves a tenant is passed by, not waited for. */
export function deliveryDesk({ change }: Brief, skipLocked: boolean): DeliveryDesk {
  async function claim(k: Knex, now: Instant): Promise<Claimed | undefined> {
    const values = { now, most: inFlightAtMost };
    const lock = skipLocked ? ' for update of turns skip locked' : '';
    const [turn] = await rowsOf(k, longestWaiting + lock, values);
    if (!turn) return undefined;
    const tenant = turn.tenant;
    // Looked at again under the lock: between the two another instance may have served this tenant.
    const [row] = await rowsOf(k, nextOfTenant, { ...values, tenant });
    if (!row) return undefined;
    const before = deliveryShape.read(row);
    const leasedUntil = instantOf(millisecondsOf(now) + leaseMilliseconds);
    const token = before.token + 1;
    const attempts = before.attempts + 1;
    await k('deliveries').where({ tenant, id: before.id }).update({ token, attempts, leased_until: leasedUntil });
    await k.raw('update turns set served = (select max(served) + 1 from turns) where tenant = :tenant', {
      tenant: before.tenant,
    });
    const event = await k<Row>('events').where({ tenant, id: before.event }).first();
    if (!event) throw new Error(`The event ${before.event} of a delivery is gone.`);
    return { ...before, token, attempts, leasedUntil, happened: readEvent(event) };
  }

  /** Changes a claimed delivery as long as the claim holds. */
  const report = async (k: Knex, { tenant, id, token }: Claimed, columns: Row): Promise<boolean> =>
    (await k('deliveries')
      .where({ tenant, id, token, state: 'owed' })
      .update({ leased_until: null, ...columns })) === 1;

  return {
    claimDelivery: () => change(claim),
    finishDelivery: (claimed) =>
      change((k, now) => report(k, claimed, { state: 'done', problem: null, ended_at: now })),
    postponeDelivery: (claimed, until, problem) => change((k) => report(k, claimed, { due_at: until, problem })),
    failDelivery: (claimed, problem) =>
      change((k, now) => report(k, claimed, { state: 'dead', problem, ended_at: now })),
    throttleDelivery: (claimed, until) =>
      change(async (k) => {
        const { tenant, subscriber, attempts } = claimed;
        await k('throttles')
          .insert({ tenant, subscriber, until_at: until })
          .onConflict(['tenant', 'subscriber'])
          .merge();
        return report(k, claimed, { attempts: attempts - 1 });
      }),
    parkDelivery: (claimed, because) =>
      change(async (k) => {
        const { tenant, attempts } = claimed;
        await k('tenants').where({ tenant }).update({ parked_because: because });
        return report(k, claimed, { attempts: attempts - 1, problem: because });
      }),
  };
}
