/** The guard, statement by statement, on a bare SQLite connection that can be told to fail as a full disk would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { type Connection, guard } from '../../src/db/sqlite-guard.ts';

type Bare = sqlite3.Database & Connection;

let directory: string;
let guarded: Bare;
let other: Bare;

const open = (): Bare => new sqlite3.Database(join(directory, 'x.sqlite')) as Bare;
const say = (connection: Connection, sql: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    connection.all(sql, [], (error, rows) => (error ? reject(error) : resolve(rows)));
  });
const kept = () => say(other, 'select x from kept order by x');

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'roledesk-guard-'));
  other = open();
  await say(other, 'pragma journal_mode = wal');
  await say(
    other,
    'create table kept (x integer primary key, inside integer references kept deferrable initially deferred)',
  );
  guarded = open();
  await say(guarded, 'pragma foreign_keys = on');
  const all = guarded.all.bind(guarded) as Connection['all'];
  // What SQLite does when the disk is full at a bad moment: it rolls back by itself and reports an error.
  guarded.all = ((sql: string, bindings: unknown, done: (error: Error | null) => void) =>
    sql === 'FULL'
      ? all('ROLLBACK', [], () => done(Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' })))
      : all(sql, bindings, done)) as Bare['all'];
  guard(guarded, 'BEGIN IMMEDIATE');
});
afterEach(async () => {
  for (const connection of [guarded, other]) await new Promise((resolve) => connection.close(resolve));
  rmSync(directory, { recursive: true, force: true });
});

it('keeps what goes well, and the connection', async () => {
  await say(guarded, 'BEGIN;');
  await say(guarded, 'insert into kept (x) values (1)');
  await say(guarded, 'COMMIT;');
  expect(await kept()).toEqual([{ x: 1 }]);
  expect(guarded.__knex__disposed).toBeUndefined();
});

it('begins so that nobody else can write meanwhile', async () => {
  await say(guarded, 'BEGIN;');
  other.configure('busyTimeout', 1);
  await expect(say(other, 'insert into kept (x) values (1)')).rejects.toThrow('SQLITE_BUSY');
  await say(guarded, 'ROLLBACK');
});

it('refuses every statement after a rollback behind its back, those that wait included', async () => {
  await say(guarded, 'BEGIN;');
  const said = await Promise.allSettled([
    say(guarded, 'insert into kept (x) values (1)'),
    say(guarded, 'FULL'),
    say(guarded, 'insert into kept (x) values (2)'),
  ]);
  expect(said.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(say(guarded, 'insert into kept (x) values (3)')).rejects.toThrow('Refused');
  await expect(say(guarded, 'COMMIT;')).rejects.toThrow('Not committed');
  expect(await kept()).toEqual([]);
  expect(guarded.__knex__disposed).toBeInstanceOf(Error);
});

it('takes a ROLLBACK of what SQLite has rolled back as done, and gives the connection up', async () => {
  await say(guarded, 'BEGIN;');
  await expect(say(guarded, 'FULL')).rejects.toThrow('disk is full');
  await say(guarded, 'ROLLBACK');
  expect(guarded.__knex__disposed).toBeInstanceOf(Error);
});

it('takes no other ROLLBACK that fails as done, and gives the connection up', async () => {
  await expect(say(guarded, 'ROLLBACK')).rejects.toThrow('no transaction is active');
  expect(guarded.__knex__disposed).toBeInstanceOf(Error);
});

it('refuses nothing after an accident outside of a transaction, where there is nothing to take back', async () => {
  await say(guarded, 'BEGIN;');
  await say(guarded, 'ROLLBACK');
  await expect(say(guarded, 'FULL')).rejects.toThrow('disk is full');
  await say(guarded, 'insert into kept (x) values (1)');
  expect(await kept()).toEqual([{ x: 1 }]);
});

it('knows what begins and ends a transaction in any case, and after spaces', async () => {
  await say(guarded, ' begin');
  await expect(say(guarded, 'FULL')).rejects.toThrow('disk is full');
  await expect(say(guarded, '\n commit;')).rejects.toThrow('Not committed');
  await say(guarded, ' begin');
  await expect(say(guarded, 'FULL')).rejects.toThrow('disk is full');
  await say(guarded, ' rollback');
});

it('takes what only speaks of the end of a transaction for what it is', async () => {
  await say(guarded, 'BEGIN;');
  expect(await say(guarded, "select 'COMMIT' as one, 'ROLLBACK' as other")).toEqual([
    { one: 'COMMIT', other: 'ROLLBACK' },
  ]);
  expect(await say(guarded, "select 'ROLLBACK' as word")).toEqual([{ word: 'ROLLBACK' }]);
  await say(guarded, 'COMMIT;');
});

it('lets others write as soon as a COMMIT has failed', async () => {
  await say(guarded, 'BEGIN;');
  await say(guarded, 'insert into kept (x, inside) values (1, 99)');
  await expect(say(guarded, 'COMMIT;')).rejects.toThrow('FOREIGN KEY');
  expect(guarded.__knex__disposed).toBeInstanceOf(Error);
  other.configure('busyTimeout', 1);
  await say(other, 'insert into kept (x) values (7)');
  expect(await kept()).toEqual([{ x: 7 }]);
});

it('goes on after an error that ends no transaction, and after going back to a savepoint', async () => {
  await say(guarded, 'BEGIN;');
  await say(guarded, 'insert into kept (x) values (1)');
  await say(guarded, 'SAVEPOINT trx2;');
  await expect(say(guarded, 'insert into kept (x) values (1)')).rejects.toThrow('UNIQUE');
  await say(guarded, 'ROLLBACK TO SAVEPOINT trx2;');
  await say(guarded, 'rollback  to trx2');
  await say(guarded, 'insert into kept (x) values (2)');
  await say(guarded, 'COMMIT;');
  expect(await kept()).toEqual([{ x: 1 }, { x: 2 }]);
  expect(guarded.__knex__disposed).toBeUndefined();
});
