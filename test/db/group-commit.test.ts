/** Acts that are committed together: one that fails takes back nothing of another's, and nobody is told before all are safe. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connect, type Engine } from '../../src/db/connection.ts';
import { type GroupLimits, groupCommit } from '../../src/db/group-commit.ts';
import { onConnection } from '../../src/db/on-connection.ts';
import { conflict } from '../../src/domain/refusal.ts';
import { newPlace } from '../support/engines.ts';
import { poke } from './poke.ts';

let place: Awaited<ReturnType<typeof newPlace>>;
let engine: Engine;
beforeEach(async () => {
  place = await newPlace('sqlite');
  engine = connect(place.url);
  await poke(place.url, (k) => k.raw('create table kept (x text primary key)'));
});
afterEach(async () => {
  await engine.close();
  await place.remove();
});

const keep = (x: string) => engine.change((k) => k('kept').insert({ x }));
const kept = () => poke(place.url, (k) => k('kept').orderBy('x').pluck('x'));

type All = (sql: string, bindings: unknown, done: (this: unknown, error: Error | null) => void) => unknown;

/** The one connection that writes, between Knex and the guard: what is said on it, and what it is made to answer. */
async function listening(
  answer: (sql: string) => Error | undefined = () => undefined,
  rollsBack = true,
): Promise<string[]> {
  const client = engine.writer.client as {
    acquireConnection(): Promise<{ all: All }>;
    releaseConnection(connection: object): Promise<void>;
  };
  const said: string[] = [];
  const connection = await client.acquireConnection();
  const all = connection.all.bind(connection) as All;
  connection.all = (sql, bindings, done) => {
    said.push(sql);
    const error = answer(sql);
    if (!error) return all(sql, bindings, done);
    return rollsBack ? all('ROLLBACK', [], () => done.call(undefined, error)) : done.call(undefined, error);
  };
  await client.releaseConnection(connection);
  return said;
}

const commits = (said: readonly string[]) => said.filter((sql) => sql === 'COMMIT').length;

it('commits those that wait with one COMMIT', async () => {
  const said = await listening();
  await Promise.all(['a', 'b', 'c', 'd'].map(keep));
  expect(commits(said)).toBe(1);
  expect(await kept()).toEqual(['a', 'b', 'c', 'd']);
});

it.each<[string, GroupLimits, number]>([
  ['so many acts', { acts: 2, milliseconds: 60_000 }, 3],
  ['so long', { acts: 64, milliseconds: 0 }, 6],
])('closes a group after %s', async (_, limits, groups) => {
  const said = await listening();
  const change = groupCommit(engine.writer, undefined, limits);
  const all = ['a', 'b', 'c', 'd', 'e', 'f'];
  await Promise.all(all.map((x) => change((k) => k('kept').insert({ x }))));
  expect(commits(said)).toBe(groups);
  expect(await kept()).toEqual(all);
});

it('takes what may go ahead before those that wait', async () => {
  const order: string[] = [];
  const noting = (x: string) => async () => void order.push(x);
  await Promise.all([
    engine.change(noting('a')),
    engine.change(noting('b')),
    engine.change(noting('c'), 'ahead'),
    engine.change(noting('d'), 'last'),
  ]);
  expect(order).toEqual(['a', 'c', 'b', 'd']);
});

it('lets those that may go ahead go in the order in which they came, and the others in between', async () => {
  const order: string[] = [];
  const comes = (x: string, more: () => unknown = () => {}) =>
    engine.change(
      async () => {
        order.push(x);
        more();
      },
      x.startsWith('+') ? 'ahead' : 'last',
    );
  const later: Promise<void>[] = [];
  const first = comes('a');
  await Promise.all([
    first,
    ...['b', 'c', 'd', '+1', '+2'].map((x) => comes(x)),
    comes('+3', () => later.push(comes('+4'))),
  ]);
  await Promise.all(later);
  expect(order).toEqual(['a', '+1', 'b', '+2', 'c', '+3', 'd', '+4']);
});

it('tells nobody before the COMMIT', async () => {
  const order: string[] = [];
  await listening((sql) => {
    if (sql === 'COMMIT') order.push('COMMIT');
    return undefined;
  });
  await Promise.all(['a', 'b'].map((x) => keep(x).then(() => order.push(x))));
  expect(order).toEqual(['COMMIT', 'a', 'b']);
});

it('takes back one that fails, what it left waiting included, and keeps the others', async () => {
  const refusal = conflict('No.');
  let late: Promise<unknown> = Promise.resolve();
  const before = keep('a');
  const failing = engine.change(async (k) => {
    await k('kept').insert({ x: 'its first' });
    k('kept')
      .insert({ x: 'waiting' })
      .then(() => {});
    late = new Promise(setImmediate).then(() => k('kept').insert({ x: 'too late' }));
    late.catch(() => {});
    throw refusal;
  });
  const answers = await Promise.allSettled([before, failing, keep('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(failing).rejects.toBe(refusal);
  await expect(late).rejects.toThrow('came after its end');
  expect(await kept()).toEqual(['a', 'b']);
});

it('runs no statement whose turn comes when its act is over', async () => {
  const lease = { isOver: false };
  const ran: string[] = [];
  const driver = { run: (sql: string) => ran.push(sql), all: (sql: string) => ran.push(sql) };
  let give = (_connection: object): void => {};
  const connection = () =>
    new Promise<object>((resolve) => {
      give = resolve;
    });
  const k = onConnection(engine.writer, connection, lease, { before: () => {} });
  const said = Promise.resolve(k('kept').insert({ x: 'late' }));
  said.catch(() => {});
  await new Promise(setImmediate);
  lease.isOver = true;
  give(driver);
  await expect(said).rejects.toThrow('came after its end');
  expect(ran).toEqual([]);
});

it('lets an act see what those before it in the group have written', async () => {
  const [, seen] = await Promise.all([keep('a'), engine.change((k) => k('kept').pluck('x'))]);
  expect(seen).toEqual(['a']);
});

describe('when a rule is broken that only COMMIT checks', () => {
  const orphan = () =>
    engine.change((k) =>
      k('workspaces').insert({
        tenant: 'ten_1',
        id: 'wsp_1',
        product: 'p',
        title: 'P',
        model: 'mdl_1',
        root: 'thg_nowhere',
        created_at: '2026-11-22T09:00:00.000Z',
      }),
    );
  beforeEach(() =>
    poke(place.url, async (k) => {
      const made = '2026-11-22T09:00:00.000Z';
      await k('tenants').insert({ tenant: 'ten_1', slack_id: 'T1', name: 'T', bot_user_id: 'U', created_at: made });
      const model = { tenant: 'ten_1', id: 'mdl_1', name: 'm', version: '1', yaml: '', hash: 'h', stored_at: made };
      await k('model_versions').insert(model);
    }),
  );

  it('fails whoever broke it, and nobody else', async () => {
    const answers = await Promise.allSettled([keep('a'), orphan(), keep('b')]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(Promise.reject((answers[1] as PromiseRejectedResult).reason)).rejects.toThrow('FOREIGN KEY');
    expect(await kept()).toEqual(['a', 'b']);
    expect(await poke(place.url, (k) => k('workspaces').pluck('id'))).toEqual([]);
  });

  it('answers everybody, where more wait than a group takes', async () => {
    const names = Array.from({ length: 80 }, (_, nth) => `${100 + nth}`);
    const answers = await Promise.allSettled([keep('a'), orphan(), ...names.map(keep)]);
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([answers[1]]);
    expect(await kept()).toEqual([...names, 'a']);
  });
});

describe('when the COMMIT itself fails', () => {
  it('tells everybody of the group, those who were refused too, keeps nothing, and goes on', async () => {
    const accident = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
    let times = 0;
    await listening((sql) => (sql === 'COMMIT' && times++ === 0 ? accident : undefined));
    const before = keep('a');
    const refused = engine.change(async () => {
      throw conflict('Somebody was faster.');
    });
    const answers = await Promise.allSettled([before, refused, keep('b')]);
    expect(answers.map((one) => (one as PromiseRejectedResult).reason)).toEqual([accident, accident, accident]);
    expect(await kept()).toEqual([]);
    await keep('c');
    expect(await kept()).toEqual(['c']);
  });
});

describe('when a savepoint cannot be made', () => {
  it.each([
    ['has', true],
    ['has not', false],
  ])(
    'keeps nothing of the group, tells all of it why, and goes on, where SQLite %s rolled back by itself',
    async (_, rollsBack) => {
      const accident = Object.assign(new Error('out of memory'), { code: 'SQLITE_NOMEM' });
      let times = 0;
      await listening((sql) => (sql === 'SAVEPOINT act' && times++ === 0 ? accident : undefined), rollsBack);
      const answers = await Promise.allSettled(['a', 'b'].map(keep));
      for (const { reason } of answers as PromiseRejectedResult[])
        expect(reason).toMatchObject({ message: expect.stringContaining('Not committed'), cause: accident });
      expect(answers).toHaveLength(2);
      await keep('c');
      expect(await kept()).toEqual(['c']);
    },
  );
});

describe('when the disk is full in the middle of a group', () => {
  it('keeps nothing of anybody, even where the act itself took no notice, and says so', async () => {
    await engine.writer.raw('pragma max_page_count = 120');
    const before = keep('a');
    const careless = engine.change(async (k) => {
      await k('kept')
        .insert({ x: 'x'.repeat(500_000) })
        .catch(() => {});
    });
    const answers = await Promise.allSettled([before, careless, keep('b')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    await expect(careless).rejects.toMatchObject({
      message: expect.stringContaining('Not committed'),
      cause: { code: 'SQLITE_FULL' },
    });
    // Whoever had not begun yet was served by a fresh connection, without our limit.
    expect(await kept()).toEqual(['b']);
  });
});

describe('when no transaction can begin', () => {
  it('tells everybody who waits at once', async () => {
    const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    let times = 0;
    await listening((sql) => (sql === 'BEGIN' && times++ === 0 ? busy : undefined));
    const answers = await Promise.allSettled(['a', 'b', 'c'].map(keep));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await keep('d');
    expect(await kept()).toEqual(['d']);
  });
});

it('loses nothing that was told, wherever the process is killed, and keeps no act by half', async () => {
  for (let round = 0; round < 3; round++) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'acts-at-once.ts'), place.url, `${round}`],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      said += piece;
      if (said.split('\n').length > 200 + 150 * round) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const told = said.split('\n').slice(0, -1);
    expect(told.length).toBeGreaterThan(100);
    const all = new Set(await kept());
    expect(told.filter((x) => !all.has(`${x}:first`) || !all.has(`${x}:second`))).toEqual([]);
    const halves = [...all].filter((x) => x.endsWith(':first') && !all.has(x.replace(':first', ':second')));
    expect(halves).toEqual([]);
    expect([...all].filter((x) => x.includes('refused'))).toEqual([]);
  }
});
