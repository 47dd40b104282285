/** Which URLs are understood, for the bot and for Knex's own command line; everything else is refused in words that help. */
import knex from 'knex';
import { connect, isDatabaseUrl, knexConfigOf, sqliteFileOf } from '../../src/db/connection.ts';
import { postgresConfig } from '../../src/db/postgres.ts';
import { sqliteConfig } from '../../src/db/sqlite.ts';

const helps = 'DATABASE_URL must be sqlite:path/to/file or postgres://user:password@host/database.';

it.each([
  ['sqlite:data/roledesk.sqlite', 'data/roledesk.sqlite'],
  ['sqlite:/var/roledesk.sqlite', '/var/roledesk.sqlite'],
  ['sqlite:///var/roledesk.sqlite', '/var/roledesk.sqlite'],
])('%s is a file', (url, file) => {
  expect(sqliteFileOf(url)).toBe(file);
  expect(isDatabaseUrl(url)).toBe(true);
  expect(knexConfigOf(url)).toMatchObject({
    client: 'sqlite3',
    connection: { filename: file },
    pool: { min: 1, max: 1 },
  });
});

it('a file is written to by one and read by several', () => {
  const pool = (writes: boolean) => sqliteConfig('roledesk.sqlite', writes).pool;
  expect([pool(true), pool(false)]).toMatchObject([
    { min: 1, max: 1 },
    { min: 0, max: 4 },
  ]);
});

it('a file that cannot be read while it is written to is refused', async () => {
  // In memory there is no such mode, as on some file systems of a network.
  const k = knex(sqliteConfig(':memory:', true));
  await expect(k.raw('select 1')).rejects.toThrow('cannot hold a SQLite database in WAL mode');
  await k.destroy();
});

it.each([
  ['a file', sqliteConfig('/nowhere/roledesk.sqlite', true)],
  ['a server', postgresConfig('postgres://127.0.0.1:1/roledesk')],
])('%s that is not there is told to whoever asks, and not on the console', async (_, config) => {
  const said: unknown[] = [];
  const { log } = console;
  console.log = (...words) => said.push(words);
  const k = knex(config);
  try {
    await expect(k.raw('select 1')).rejects.toThrow(/CANTOPEN|ECONNREFUSED/);
    expect(said).toEqual([]);
  } finally {
    console.log = log;
    await k.destroy();
  }
});

it.each(['postgres://ana:secret@db/roledesk', 'postgresql://db/roledesk'])('%s is a server', async (url) => {
  expect(sqliteFileOf(url)).toBeUndefined();
  expect(isDatabaseUrl(url)).toBe(true);
  expect(knexConfigOf(url).client).toBe('pg');
  const engine = connect(url);
  expect(engine.kind).toBe('postgres');
  await engine.close();
});

it.each(['', 'sqlite:', 'sqlite::memory:', 'mysql://db/roledesk', 'my-sqlite:x', 'xpostgres://db', 'postgres:db'])(
  '"%s" is refused',
  (url) => {
    expect(isDatabaseUrl(url)).toBe(false);
    expect(() => connect(url)).toThrow(helps);
    expect(() => knexConfigOf(url)).toThrow(helps);
  },
);
