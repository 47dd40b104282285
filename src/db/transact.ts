/** The one way into a transaction: locked first, timed after the lock, and never inside another. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import type { TenantId } from '../domain/ids.ts';
import { InDoubt } from '../domain/in-doubt.ts';
import { type Clock, type Instant, instantOf } from '../domain/instant.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Engine } from './connection.ts';
import { leavesUnknown, mayRunAgain } from './failures.ts';
import type { InboxStore } from './inbox.ts';
import type { Read, Scope, Tx } from './ports.ts';
import { serverInstant } from './postgres.ts';
import { remembering } from './remembered.ts';
import { type Sources, storesOf } from './stores.ts';

const runsAtMost = 4;
const inside = new AsyncLocalStorage<{ over: boolean }>();

/** Runs what is done inside a transaction, so that it is known to be inside, wherever it was waiting until its turn came. */
type Within = <T>(work: () => Promise<T>) => Promise<T>;

/** Refuses a transaction within a transaction: on one connection it would wait for itself. */
async function alone<T>(transaction: (within: Within) => Promise<T>): Promise<T> {
  if (inside.getStore()?.over === false)
    throw new Error('The database was used inside a transaction other than through its own tx.');
  const mark = { over: false };
  try {
    return await transaction((work) => inside.run(mark, work));
  } finally {
    mark.over = true;
  }
}

/** How far one run of a transaction has come. */
interface Run {
  /** All work is done, and COMMIT is what remains. */
  committing: boolean;
  /** It took a key of the inbox: done a second time, it would only find its own answer. */
  keyed: boolean;
}

/**
 * Runs again what PostgreSQL took back because of another transaction. When the answer to COMMIT was lost it may have happened:
 * then only work that took a key of the inbox is run again, because the key tells. Where that cannot be asked, it stays in doubt.
 */
async function again<T>(work: (run: Run) => Promise<T>): Promise<T> {
  let doubt = false;
  for (let times = 1; ; times++) {
    const run: Run = { committing: false, keyed: false };
    try {
      return await work(run);
    } catch (error) {
      // A refusal is definite: it was reached under the lock, and behind the key.
      if (error instanceof Refusal) throw error;
      const unknown = run.committing && leavesUnknown(error);
      doubt ||= unknown;
      const mayRun = mayRunAgain(error) || (unknown ? run.keyed : doubt && leavesUnknown(error));
      if (times === runsAtMost || !mayRun) throw doubt ? new InDoubt(error) : error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** times));
    }
  }
}

/** Locks what the scope says. On SQLite the transaction itself is the lock; the rows are looked for all the same. */
async function lock(k: Knex, { tenant, workspace }: Scope, kind: Engine['kind']): Promise<void> {
  const locked = (query: Knex.QueryBuilder) => (kind === 'postgres' ? query.forUpdate() : query);
  const rows: unknown[] = await locked(
    k('workspaces')
      .where({ tenant, ...(workspace ? { id: workspace } : {}) })
      .orderBy('id')
      .select('id'),
  );
  if (rows.length > 0) return;
  if (workspace) throw notFound('product');
  // Nothing is set up yet: whoever sets up first is alone.
  const tenants: unknown[] = await locked(k('tenants').where({ tenant }).select('tenant'));
  if (tenants.length === 0) throw notFound('Slack workspace');
}

/** Short work over all tenants. */
export interface Brief {
  change<T>(work: (k: Knex, now: Instant) => Promise<T>): Promise<T>;
  look<T>(work: (k: Knex, now: Instant) => Promise<T>): Promise<T>;
}

const notingKeys = (inbox: InboxStore, run: Run): InboxStore => ({
  ...inbox,
  insert(key) {
    run.keyed = true;
    return inbox.insert(key);
  },
});

export interface Roads extends Brief {
  transact<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  read<T>(tenant: TenantId, work: (read: Read) => Promise<T>): Promise<T>;
}

/** Binds the ways in to an engine. A `clock` that is given is the time on both engines; otherwise PostgreSQL's own counts. */
export function roadsOn(engine: Engine, sources: Sources, clock: Clock | undefined): Roads {
  const { kind } = engine;
  const instant = async (k: Knex): Promise<Instant> => {
    if (clock) return instantOf(clock.now());
    return kind === 'postgres' ? serverInstant(k) : instantOf(Date.now());
  };

  const transaction = async <T>(k: Knex, scope: Scope, run: Run, work: (tx: Tx) => Promise<T>): Promise<T> => {
    await lock(k, scope, kind);
    const now = await instant(k);
    const stores = storesOf({ k, tenant: scope.tenant, now, ...sources });
    const result = await work({ tenant: scope.tenant, now, ...stores, inbox: notingKeys(stores.inbox, run) });
    run.committing = kind === 'postgres';
    return result;
  };

  return {
    transact: (scope, work) =>
      alone((within) => again((run) => engine.change((k) => within(() => transaction(k, scope, run, work))))),
    read: (tenant, work) =>
      alone((within) =>
        engine.look((k) =>
          within(async () => {
            const now = await instant(k);
            return work({ tenant, now, ...remembering(storesOf({ k, tenant, now, ...sources })) });
          }),
        ),
      ),
    change: (work) =>
      alone((within) => again(() => engine.change((k) => within(async () => work(k, await instant(k)))))),
    look: (work) => alone((within) => engine.look((k) => within(async () => work(k, await instant(k))))),
  };
}
