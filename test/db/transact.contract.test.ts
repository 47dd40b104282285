/** The way into a transaction, on both engines: all or nothing, one after the other, never one inside another. */
import type { Tx } from '../../src/db/index.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { aGrant, type Cast, seed } from './seed.ts';

describe.each(engines)('a transaction on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  const clock = makeClock();
  beforeEach(async () => {
    test = await openTestDatabase(engine, { clock });
    cast = await seed(test.db);
  });
  afterEach(() => test.drop());

  const heldBy = (cast: Cast) => test.db.read(cast.tenant, (read) => read.grants.listOpenOf(cast.ana));

  it('keeps everything or nothing', async () => {
    const work = async (tx: Tx) => {
      await tx.grants.open(aGrant(cast));
      throw new Error('changed my mind');
    };
    await expect(test.db.transact(cast, work)).rejects.toThrow('changed my mind');
    expect(await heldBy(cast)).toEqual([]);
    await test.db.transact(cast, (tx) => tx.grants.open(aGrant(cast)));
    expect(await heldBy(cast)).toHaveLength(1);
  });

  it('is refused for what is not there, by its name', async () => {
    const nothing = async () => {};
    await expect(test.db.transact({ ...cast, workspace: 'wsp_0' as never }, nothing)).rejects.toMatchObject({
      kind: 'not_found',
      message: expect.stringContaining('product'),
    });
    await expect(test.db.transact({ tenant: 'ten_0' as never }, nothing)).rejects.toMatchObject({
      kind: 'not_found',
      message: expect.stringContaining('Slack workspace'),
    });
  });

  it('leaves nothing of statements that were still waiting when it was taken back', async () => {
    const card = (ts: number) => ({ what: 'req_1', audience: 'x', channel: 'C1', ts: `${ts}`, subject: null });
    const work = async (tx: Tx) => {
      const waiting = Array.from({ length: 8 }, (_, ts) => tx.cards.record(card(ts)));
      for (const one of waiting) one.catch(() => {});
      await new Promise(setImmediate);
      throw new Error('gave up');
    };
    // On SQLite, statements that do not wait in line were still written in one round of ten.
    for (let round = 0; round < (engine === 'sqlite' ? 150 : 10); round++)
      await expect(test.db.transact(cast, work)).rejects.toThrow('gave up');
    await test.db.transact(cast, async () => {});
    expect(await test.db.read(cast.tenant, (read) => read.cards.list('req_1'))).toEqual([]);
  });

  it('reads its time once, after the lock, from the clock that it was given', async () => {
    clock.passes({ hours: 1 });
    const now = await test.db.transact(cast, async (tx) => tx.now);
    expect(now).toBe(new Date(clock.now()).toISOString());
    expect(await test.db.across.now()).toBe(now);
  });

  it('refuses to be used inside another', async () => {
    const nothing = async () => {};
    const inside = 'inside a transaction';
    await expect(test.db.transact(cast, () => test.db.transact(cast, nothing))).rejects.toThrow(inside);
    await expect(test.db.transact(cast, () => test.db.read(cast.tenant, nothing))).rejects.toThrow(inside);
    await expect(test.db.transact(cast, () => test.db.across.claimDelivery())).rejects.toThrow(inside);
    await expect(test.db.read(cast.tenant, () => test.db.transact(cast, nothing))).rejects.toThrow(inside);
  });

  it('may be followed by another that the first one started', async () => {
    let over = () => {};
    const isOver = new Promise<void>((resolve) => {
      over = resolve;
    });
    let later = Promise.resolve<unknown>(undefined);
    await test.db.transact(cast, async () => {
      later = isOver.then(() => test.db.transact(cast, async () => 'done'));
    });
    over();
    expect(await later).toBe('done');
  });

  it('lets two that read and then write go one after the other', async () => {
    const once = (tx: Tx) =>
      tx.grants
        .listOpenOf(cast.ana)
        .then(
          async (held) => held.length === 0 && (await tx.grants.open(aGrant(cast, { sourceRef: `${Math.random()}` }))),
        );
    await Promise.all(Array.from({ length: 12 }, () => test.db.transact(cast, once)));
    expect(await heldBy(cast)).toHaveLength(1);
  });

  it('gives everybody who waits a turn, also where all of them together take longer than one waits for a lock', async () => {
    const inNobodysHurry = () =>
      test.db.transact(cast, async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return 'done';
      });
    const all = Array.from({ length: 14 }, inNobodysHurry);
    expect(new Set(await Promise.all(all))).toEqual(new Set(['done']));
  });

  it('lets two set up the same product one after the other, while there is none to lock', async () => {
    const [first, second] = await Promise.allSettled([seed(test.db, 'T9'), seed(test.db, 'T9')]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('runs again what the engine took back because of another, and not what failed by itself', async () => {
    let runs = 0;
    const takenBack = async () => {
      runs++;
      if (runs < 3) throw Object.assign(new Error('deadlock'), { code: '40P01' });
      return runs;
    };
    expect(await test.db.transact(cast, takenBack)).toBe(3);
    const broken = async () => {
      runs++;
      throw Object.assign(new Error('no'), { code: '23514' });
    };
    await expect(test.db.transact(cast, broken)).rejects.toThrow('no');
    expect(runs).toBe(4);
  });

  it('refuses what is said after its end, in an act as in a read', async () => {
    const late: (() => Promise<unknown>)[] = [];
    await test.db.transact(cast, async (tx) => void late.push(() => tx.grants.listOpenOf(cast.ana)));
    await test.db.read(cast.tenant, async (read) => {
      late.push(() => read.grants.listOpenOf(cast.ana));
      await read.things.get(cast.web);
    });
    const refused = await Promise.allSettled(late.map((say) => say()));
    expect(refused).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(await heldBy(cast)).toEqual([]);
  });

  it('shows a read one moment, whatever is written meanwhile', async () => {
    const seen = await test.db.read(cast.tenant, async (read) => {
      const before = await read.grants.listOpenOf(cast.ana);
      await openElsewhere();
      return [before.length, (await read.grants.listOpenOf(cast.ana)).length];
    });
    expect(seen).toEqual([0, 0]);
    expect(await heldBy(cast)).toHaveLength(1);
  });

  /** Another client of the same database. */
  async function openElsewhere(): Promise<void> {
    const { poke } = await import('./poke.ts');
    const { grantShape } = await import('../../src/db/grants.ts');
    await poke(test.url, (k) => k('grants').insert(grantShape.write(aGrant(cast))));
  }

  it('gives a read nothing that changes anything', async () => {
    const sly = test.db.read(cast.tenant, (read) => (read as unknown as Tx).grants.open(aGrant(cast)));
    await expect(sly).rejects.toThrow(/readonly|read-only/);
    expect(await heldBy(cast)).toEqual([]);
  });
});
