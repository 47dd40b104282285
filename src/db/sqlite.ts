/** SQLite: the only file that knows its driver. Settings, connections, and the lock that admits one bot. */
import knex, { type Knex } from 'knex';
import sqlite3 from 'sqlite3';
import type { Engine } from './connection.ts';
import { endsTransaction } from './failures.ts';
import { groupCommit } from './group-commit.ts';
import { lookOn } from './look-on.ts';
import type { Memory } from './memory.ts';
import { keepPrepared, type Preparing } from './prepared.ts';
import { type Connection, guard } from './sqlite-guard.ts';

type SqliteConnection = Connection & Preparing & Configured;

interface Configured {
  configure(option: 'busyTimeout', milliseconds: number): void;
}

// Slack gives three seconds for an answer. Whoever comes while one is waiting for a lock waits for that one first, so twice this
// must be well within them; what nobody waits for is tried again anyway.
const busyTimeout = 1_000;

// FULL, because with NORMAL a power cut takes back what was acknowledged. REPLACE walks past triggers without recursive_triggers.
const settings = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'trusted_schema = OFF',
];

const called = (connection: Connection, sql: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    connection.all(sql, [], (error, result) => (error ? reject(error) : resolve(result)));
  });

async function prepare(connection: SqliteConnection, writes: boolean): Promise<void> {
  connection.configure('busyTimeout', busyTimeout);
  for (const setting of settings) await called(connection, `PRAGMA ${setting}`);
  const [mode] = (await called(connection, 'PRAGMA journal_mode')) as { journal_mode: string }[];
  if (mode?.journal_mode !== 'wal') throw new Error('This file system cannot hold a SQLite database in WAL mode.');
  if (!writes) await called(connection, 'PRAGMA query_only = ON');
  keepPrepared(connection);
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
    afterCreate(connection: SqliteConnection, done: (error: Error | null, connection: SqliteConnection) => void) {
      prepare(connection, writes).then(
        () => done(null, connection),
        (error: Error) => done(error, connection),
      );
    },
  },
  log: { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} },
});

/** Opens a SQLite file, which is made when it is not there; its directory must be. */
export function openSqlite(filename: string, memory?: Memory): Engine {
  const writer = knex(sqliteConfig(filename, true));
  const reader = knex(sqliteConfig(filename, false));
  return {
    kind: 'sqlite',
    writer,
    reader,
    change: groupCommit(writer, memory),
    look: lookOn(reader, memory),
    ...(memory ? { recalled: (question, now) => memory.whole(question, now) } : {}),
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
