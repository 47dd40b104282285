/** What Slack sends and is acknowledged before it has run: kept first, and found again at start when a crash came between. */
import type { TenantId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { padded } from './gather.ts';
import type { Sealing } from './sealing.ts';
import { together } from './together.ts';
import type { Brief } from './transact.ts';

/** A payload that was kept and never finished. */
export interface Unfinished {
  tenant: TenantId;
  key: string;
  /** Null when it cannot be read any more (another key, or damaged): there is nothing to run. */
  body: string | null;
  receivedAt: Instant;
}

export interface PayloadInbox {
  /** Keeps a payload, its body sealed; false when it is known already and must not run again. Goes ahead of acts that wait. */
  keepPayload(tenant: TenantId, key: string, body: string): Promise<boolean>;
  /** It has run: the body is forgotten, the key stays. */
  finishPayload(tenant: TenantId, key: string): Promise<void>;
  /** Those that never finished, oldest first: to be run again. Within these instants of coming in, where any are given. */
  listUnfinishedPayloads(came?: { from: Instant; to: Instant }): Promise<Unfinished[]>;
  /** Forgets keys of finished payloads that came in before this instant; tells how many. */
  purgeInbox(before: Instant): Promise<number>;
}

interface Key {
  tenant: TenantId;
  key: string;
}

/** The name of a row, which its sealed body is tied to. */
const rowOf = ({ tenant, key }: Key): string => `inbox/body/${tenant}/${key}`;

export function payloadInbox({ change, look }: Brief, sealing: Sealing): PayloadInbox {
  const keep = together<Key & { body: string }, boolean>(
    (work) => change(work, 'ahead'),
    async (k, now, all) => {
      const rows = padded(all).map((one) => ({ ...one, state: 'new', received_at: now }));
      const taken = await k('inbox').insert(rows).onConflict(['tenant', 'key']).ignore().returning(['tenant', 'key']);
      const fresh = new Set(taken.map(rowOf));
      // The second copy of one finds its name taken back by the first.
      return all.map((one) => fresh.delete(rowOf(one)));
    },
  );
  const finish = together<Key, void>(change, async (k, now, all) => {
    const keys = padded(all).map(({ tenant, key }) => [tenant, key]);
    await k('inbox')
      .whereIn(['tenant', 'key'], keys)
      .where({ state: 'new' })
      .update({ state: 'done', body: null, finished_at: now });
    return all.map(() => undefined);
  });
  return {
    keepPayload: (tenant, key, body) => keep({ tenant, key, body: sealing.seal(body, rowOf({ tenant, key })) }),
    finishPayload: (tenant, key) => finish({ tenant, key }),
    listUnfinishedPayloads: (came) =>
      look(async (k) => {
        const query = k('inbox').where({ state: 'new' }).whereNotNull('body').orderBy(['received_at', 'key']);
        const rows = await (came ? query.whereBetween('received_at', [came.from, came.to]) : query);
        return rows.map(({ tenant, key, body, received_at }) => ({
          tenant,
          key,
          receivedAt: received_at,
          body: sealing.open(body, rowOf({ tenant, key })) ?? null,
        }));
      }),
    purgeInbox: (before) => change((k) => k('inbox').where({ state: 'done' }).where('received_at', '<', before).del()),
  };
}
