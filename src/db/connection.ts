/** Which engine a URL means, and its connections. */
import type { Knex } from 'knex';
import type { Instant } from '../domain/instant.ts';
import type { Memory } from './memory.ts';
import { openPostgres, postgresConfig } from './postgres.ts';
import type { Recall } from './recall.ts';
import { openSqlite, sqliteConfig } from './sqlite.ts';

/** What is done in a transaction or look; `recall` is how it may be answered from memory, if at all. */
export type Work<T> = (k: Knex, recall: (now: Instant) => Recall | undefined) => Promise<T>;

/** Where in the line of writers: work that somebody waits for and that is done at once may go ahead. */
export type Place = 'ahead' | 'last';

export interface Engine {
  kind: 'sqlite' | 'postgres';
  /** On SQLite one connection, so that writers wait in line here and not at the file. */
  writer: Knex;
  reader: Knex;
  /** One transaction: all that is said on its `k` or nothing. On PostgreSQL there is no line, and no place in it. */
  change<T>(work: Work<T>, place?: Place): Promise<T>;
  /** One moment, and no lock. What it comes to may be kept as the answer to `question`. */
  look<T>(work: Work<T>, question?: string): Promise<T>;
  /** What was kept as the answer to this question, where it is what would be read at this instant. */
  recalled?(question: string, now: Instant): { answer: unknown } | undefined;
  close(): Promise<void>;
}

/** The path in `sqlite:/path/to/file`; undefined for another kind of URL. */
export const sqliteFileOf = (url: string): string | undefined => /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];

const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/** Whether this is a URL that `connect` understands; SQLite needs a file, because readers have connections of their own. */
export const isDatabaseUrl = (url: string): boolean => {
  const file = sqliteFileOf(url);
  return isPostgres(url) || (file !== undefined && file !== ':memory:');
};

const unknown = () => new Error('DATABASE_URL must be sqlite:path/to/file or postgres://user:password@host/database.');

/**
 * Opens the connections of an engine. Nothing is asked of the database yet. A `memory` is for the one process that writes, which
 * only SQLite has.
 */
export function connect(url: string, memory?: Memory): Engine {
  if (!isDatabaseUrl(url)) throw unknown();
  const file = sqliteFileOf(url);
  return file === undefined ? openPostgres(url) : openSqlite(file, memory);
}

/** The same for Knex's own command line. */
export function knexConfigOf(url: string): Knex.Config {
  if (!isDatabaseUrl(url)) throw unknown();
  const file = sqliteFileOf(url);
  return file === undefined ? postgresConfig(url) : sqliteConfig(file, true);
}
