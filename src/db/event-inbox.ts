/** Events that Slack sends: kept before they are acknowledged, and found again at start when a crash came between. */
import type { TenantId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Sealing } from './sealing.ts';
import type { Brief } from './transact.ts';

/** An event that was kept and never finished. */
export interface Unfinished {
  tenant: TenantId;
  key: string;
  /** Null when it cannot be read any more (another key, or damaged): there is nothing to run. */
  body: string | null;
}

export interface EventInbox {
  /** Keeps an event, its body sealed; false when it is known already and must not run again. */
  keepEvent(tenant: TenantId, key: string, body: string): Promise<boolean>;
  /** It has run: the body is forgotten, the key stays. */
  finishEvent(tenant: TenantId, key: string): Promise<void>;
  /** Those that never finished, oldest first: to be run again. Within these instants of coming in, where any are given. */
  listUnfinishedEvents(came?: { from: Instant; to: Instant }): Promise<Unfinished[]>;
  /** Forgets keys of finished payloads that came in before this instant; tells how many. */
  purgeInbox(before: Instant): Promise<number>;
}

/** What a sealed body is tied to. */
const rowOf = (tenant: TenantId, key: string): string => `inbox/body/${tenant}/${key}`;

export function eventInbox({ change, look }: Brief, sealing: Sealing): EventInbox {
  return {
    keepEvent: (tenant, key, body) =>
      change(async (k, now) => {
        const kept = await k('inbox')
          .insert({ tenant, key, state: 'new', body: sealing.seal(body, rowOf(tenant, key)), received_at: now })
          .onConflict(['tenant', 'key'])
          .ignore()
          .returning('key');
        return kept.length === 1;
      }),
    async finishEvent(tenant, key) {
      await change((k, now) =>
        k('inbox').where({ tenant, key, state: 'new' }).update({ state: 'done', body: null, finished_at: now }),
      );
    },
    listUnfinishedEvents: (came) =>
      look(async (k) => {
        const query = k('inbox').where({ state: 'new' }).whereNotNull('body').orderBy(['received_at', 'key']);
        const rows = await (came ? query.whereBetween('received_at', [came.from, came.to]) : query);
        return rows.map(({ tenant, key, body }) => ({
          tenant,
          key,
          body: sealing.open(body, rowOf(tenant, key)) ?? null,
        }));
      }),
    purgeInbox: (before) => change((k) => k('inbox').where({ state: 'done' }).where('received_at', '<', before).del()),
  };
}
