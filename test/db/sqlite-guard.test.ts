/** The guard on SQLite connections, against the accidents that were measured: what failed is never half kept, nor kept later. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Engine, sqliteFileOf } from '../../src/db/connection.ts';
import type { Tx } from '../../src/db/index.ts';
import { openDatabase } from '../../src/db/index.ts';
import { lockForOneBot } from '../../src/db/sqlite.ts';
import { openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';
import { type Cast, seed } from './seed.ts';

let test: TestDatabase;
let cast: Cast;
beforeEach(async () => {
  test = await openTestDatabase('sqlite');
  cast = await seed(test.db);
});
afterEach(() => test.drop());

const flagsOf = () => test.db.read(cast.tenant, async (read) => (await read.things.get(cast.web)).flags);

describe('settings', () => {
  it('are the ones that lose nothing', async () => {
    const engine = connect(test.url);
    const setting = async (name: string) => Object.values((await engine.writer.raw(`pragma ${name}`))[0])[0];
    expect(await setting('journal_mode')).toBe('wal');
    expect(await setting('synchronous')).toBe(2);
    expect(await setting('foreign_keys')).toBe(1);
    expect(await setting('recursive_triggers')).toBe(1);
    expect(await setting('trusted_schema')).toBe(0);
    await engine.close();
  });

  it('never put the values of a statement into the message of an error', async () => {
    const secret = 'rotating the certificate';
    const broken = test.db.transact(cast, (tx) =>
      tx.cards.record({ what: secret, audience: null as never, channel: 'C', ts: '1', subject: null }),
    );
    await expect(broken).rejects.toThrow(/NOT NULL/);
    await expect(broken).rejects.not.toThrow(secret);
  });
});

describe('a file that is full', () => {
  let engine: Engine;
  beforeEach(() => {
    engine = connect(test.url);
  });
  afterEach(() => engine.close());

  /** Fills the file inside a transaction, catches the error, and goes on as if nothing had happened. */
  const fill = async (tx: Tx) => {
    await tx.things.setFlag(cast.web, 'before', true);
    const long = 'x'.repeat(400_000);
    await tx.cards.record({ what: long, audience: 'x', channel: 'C1', ts: '1', subject: null }).catch(() => {});
    await tx.things.setFlag(cast.web, 'after', true).catch(() => {});
  };

  it('keeps nothing of the transaction, and says so, even when the error was caught', async () => {
    await engine.writer.raw('pragma max_page_count = 120');
    const { roadsOn } = await import('../../src/db/transact.ts');
    const roads = roadsOn(engine, { owedFor: () => [] }, undefined);
    await expect(roads.transact(cast, fill)).rejects.toMatchObject({
      message: expect.stringContaining('Not committed'),
      cause: { code: 'SQLITE_FULL' },
    });
    expect(await flagsOf()).toEqual([]);
    // The connection that this happened to is gone; the next transaction has a fresh one, without our limit.
    await roads.transact(cast, (tx) => tx.things.setFlag(cast.web, 'later', true));
    expect(await flagsOf()).toEqual(['later']);
  });
});

describe('a file that is full while other statements wait', () => {
  it('keeps nothing of them either', async () => {
    const engine = connect(test.url);
    await engine.writer.raw('pragma max_page_count = 120');
    const { roadsOn } = await import('../../src/db/transact.ts');
    const roads = roadsOn(engine, { owedFor: () => [] }, undefined);
    const card = (ts: number, what = 'small') => ({ what, audience: 'x', channel: 'C1', ts: `${ts}`, subject: null });
    const work = (tx: Tx) =>
      Promise.allSettled([
        tx.cards.record(card(0, 'x'.repeat(400_000))),
        ...[1, 2, 3, 4, 5, 6].map((ts) => tx.cards.record(card(ts))),
      ]);
    await expect(roads.transact(cast, work))
      .rejects.toThrow('Not committed')
      .finally(() => engine.close());
    expect(await test.db.read(cast.tenant, (read) => read.cards.list('small'))).toEqual([]);
  });
});

describe('a COMMIT that fails', () => {
  it('leaves nothing behind, for itself or for whoever comes next', async () => {
    const orphan = (tx: Tx) =>
      // The root is checked when the transaction ends, so it is COMMIT that fails.
      tx.workspaces.insert({
        id: 'wsp_x' as never,
        tenant: cast.tenant,
        product: 'other',
        title: 'Other',
        model: cast.model,
        root: 'thg_nowhere' as never,
        createdAt: tx.now,
      });
    await expect(test.db.transact(cast, orphan)).rejects.toThrow(/FOREIGN KEY/);
    await test.db.transact(cast, (tx) => tx.things.setFlag(cast.web, 'next', true));
    const products = await poke(test.url, (k) => k('workspaces').pluck('product'));
    expect(products).toEqual(['minikai']);
    expect(await flagsOf()).toEqual(['next']);
  });
});

describe('a file that somebody else writes to', () => {
  // Another process, as a copy of the bot or a database client would be; it says when it holds the lock.
  const holder = `
    const { Database } = require('sqlite3');
    const db = new Database(process.argv[1]);
    db.exec('BEGIN IMMEDIATE', (error) => console.log(error ? error.message : 'held'));
    process.stdin.on('data', () => db.exec('COMMIT', () => process.exit(0)));
  `;
  let other: ChildProcess | undefined;
  const hold = async (): Promise<ChildProcess> => {
    other = spawn(process.execPath, ['-e', holder, sqliteFileOf(test.url) ?? ''], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [said] = await once(other.stdout ?? other, 'data');
    expect(String(said).trim()).toBe('held');
    return other;
  };
  afterEach(() => other?.kill());

  it('is waited for', async () => {
    const held = await hold();
    setTimeout(() => held.stdin?.write('go'), 300);
    await test.db.transact(cast, (tx) => tx.things.setFlag(cast.web, 'waited', true));
    expect(await flagsOf()).toEqual(['waited']);
  });

  it('is given up after five seconds with nothing changed, and works again afterwards', async () => {
    const held = await hold();
    let ran = 0;
    const work = async (tx: Tx) => {
      ran++;
      await tx.things.setFlag(cast.web, 'busy', true);
    };
    await expect(test.db.transact(cast, work)).rejects.toThrow(/SQLITE_BUSY/);
    expect(await flagsOf()).toEqual([]);
    held.stdin?.write('go');
    await once(held, 'exit');
    await test.db.transact(cast, work);
    expect(ran).toBe(1);
    expect(await flagsOf()).toEqual(['busy']);
  });
});

describe('a second bot on the same file', () => {
  it('is refused, with what to do, and admitted when the first has gone', async () => {
    const settings = { url: test.url, inboxKey: new Uint8Array(32), owedFor: () => [] };
    await expect(openDatabase(settings)).rejects.toThrow(/Another Roledesk runs on .* DATABASE_URL/);
    const beside = await openDatabase({ ...settings, besideTheBot: true });
    expect(await beside.across.listTenants()).toHaveLength(1);
    await beside.close();
    await test.db.close();
    const next = await openDatabase(settings);
    await next.close();
  });

  it('is admitted after the first was killed', async () => {
    const file = `${sqliteFileOf(test.url)}2`;
    const script = `
      const { Database } = require('sqlite3');
      const db = new Database(process.argv[1]);
      db.exec('BEGIN EXCLUSIVE', () => console.log('held'));
      setInterval(() => {}, 1000);
    `;
    const first = spawn(process.execPath, ['-e', script, `${file}.lock`], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(first.stdout, 'data');
    await expect(lockForOneBot(file)).rejects.toThrow('Another Roledesk');
    first.kill('SIGKILL');
    await once(first, 'exit');
    const release = await lockForOneBot(file);
    await release();
  });
});
