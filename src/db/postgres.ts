/** PostgreSQL: its pool, its patience, and its clock. */
import knex, { type Knex } from 'knex';
import type { Instant } from '../domain/instant.ts';
import type { Engine } from './connection.ts';
import { newLine } from './in-line.ts';
import { once } from './remembered.ts';

/**
 * Nobody waits long: a command has to be answered within three seconds, for a connection and then for a lock, and a hung one must
 * not hold a lock. What nobody waits for is tried again anyway.
 */
const patience = {
  connectionTimeoutMillis: 2_000,
  lock_timeout: 800,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 30_000,
};

type Done = (error: Error | null, result?: unknown) => void;

/** The part of the driver's connection that Knex calls. */
interface Connection {
  query(what: unknown, done: Done): unknown;
}

/** Sends a statement when the one before it has been answered; the driver gives up its own line of them in its next version. */
export function oneByOne(connection: Connection): void {
  const line = newLine();
  const query = connection.query.bind(connection);
  connection.query = (what, done) => {
    const answered = line(
      () =>
        new Promise((resolve, reject) => {
          query(what, (error, result) => (error ? reject(error) : resolve(result)));
        }),
    );
    answered.then(
      (result) => done(null, result),
      (error: Error) => done(error),
    );
  };
}

export const postgresConfig = (url: string): Knex.Config => ({
  client: 'pg',
  connection: { connectionString: url, application_name: 'roledesk', ...patience },
  compileSqlOnError: false,
  acquireConnectionTimeout: 2_000,
  pool: {
    min: 0,
    max: 10,
    afterCreate(connection: Connection, done: (error: Error | null, connection: Connection) => void) {
      oneByOne(connection);
      done(null, connection);
    },
  },
  log: { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} },
});

export function openPostgres(url: string): Engine {
  const pool = knex(postgresConfig(url));
  return {
    kind: 'postgres',
    writer: pool,
    reader: pool,
    // READ COMMITTED, so that what is read after the lock is what the transaction before has written.
    change: (work) => pool.transaction((k) => work(k, () => undefined), { isolationLevel: 'read committed' }),
    look: (work) =>
      pool.transaction((k) => work(k, () => once()), { isolationLevel: 'repeatable read', readOnly: true }),
    close: () => pool.destroy(),
  };
}

/** The server's time right now (not the start of the transaction's), as an instant: the same for every instance. */
export async function serverInstant(k: Knex): Promise<Instant> {
  const { rows } = await k.raw(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  return rows[0].now;
}
