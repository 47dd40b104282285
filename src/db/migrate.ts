/** Bringing a database to the schema of this version; one that a newer version has changed is refused. */
import type { Knex } from 'knex';
import { migrations } from '../../migrations/index.ts';
import { waitedInVain } from './failures.ts';

/** Names carry no extension: under `tsx` the files end in `.ts`, in `dist` in `.js`, and Knex keeps the names for good. */
export const migrationSource: Knex.MigrationSource<[name: string, Knex.Migration]> = {
  getMigrations: async () => Object.entries(migrations),
  getMigrationName: ([name]) => name,
  getMigration: async ([, migration]) => migration,
};

/** Refuses a database with steps that this version does not know. */
async function refuseNewer(k: Knex): Promise<void> {
  if (!(await k.schema.hasTable('knex_migrations'))) return;
  const done: { name: string }[] = await k('knex_migrations').select('name').orderBy('id');
  const unknown = done.filter(({ name }) => migrations[name] === undefined);
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(', ');
  throw new Error(`This database was changed by a newer Roledesk (${names}). Start that version, or a newer one.`);
}

/** Knex calls everything that keeps it from its lock a lock; the engine's own words stand behind the statement that it quotes. */
const cannotWrite = (error: Error): Error =>
  new Error(
    `The database cannot be written to (${error.message.split(' - ').at(-1)}). Look at the rights on it, and whether its disk is read-only or full.`,
    { cause: error },
  );

// Any fixed number: it only has to be the same in every Roledesk.
const advisoryLock = 760_512;

/** Runs the steps that are missing. On PostgreSQL instances that start together wait for each other here. */
export async function migrate(k: Knex, kind: 'sqlite' | 'postgres'): Promise<void> {
  const bring = async () => {
    await refuseNewer(k);
    await k.migrate.latest({ migrationSource }).catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'MigrationLocked') throw error;
      if (waitedInVain(error)) throw error;
      if (!error.message.includes('already locked')) throw cannotWrite(error);
      throw new Error(
        'Another migration of this database is running, or was interrupted. When none is: npx knex migrate:unlock, then start again.',
      );
    });
  };
  if (kind === 'sqlite') return bring();
  await k.transaction(async (held) => {
    await held.raw('set local lock_timeout = 0');
    await held.raw('set local idle_in_transaction_session_timeout = 0');
    await held.raw('select pg_advisory_xact_lock(?)', [advisoryLock]);
    await bring();
  });
}
