/** The worker's side of deliveries: taking one with a lease, and reporting what became of it. */
import type { Knex } from 'knex';
import type { Event } from '../domain/events.ts';
import { type Instant, instantOf, millisecondsOf } from '../domain/instant.ts';
import { type Delivery, deliveryShape } from './deliveries.ts';
import { readEvent } from './event-rows.ts';
import { suspect, togetherAtMost, trustedAfter } from './suspects.ts';
import type { Row } from './table.ts';
import type { Brief } from './transact.ts';

/** How long a claim holds unless it is renewed; whoever takes longer may find that somebody else has taken it over. */
export const leaseMilliseconds = 15_000;
/** How many deliveries of one tenant may be under way at once, over all instances. */
export const inFlightAtMost = 2;

export interface Claimed extends Delivery {
  /** The how-manieth try this is. It counts once its end is reported: whoever dies with a claim has not failed at it. */
  attempts: number;
  leasedUntil: Instant;
  happened: Event;
}

/** Deliveries of one tenant, taken together. */
export interface Batch {
  /** In their order: of one aggregate all that are due, the earliest first. */
  claimed: readonly Claimed[];
  /** How many of them may be under way at the same time. */
  atOnce: number;
}

/** Every report is refused (false) when the claim has been taken over or was given up by a person: then nothing is changed. */
export interface DeliveryDesk {
  /**
   * Takes the deliveries that are due next, so many at most, for 15 seconds: the oldest of the tenant that waited longest for a
   * turn; none of a tenant that is parked, or has two under way, nor of a subscriber that Slack throttles there. Those that bots
   * died with are taken fewer at a time, then alone, and the worst only by a bot that has been up for so many seconds.
   */
  claimDeliveries(atMost: number, upSeconds?: number): Promise<Batch>;
  /** A single one. */
  claimDelivery(): Promise<Claimed | undefined>;
  /** Those whose claim still holds are held for 15 seconds from now: whoever asks is alive, and at work on them. */
  renewDeliveries(claimed: readonly Claimed[]): Promise<void>;
  finishDelivery(claimed: Claimed): Promise<boolean>;
  /** Those whose claim still holds. */
  finishDeliveries(claimed: readonly Claimed[]): Promise<void>;
  /** Gives back what was claimed and not begun: no attempt was made. */
  releaseDeliveries(claimed: readonly Claimed[]): Promise<void>;
  /** Later, with the problem; the attempt counts, as it does where it is finished or failed. */
  postponeDelivery(claimed: Claimed, until: Instant, problem: string): Promise<boolean>;
  /** Slack said when (429): nothing of this subscriber goes to this tenant before, from any instance, and the attempt does not count. */
  throttleDelivery(claimed: Claimed, until: Instant): Promise<boolean>;
  /** It can never work: it waits for a person, and the next of its aggregate goes on. */
  failDelivery(claimed: Claimed, problem: string): Promise<boolean>;
  /** Nothing works for this tenant: parks it with the reason, and the delivery waits without losing an attempt. */
  parkDelivery(claimed: Claimed, because: string): Promise<boolean>;
}

// Keeps PostgreSQL from joining: it looks once for each row, by the index, and no further than the first. Joined, without statistics or
// with those of a quiet hour, it goes through all that is owed for each of it: two seconds for 2,500.
const each = 'limit 1 offset 0';

// The same on both engines: owed, due, not leased, not throttled, and nothing before it in its aggregate that has to wait
// or is taken otherwise.
const claimable = `
  d.state = 'owed' and d.due_at <= :now and (d.leased_until is null or d.leased_until <= :now) and d.suspected <= :trusted
  and not exists (
    select 1 from deliveries earlier
    where earlier.tenant = d.tenant and earlier.subscriber = d.subscriber and earlier.aggregate = d.aggregate
      and earlier.state = 'owed' and earlier.position < d.position
      and (earlier.due_at > :now or earlier.leased_until > :now or earlier.suspected <> d.suspected) ${each})
  and not exists (
    select 1 from throttles
    where throttles.tenant = d.tenant and throttles.subscriber = d.subscriber and throttles.until_at > :now ${each})`;

const underWayFor = (tenant: string): string => `
  (select count(*) from deliveries busy
   where busy.tenant = ${tenant} and busy.state = 'owed' and busy.leased_until > :now)`;

const longestWaiting = `
  select turns.tenant from turns join tenants on tenants.tenant = turns.tenant
  where tenants.parked_because is null and ${underWayFor('turns.tenant')} < :most
    and exists (select 1 from deliveries d where d.tenant = turns.tenant and ${claimable} ${each})
  order by turns.served, turns.tenant limit 1`;

const nextOfTenant = `
  select d.*, busy.count as under_way from deliveries d, (select ${underWayFor(':tenant')} as count) busy
  where d.tenant = :tenant and busy.count < :most and ${claimable}
  order by d.position limit :limit`;

async function rowsOf(k: Knex, sql: string, values: Row): Promise<Row[]> {
  const answer: Row[] | { rows: Row[] } = await k.raw(sql, values as Knex.ValueDict);
  return Array.isArray(answer) ? answer : answer.rows;
}

const raised = (k: Knex, column: string): Knex.Raw => k.raw('?? + 1', [column]);

const leaseFrom = (now: Instant): Instant => instantOf(millisecondsOf(now) + leaseMilliseconds);

const nothing: Batch = { claimed: [], atOnce: 0 };

async function eventsOf(k: Knex, deliveries: readonly Delivery[]): Promise<Map<string, Event>> {
  const { tenant } = deliveries[0] ?? {};
  const ids = [...new Set(deliveries.map(({ event }) => event))];
  const rows = await k<Row>('events').where({ tenant }).whereIn('id', ids);
  return new Map(rows.map((row) => [String(row.id), readEvent(row)]));
}

/** As many of the first as may be taken together, and of those that as many bots died with. */
const alike = (deliveries: readonly Delivery[]): readonly Delivery[] => {
  const { suspected } = deliveries[0] ?? { suspected: 0 };
  return deliveries.filter((one) => one.suspected === suspected).slice(0, togetherAtMost(suspected));
};

/** Those of one tenant whose claim still holds. */
const stillHeld = (k: Knex, claimed: readonly Claimed[]): Knex.QueryBuilder =>
  k('deliveries')
    .where({ tenant: claimed[0]?.tenant, state: 'owed' })
    .whereIn(
      ['id', 'token'],
      claimed.map(({ id, token }) => [id, token]),
    );

/** What to write where the try counts. */
const tried = ({ attempts }: Claimed): Row => ({ attempts });

/** `skipLocked` is PostgreSQL's: another instance that serves a tenant is passed by, not waited for. */
export function deliveryDesk({ change }: Brief, skipLocked: boolean): DeliveryDesk {
  async function claim(k: Knex, now: Instant, limit: number, upSeconds = Number.POSITIVE_INFINITY): Promise<Batch> {
    const values = { now, most: inFlightAtMost, trusted: trustedAfter(upSeconds) };
    const lock = skipLocked ? ' for update of turns skip locked' : '';
    const [turn] = await rowsOf(k, longestWaiting + lock, values);
    if (!turn) return nothing;
    const tenant = turn.tenant;
    await suspect(k, now, k('deliveries').where({ tenant }).where('leased_until', '<=', now));
    // Looked at again under the lock: between the two another instance may have served this tenant.
    const rows = await rowsOf(k, nextOfTenant, { ...values, tenant, limit });
    if (rows.length === 0) return nothing;
    const before = alike(rows.map(deliveryShape.read));
    const leasedUntil = leaseFrom(now);
    const ids = before.map(({ id }) => id);
    await k('deliveries')
      .where({ tenant })
      .whereIn('id', ids)
      .update({ token: raised(k, 'token'), leased_until: leasedUntil });
    await k.raw('update turns set served = (select max(served) + 1 from turns) where tenant = :tenant', { tenant });
    const events = await eventsOf(k, before);
    const claimed = before.map((delivery): Claimed => {
      const happened = events.get(delivery.event);
      if (!happened) throw new Error(`The event ${delivery.event} of a delivery is gone.`);
      return { ...delivery, token: delivery.token + 1, attempts: delivery.attempts + 1, leasedUntil, happened };
    });
    return { claimed, atOnce: inFlightAtMost - Number(rows[0]?.under_way) };
  }

  /** Changes a claimed delivery as long as the claim holds. */
  const report = async (k: Knex, { tenant, id, token }: Claimed, columns: Row): Promise<boolean> =>
    (await k('deliveries')
      .where({ tenant, id, token, state: 'owed' })
      .update({ leased_until: null, suspected: 0, ...columns })) === 1;

  return {
    claimDeliveries: (atMost, upSeconds) => change((k, now) => claim(k, now, atMost, upSeconds)),
    claimDelivery: async () => (await change((k, now) => claim(k, now, 1))).claimed[0],
    async renewDeliveries(claimed) {
      if (claimed.length === 0) return;
      // What was reported meanwhile holds nothing any more, and must not wait as if it did.
      await change((k, now) =>
        stillHeld(k, claimed)
          .whereNotNull('leased_until')
          .update({ leased_until: leaseFrom(now) }),
      );
    },
    finishDelivery: (claimed) =>
      change((k, now) => report(k, claimed, { ...tried(claimed), state: 'done', problem: null, ended_at: now })),
    async finishDeliveries(claimed) {
      if (claimed.length === 0) return;
      await change((k, now) =>
        stillHeld(k, claimed).update({
          attempts: raised(k, 'attempts'),
          suspected: 0,
          state: 'done',
          problem: null,
          leased_until: null,
          ended_at: now,
        }),
      );
    },
    async releaseDeliveries(claimed) {
      if (claimed.length === 0) return;
      await change((k) => stillHeld(k, claimed).update({ leased_until: null }));
    },
    postponeDelivery: (claimed, until, problem) =>
      change((k) => report(k, claimed, { ...tried(claimed), due_at: until, problem })),
    failDelivery: (claimed, problem) =>
      change((k, now) => report(k, claimed, { ...tried(claimed), state: 'dead', problem, ended_at: now })),
    throttleDelivery: (claimed, until) =>
      change(async (k) => {
        const { tenant, subscriber } = claimed;
        await k('throttles')
          .insert({ tenant, subscriber, until_at: until })
          .onConflict(['tenant', 'subscriber'])
          .merge();
        return report(k, claimed, {});
      }),
    parkDelivery: (claimed, because) =>
      change(async (k) => {
        const { tenant } = claimed;
        await k('tenants').where({ tenant }).update({ parked_because: because });
        return report(k, claimed, { problem: because });
      }),
  };
}
