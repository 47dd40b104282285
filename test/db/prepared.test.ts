/** Statements that stay prepared, on a driver that only counts: which are kept, how many, and that all are let go in the end. */
import { keepPrepared, type Preparing } from '../../src/db/prepared.ts';

type Done = (this: unknown, error: Error | null, result?: unknown) => void;

/** Says what is asked of it, in order; a statement that begins with "broken" cannot be prepared, and "fails" cannot be run. */
function aDriver() {
  const said: string[] = [];
  const answer = (how: string, sql: string, done: Done) => {
    said.push(`${how} ${sql}`);
    const failure = sql.startsWith('fails') ? new Error('cannot run') : null;
    done.call({ lastID: 7, changes: 3, sql }, failure, [sql]);
  };
  const connection: Preparing = {
    all: (sql, _bindings, done) => answer('plain all', sql, done),
    run: (sql, _bindings, done) => answer('plain run', sql, done),
    prepare(sql, done) {
      said.push(`prepare ${sql}`);
      setImmediate(() => done(sql.startsWith('broken') ? new Error('no such table') : null));
      return {
        all: (_bindings: unknown, told: Done) => answer('all', sql, told),
        run: (_bindings: unknown, told: Done) => answer('run', sql, told),
        finalize: () => said.push(`let go ${sql}`),
      };
    },
    close(done) {
      said.push('close');
      done(null);
    },
  };
  keepPrepared(connection);
  const say = (sql: string, method: 'all' | 'run' = 'all') =>
    new Promise<unknown>((resolve, reject) => {
      connection[method](sql, [], function (error, result) {
        if (error) reject(error);
        else resolve(method === 'all' ? result : this);
      });
    });
  return { connection, said, say };
}

it('prepares a statement once, and answers with rows or with what has changed', async () => {
  const { said, say } = aDriver();
  expect(await say('select 1')).toEqual(['select 1']);
  expect(await say('select 1')).toEqual(['select 1']);
  expect(await say('update x', 'run')).toEqual({ lastID: 7, changes: 3 });
  expect(said).toEqual(['prepare select 1', 'all select 1', 'all select 1', 'prepare update x', 'run update x']);
});

it.each(['PRAGMA foreign_keys = ON', '  create table x (y)', 'drop table x', 'alter table x', 'vacuum'])(
  'runs "%s" as it is: it is said once',
  async (sql) => {
    const { said, say } = aDriver();
    await say(sql);
    await say(sql, 'run');
    expect(said).toEqual([`plain all ${sql}`, `plain run ${sql}`]);
  },
);

it.each(['PRAGMA data_version', 'select pragma', 'created', 'with vacuum as (select 1)'])(
  'prepares "%s", which is said again and again',
  async (sql) => {
    const { said, say } = aDriver();
    await say(sql);
    expect(said[0]).toBe(`prepare ${sql}`);
  },
);

it('passes on what fails, and keeps nothing that could not be prepared', async () => {
  const { said, say } = aDriver();
  for (let times = 0; times < 2; times++) await expect(say('broken')).rejects.toThrow('no such table');
  await expect(say('fails')).rejects.toThrow('cannot run');
  expect(said).toEqual(['prepare broken', 'prepare broken', 'prepare fails', 'all fails']);
});

it('keeps 120 at most, and lets go of the one that was not used for longest', async () => {
  const { said, say } = aDriver();
  for (let nth = 0; nth < 120; nth++) await say(`select ${nth}`);
  await say('select 0');
  expect(said.filter((one) => one.startsWith('let go'))).toEqual([]);
  await say('select 120');
  expect(said.filter((one) => one.startsWith('let go'))).toEqual(['let go select 1']);
  await say('select 0');
  expect(said.filter((one) => one === 'prepare select 0')).toHaveLength(1);
});

it('lets go of all of them before the connection is closed', async () => {
  const { connection, said, say } = aDriver();
  await say('select 1');
  await say('select 2');
  await new Promise<void>((resolve) => connection.close(() => resolve()));
  expect(said.slice(-3)).toEqual(['let go select 1', 'let go select 2', 'close']);
});
