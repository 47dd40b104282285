/** The one way into a transaction: locked first, timed after the lock, and never inside another. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import type { TenantId } from '../domain/ids.ts';
import { InDoubt } from '../domain/in-doubt.ts';
import { type Clock, type Instant, instantOf } from '../domain/instant.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Bound } from './bound.ts';
import type { Engine, Place } from './connection.ts';
import { leavesUnknown, mayRunAgain } from './failures.ts';
import type { InboxStore } from './inbox.ts';
import type { Read, Scope, Stores, Tx } from './ports.ts';
import { serverInstant } from './postgres.ts';
import type { Recall } from './recall.ts';
import { remembering } from './remembered.ts';
import { fetchingOnce } from './rows-once.ts';
import { type Sources, storesOf } from './stores.ts';
import { readOf, txOf } from './timed.ts';
import { inTurns } from './turns.ts';

const runsAtMost = 4;
const inside = new AsyncLocalStorage<{ over: boolean }>();

/** Runs what is done inside a transaction, so that it is known to be inside, wherever it was waiting until its turn came. */
type Within = <T>(work: () => Promise<T>) => Promise<T>;

/** Refuses a transaction within a transaction: on one connection it would wait for itself. */
function mustBeAlone(): void {
  if (inside.getStore()?.over === false)
    throw new Error('The database was used inside a transaction other than through its own tx.');
}

async function alone<T>(transaction: (within: Within) => Promise<T>): Promise<T> {
  mustBeAlone();
  const mark = { over: false };
  try {
    return await transaction((work) => inside.run(mark, work));
  } finally {
    mark.over = true;
  }
}

/** How far one run of a transaction has come. */
interface Run {
  /** Says that the lock is taken. */
  locked(): void;
  /** All work is done, and COMMIT is what remains. */
  committing: boolean;
  /** It took a key of the inbox: done a second time, it would only find its own answer. */
  keyed: boolean;
}

/**
 * Runs again what PostgreSQL took back because of another transaction. When the answer to COMMIT was lost it may have happened:
 * then only work that took a key of the inbox is run again, because the key tells. Where that cannot be asked, it stays in doubt.
 */
async function again<T>(locked: Run['locked'], work: (run: Run) => Promise<T>): Promise<T> {
  let doubt = false;
  for (let times = 1; ; times++) {
    const run: Run = { locked, committing: false, keyed: false };
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

/** Locks the rows of what the scope says, and refuses one that is not there. */
async function lock(k: Knex, { tenant, workspace }: Scope): Promise<void> {
  const rows: unknown[] = await k('workspaces')
    .where({ tenant, ...(workspace ? { id: workspace } : {}) })
    .orderBy('id')
    .forUpdate();
  if (rows.length > 0) return;
  if (workspace) throw notFound('product');
  // Nothing is set up yet: whoever sets up first is alone.
  const tenants: unknown[] = await k('tenants').where({ tenant }).forUpdate();
  if (tenants.length === 0) throw notFound('Slack workspace');
}

/** On SQLite the transaction itself is the lock; what the scope says is looked for all the same. */
async function mustBeThere({ workspaces, tenants }: Stores, { workspace }: Scope): Promise<void> {
  const all = await workspaces.list();
  if (workspace ? all.some(({ id }) => id === workspace) : all.length > 0) return;
  if (workspace) throw notFound('product');
  await tenants.get().catch((error: unknown) => {
    throw error instanceof Refusal ? notFound('Slack workspace') : error;
  });
}

/** Short work over all tenants. */
export interface Brief {
  change<T>(work: (k: Knex, now: Instant) => Promise<T>, place?: Place): Promise<T>;
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
  read<T>(tenant: TenantId, work: (read: Read) => Promise<T>, question?: string): Promise<T>;
}

/** The stores, asking memory first where there is one. */
const known = (stores: Stores, bound: Bound, recall: Recall | undefined): Stores =>
  recall ? remembering(stores, recall, bound) : stores;

const system: Clock = { now: () => Date.now() };

type Recalling = (now: Instant) => Recall | undefined;

/** Binds the ways in to an engine. A `clock` that is given is the time on both engines; otherwise PostgreSQL's own counts. */
export function roadsOn(engine: Engine, sources: Sources, clock: Clock | undefined): Roads {
  const { kind } = engine;
  // On SQLite the groups are the line.
  const inTurn =
    kind === 'postgres' ? inTurns() : <T>(_scope: Scope, act: (locked: () => void) => Promise<T>) => act(() => {});
  const instant = async (k: Knex): Promise<Instant> => {
    if (clock) return instantOf(clock.now());
    return kind === 'postgres' ? serverInstant(k) : instantOf(system.now());
  };

  const transaction = async <T>(
    k: Knex,
    recall: Recalling,
    scope: Scope,
    run: Run,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> => {
    if (kind === 'postgres') await lock(k, scope);
    run.locked();
    const now = await instant(k);
    const { tenant } = scope;
    const bound = { k, tenant, now, ...sources };
    const stores = known(storesOf(bound), bound, recall(now));
    if (kind === 'sqlite') await mustBeThere(stores, scope);
    const tx = txOf(stores, tenant, now, notingKeys(stores.inbox, run));
    const result = await work(tx);
    await tx.events.writeNoted();
    run.committing = kind === 'postgres';
    return result;
  };

  const brief = async <T>(k: Knex, run: Run, work: (k: Knex, now: Instant) => Promise<T>): Promise<T> => {
    const result = await work(k, await instant(k));
    run.committing = kind === 'postgres';
    return result;
  };

  return {
    transact: (scope, work) =>
      alone((within) =>
        inTurn(scope, (locked) =>
          again(locked, (run) => engine.change((k, recall) => within(() => transaction(k, recall, scope, run, work)))),
        ),
      ),
    read: async <T>(tenant: TenantId, work: (read: Read) => Promise<T>, question?: string) => {
      const asked = question === undefined ? undefined : `${tenant} ${question}`;
      mustBeAlone();
      const kept = asked === undefined ? undefined : engine.recalled?.(asked, instantOf((clock ?? system).now()));
      if (kept) return kept.answer as T;
      const reading = async (k: Knex, recall: Recalling): Promise<T> => {
        const now = await instant(k);
        const recalled = recall(now);
        const bound = { k, tenant, now, ...sources };
        const stores = kind === 'postgres' ? fetchingOnce(storesOf(bound)) : storesOf(bound);
        return work(readOf(known(stores, bound, recalled), tenant, now, recalled?.footprint));
      };
      return alone((within) => engine.look((k, recall) => within(() => reading(k, recall)), asked));
    },
    change: (work, place) =>
      alone((within) =>
        again(
          () => {},
          (run) => engine.change((k) => within(() => brief(k, run, work)), place),
        ),
      ),
    look: (work) => alone((within) => engine.look((k) => within(async () => work(k, await instant(k))))),
  };
}
