/** A fresh, migrated database on each engine, for tests: `describe.each(engines)`. PostgreSQL is real and starts when first asked for. */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { connect } from '../../src/db/connection.ts';
import { type Database, type DatabaseSettings, openDatabase } from '../../src/db/index.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Clock } from '../../src/domain/instant.ts';

export type EngineName = 'sqlite' | 'postgres';
export const engines: readonly EngineName[] = ['sqlite', 'postgres'];

/** A database of a test's own. */
export interface TestDatabase {
  db: Database;
  url: string;
  /** Closes and removes it. */
  drop(): Promise<void>;
}

/** The server that the set-up stands ready to start; a failure is a failing test, never a skipped one. */
async function serverUrl(): Promise<string> {
  const { TEST_DATABASE_URL, ROLEDESK_TEST_POSTGRES } = process.env;
  if (TEST_DATABASE_URL) return TEST_DATABASE_URL;
  const answer = await fetch(ROLEDESK_TEST_POSTGRES ?? '');
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The tests need a real PostgreSQL, and it did not start:\n${text}`);
  return text;
}

async function administer(server: string, statement: string): Promise<void> {
  const k = knex({ client: 'pg', connection: server, pool: { min: 0, max: 1 } });
  await k.raw(statement).finally(() => k.destroy());
}

const databaseIn = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

const newName = () => `roledesk_${randomBytes(8).toString('hex')}`;

/** A database that is migrated once per test file and then copied, because copying is quicker than migrating. */
interface Template {
  copy(): Promise<{ url: string; remove(): Promise<void> }>;
  remove(): Promise<void>;
}

const templates = new Map<EngineName, Promise<Template>>();

async function migrateAt(url: string): Promise<void> {
  const engine = connect(url);
  await migrate(engine.writer, engine.kind).finally(() => engine.close());
}

async function sqliteTemplate(): Promise<Template> {
  const home = await mkdtemp(join(tmpdir(), 'roledesk-sqlite-'));
  const original = join(home, 'template.sqlite');
  await migrateAt(`sqlite:${original}`);
  return {
    async copy() {
      const directory = await mkdtemp(join(home, 'copy-'));
      const file = join(directory, 'roledesk.sqlite');
      await copyFile(original, file);
      return { url: `sqlite:${file}`, remove: () => rm(directory, { recursive: true, force: true }) };
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

async function postgresTemplate(): Promise<Template> {
  const server = await serverUrl();
  const original = newName();
  await administer(server, `create database ${original}`);
  await migrateAt(databaseIn(server, original));
  return {
    async copy() {
      const name = newName();
      await administer(server, `create database ${name} template ${original}`);
      return {
        url: databaseIn(server, name),
        remove: () => administer(server, `drop database ${name} with (force)`),
      };
    },
    remove: () => administer(server, `drop database ${original}`),
  };
}

/** The URL of a database of a test's own, for whoever opens it himself; `remove` it once it is closed. */
export async function newPlace(engine: EngineName): Promise<{ url: string; remove(): Promise<void> }> {
  const template = templates.get(engine) ?? (engine === 'sqlite' ? sqliteTemplate() : postgresTemplate());
  templates.set(engine, template);
  return (await template).copy();
}

afterAll(async () => {
  for (const template of templates.values()) await (await template).remove();
  templates.clear();
});

/** Opens a fresh database. `drop` it in the end. */
export async function openTestDatabase(
  engine: EngineName,
  { clock, ...settings }: Partial<DatabaseSettings> & { clock?: Clock } = {},
): Promise<TestDatabase> {
  const { url, remove } = await newPlace(engine);
  const db = await openDatabase(
    { url, inboxKey: new Uint8Array(32), owedFor: () => [], ...settings },
    clock ? { clock } : {},
  );
  return {
    db,
    url,
    async drop() {
      await db.close();
      await remove();
    },
  };
}
