/** SQLite: the only file that knows its driver. Settings, the guard on every connection, and the lock that admits one bot. */
import knex, { type Knex } from 'knex';
import sqlite3 from 'sqlite3';
import type { Engine } from './connection.ts';
import { endsTransaction } from './failures.ts';

type Done = (this: unknown, error: Error | null, result?: unknown) => void;
type Method = (sql: string, bindings: unknown, done: Done) => unknown;

/** The part of the driver's connection that Knex calls. */
interface Connection {
  all: Method;
  run: Method;
  serialize(): void;
  configure(option: 'busyTimeout', milliseconds: number): void;
  /** Knex's own mark: a connection that carries it is closed and never used again. */
  __knex__disposed?: Error;
}

const busyTimeout = 5_000;

// FULL, because with NORMAL a power cut takes back what was acknowledged. REPLACE walks past triggers without recursive_triggers.
const settings = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'trusted_schema = OFF',
];

const called = (method: Method, sql: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    method(sql, [], (error, result) => (error ? reject(error) : resolve(result)));
  });

/**
 * Stands between Knex and the driver. Write transactions begin IMMEDIATE. After an error that may have ended the transaction
 * behind our back every statement is refused and COMMIT is a ROLLBACK; and a connection on which BEGIN, COMMIT or ROLLBACK
 * failed is never used again.
 */
export function guard(connection: Connection, begin: string): void {
  const drivers = { all: connection.all.bind(connection), run: connection.run.bind(connection) };
  let broken: Error | undefined;
  let open = false;

  const dispose = (because: Error): void => {
    connection.__knex__disposed = because;
  };
  const rollBack = (because: Error, done: Done): void => {
    dispose(because);
    void drivers.run('ROLLBACK', [], () => done.call(undefined, because));
  };
  const ending: Record<string, (method: Method, sql: string, bindings: unknown, done: Done) => unknown> = {
    BEGIN: (method, _sql, bindings, done) => {
      broken = undefined;
      return method(begin, bindings, function (error, result) {
        open = !error;
        if (error) dispose(error);
        done.call(this, error, result);
      });
    },
    COMMIT: (method, sql, bindings, done) => {
      open = false;
      if (broken)
        return rollBack(new Error('Not committed, because a statement before it failed.', { cause: broken }), done);
      return method(sql, bindings, function (error, result) {
        if (error) rollBack(error, done);
        else done.call(this, null, result);
      });
    },
    ROLLBACK: (method, sql, bindings, done) => {
      open = false;
      return method(sql, bindings, function (error, result) {
        const because = broken ?? error;
        if (because) dispose(because);
        // When SQLite had rolled back by itself there is nothing left to do, and that is no failure.
        done.call(this, broken ? null : error, result);
      });
    },
  };
  const guarded =
    (method: Method): Method =>
    (sql, bindings, done) => {
      const word = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? '';
      // ROLLBACK TO is a savepoint's, and ends nothing.
      const special = /\bTO\s+SAVEPOINT\b/i.test(sql) ? undefined : ending[word];
      if (special) return special(method, sql, bindings, done);
      if (open && broken)
        return done.call(undefined, new Error('Refused, because a statement before it failed.', { cause: broken }));
      return method(sql, bindings, function (error, result) {
        if (open && error && endsTransaction(error)) broken = error;
        done.call(this, error, result);
      });
    };
  connection.all = guarded(drivers.all);
  connection.run = guarded(drivers.run);
}

async function prepare(connection: Connection, writes: boolean): Promise<void> {
  // One statement after the other: one that is still waiting must not run after a ROLLBACK, on its own.
  connection.serialize();
  connection.configure('busyTimeout', busyTimeout);
  const all = connection.all.bind(connection);
  for (const setting of settings) await called(all, `PRAGMA ${setting}`);
  const [mode] = (await called(all, 'PRAGMA journal_mode')) as { journal_mode: string }[];
  if (mode?.journal_mode !== 'wal') throw new Error('This file system cannot hold a SQLite database in WAL mode.');
  if (!writes) await called(all, 'PRAGMA query_only = ON');
  guard(connection, writes ? 'BEGIN IMMEDIATE' : 'BEGIN');
}

/** Knex on a SQLite file; writers have one connection, readers several that cannot write. */
export const sqliteConfig = (filename: string, writes: boolean): Knex.Config => ({
  client: 'sqlite3',
  connection: { filename },
  useNullAsDefault: true,
  // An error with the values of its statement in its message would carry them into logs.
  compileSqlOnError: false,
  acquireConnectionTimeout: 10_000,
  pool: {
    min: writes ? 1 : 0,
    max: writes ? 1 : 4,
    afterCreate(connection: Connection, done: (error: Error | null, connection: Connection) => void) {
      prepare(connection, writes).then(
        () => done(null, connection),
        (error: Error) => done(error, connection),
      );
    },
  },
  log: { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} },
});

/** Opens a SQLite file, which is made when it is not there; its directory must be. */
export function openSqlite(filename: string): Engine {
  const writer = knex(sqliteConfig(filename, true));
  const reader = knex(sqliteConfig(filename, false));
  return {
    kind: 'sqlite',
    writer,
    reader,
    close: async () => {
      await Promise.all([reader.destroy(), writer.destroy()]);
    },
  };
}

/**
 * Holds an exclusive transaction on a file beside the database: a second bot is refused, and the system lets go of it after any
 * crash. Resolves to the release.
 */
export async function lockForOneBot(filename: string): Promise<() => Promise<void>> {
  const beside = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(`${filename}.lock`, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const close = (): Promise<void> => new Promise((resolve) => beside.close(() => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      beside.exec('BEGIN EXCLUSIVE', (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    await close();
    if (!endsTransaction(error)) throw error;
    throw new Error(
      `Another Roledesk runs on ${filename} already. Stop it first, or give this one a database of its own with DATABASE_URL.`,
    );
  }
  return close;
}
