/** The outbox on both engines: in order, with a lease and a fencing token, fair between tenants. */
import { type Claimed, type OwedFor, openDatabase } from '../../src/db/index.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { type Cast, seed } from './seed.ts';

/** An event "role.set to X" owes one delivery to the aggregate X, and one more to a second subscriber when X begins with "both". */
const owedFor: OwedFor = (happening) => {
  if (happening.type !== 'role.set') return [];
  const aggregate = happening.to ?? '';
  const tell = { subscriber: 'tell', aggregate };
  return aggregate.startsWith('both') ? [tell, { subscriber: 'provision', aggregate }] : [tell];
};

describe.each(engines)('deliveries on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let clock: ReturnType<typeof makeClock>;
  beforeEach(async () => {
    clock = makeClock();
    test = await openTestDatabase(engine, { clock, owedFor });
    cast = await seed(test.db);
  });
  afterEach(() => test.drop());

  const owe = async (to: string, whose: Cast = cast): Promise<number> => {
    const event = await test.db.transact(whose, (tx) =>
      tx.events.append(whose.ana, whose.workspace, {
        type: 'role.set',
        target: whose.ben,
        from: null,
        to,
        reason: null,
      }),
    );
    return event.seq;
  };
  const claim = () => test.db.across.claimDelivery();
  const mustClaim = async (): Promise<Claimed> => {
    const claimed = await claim();
    if (!claimed) throw new Error('Nothing to claim');
    return claimed;
  };
  const later = (seconds: number) => instantOf(clock.now() + seconds * 1000);
  const states = () => test.db.read(cast.tenant, (read) => read.deliveries.countByState());

  it('are owed in the transaction of their event, and claimed with it', async () => {
    await expect(
      test.db.transact(cast, async (tx) => {
        await tx.events.append(null, cast.workspace, {
          type: 'role.set',
          target: cast.ben,
          from: null,
          to: 'x',
          reason: null,
        });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await claim()).toBeUndefined();
    await owe('a');
    expect(await mustClaim()).toMatchObject({ subscriber: 'tell', aggregate: 'a', attempts: 1, happened: { seq: 1 } });
  });

  it('come one after the other within an aggregate, and beside each other otherwise', async () => {
    await owe('a');
    await owe('a');
    await owe('b');
    const first = await mustClaim();
    const beside = await mustClaim();
    expect([first.happened.seq, beside.happened.seq]).toEqual([1, 3]);
    await test.db.across.finishDelivery(beside);
    expect(await claim()).toBeUndefined();
    expect(await test.db.across.finishDelivery(first)).toBe(true);
    expect((await mustClaim()).happened.seq).toBe(2);
  });

  it('of two subscribers do not wait for each other', async () => {
    await owe('both');
    const [one, two] = [await mustClaim(), await mustClaim()];
    expect([one.subscriber, two.subscriber].sort()).toEqual(['provision', 'tell']);
  });

  describe('taken together', () => {
    const claimAll = (atMost = 64) => test.db.across.claimDeliveries(atMost);
    const seqs = (claimed: readonly Claimed[]) => claimed.map(({ happened }) => happened.seq);

    it('are in their order, those of one aggregate with them, and nobody else gets any meanwhile', async () => {
      for (const to of ['a', 'b', 'a', 'c']) await owe(to);
      const { claimed, atOnce } = await claimAll(3);
      expect([seqs(claimed), atOnce]).toEqual([[1, 2, 3], 2]);
      expect((await claimAll()).claimed).toEqual([]);
      await test.db.across.finishDeliveries(claimed);
      expect(await states()).toEqual({ done: 3, owed: 1 });
    });

    it('are as many at once as are not under way elsewhere', async () => {
      for (const to of ['a', 'b', 'c']) await owe(to);
      const single = await mustClaim();
      expect((await claimAll()).atOnce).toBe(1);
      await test.db.across.finishDelivery(single);
    });

    it('leave out what stands behind one that waits', async () => {
      for (const to of ['a', 'a', 'b']) await owe(to);
      await test.db.across.postponeDelivery(await mustClaim(), later(30), 'http 500');
      expect(seqs((await claimAll()).claimed)).toEqual([3]);
    });

    it('are reported only as far as the claims hold', async () => {
      for (const to of ['a', 'b']) await owe(to);
      const { claimed } = await claimAll();
      clock.passes({ seconds: 16 });
      const fresh = await mustClaim();
      await test.db.across.finishDeliveries(claimed);
      await test.db.across.releaseDeliveries(claimed);
      expect(await states()).toEqual({ done: 1, owed: 1 });
      expect(await test.db.across.finishDelivery(fresh)).toBe(true);
    });

    it('may be none at all', async () => {
      const { across } = test.db;
      await owe('a');
      const held = await mustClaim();
      for (const act of ['renewDeliveries', 'finishDeliveries', 'releaseDeliveries'] as const) await across[act]([]);
      expect((await claimAll()).claimed).toEqual([]);
      expect(await across.finishDelivery(held)).toBe(true);
    });

    it('are given back with no attempt made', async () => {
      for (const to of ['a', 'b']) await owe(to);
      await test.db.across.releaseDeliveries((await claimAll()).claimed);
      expect((await claimAll()).claimed.map(({ attempts }) => attempts)).toEqual([1, 1]);
    });
  });

  it('are taken over when a lease has run out, and the late report of the first is refused', async () => {
    await owe('a');
    const slow = await mustClaim();
    clock.passes({ seconds: 14 });
    expect(await claim()).toBeUndefined();
    clock.passes({ seconds: 2 });
    const fresh = await mustClaim();
    // Nobody knows how the first one ended: it is no attempt that failed.
    expect([fresh.id, fresh.attempts]).toEqual([slow.id, 1]);
    expect(await test.db.across.finishDelivery(slow)).toBe(false);
    expect(await test.db.across.postponeDelivery(slow, later(9), 'x')).toBe(false);
    expect(await test.db.across.failDelivery(slow, 'x')).toBe(false);
    expect(await states()).toEqual({ owed: 1 });
    expect(await test.db.across.finishDelivery(fresh)).toBe(true);
    expect(await test.db.across.finishDelivery(fresh)).toBe(false);
    expect(await states()).toEqual({ done: 1 });
  });

  it('are held for longer by whoever renews the claim, and by nobody whose claim was taken over', async () => {
    await owe('a');
    const slow = await mustClaim();
    for (let times = 0; times < 3; times++) {
      clock.passes({ seconds: 14 });
      await test.db.across.renewDeliveries([slow]);
    }
    clock.passes({ seconds: 14 });
    expect(await claim()).toBeUndefined();
    clock.passes({ seconds: 2 });
    const fresh = await mustClaim();
    clock.passes({ seconds: 10 });
    await test.db.across.renewDeliveries([slow]);
    clock.passes({ seconds: 6 });
    expect((await mustClaim()).token).toBe(fresh.token + 1);
  });

  it('that were reported hold nothing, however late a renewal comes', async () => {
    await owe('a');
    const failed = await mustClaim();
    await test.db.across.postponeDelivery(failed, later(5), 'http 500');
    await test.db.across.renewDeliveries([failed]);
    clock.passes({ seconds: 6 });
    expect(await mustClaim()).toMatchObject({ id: failed.id, attempts: 2 });
  });

  it('that a bot died with are claimed at once by the next one where there can be only one', async () => {
    await owe('a');
    const lost = await mustClaim();
    await test.db.close();
    const next = await openDatabase({ url: test.url, inboxKey: new Uint8Array(32), owedFor }, { clock });
    const claimed = await next.across.claimDelivery();
    expect(claimed?.id).toBe(engine === 'sqlite' ? lost.id : undefined);
    expect(claimed?.attempts).toBe(engine === 'sqlite' ? 1 : undefined);
    if (claimed) expect(await next.across.finishDelivery(lost)).toBe(false);
    await next.close();
  });

  it('that are postponed hold back their aggregate until then', async () => {
    await owe('a');
    await owe('a');
    await test.db.across.postponeDelivery(await mustClaim(), later(30), 'http 500');
    expect(await claim()).toBeUndefined();
    clock.passes({ seconds: 31 });
    expect(await mustClaim()).toMatchObject({ attempts: 2, problem: 'http 500', happened: { seq: 1 } });
  });

  it('that can never work let the next go on, and wait for a person', async () => {
    await owe('a');
    await owe('a');
    await test.db.across.failDelivery(await mustClaim(), 'channel_not_found');
    const next = await mustClaim();
    expect(next.happened.seq).toBe(2);
    await test.db.across.finishDelivery(next);
    const { rows } = await test.db.read(cast.tenant, (read) => read.deliveries.listFailed({ limit: 5 }));
    expect(rows).toMatchObject([{ state: 'dead', problem: 'channel_not_found' }]);
    const [dead] = rows;
    if (!dead) throw new Error('None is dead');
    await test.db.transact(cast, (tx) => tx.deliveries.retry(dead));
    const late = (read: typeof dead) => test.db.transact(cast, (tx) => tx.deliveries.discard(read));
    const stale = { kind: 'conflict', message: 'This delivery was changed in the meantime, so nothing was done.' };
    await expect(late(dead)).rejects.toMatchObject(stale);
    await expect(late({ ...dead, state: 'owed' })).rejects.toMatchObject(stale);
    const owed = await test.db.read(cast.tenant, (read) => read.deliveries.get(dead.id));
    await expect(late(owed)).rejects.toMatchObject(stale);
    expect(await mustClaim()).toMatchObject({ id: dead.id, attempts: 1 });
  });

  it('that failed are shown newest first, a page at a time', async () => {
    for (const name of ['a', 'b', 'c']) {
      await owe(name);
      await test.db.across.failDelivery(await mustClaim(), name);
    }
    await test.db.read(cast.tenant, async (read) => {
      const first = await read.deliveries.listFailed({ limit: 2 });
      const rest = await read.deliveries.listFailed({ limit: 2, after: first.next });
      const problems = [first, rest].map(({ rows }) => rows.map(({ problem }) => problem));
      expect(problems).toEqual([['c', 'b'], ['a']]);
      expect(rest.next).toBeNull();
    });
  });

  it('that a person lets go are gone', async () => {
    await owe('a');
    await test.db.across.failDelivery(await mustClaim(), 'x');
    const { rows } = await test.db.read(cast.tenant, (read) => read.deliveries.listFailed({ limit: 5 }));
    await test.db.transact(cast, async (tx) => {
      for (const row of rows) await tx.deliveries.discard(row);
    });
    expect(await claim()).toBeUndefined();
    expect(await states()).toEqual({ discarded: 1 });
  });

  it('are forgotten a month after they were made or let go; dead ones, owed ones and the history stay', async () => {
    const { across } = test.db;
    for (const name of ['made', 'also made', 'dead', 'let go', 'owed', 'late']) await owe(name);
    const { claimed } = await across.claimDeliveries(64);
    const named = (name: string) => claimed.filter(({ aggregate }) => aggregate === name);
    await across.finishDeliveries([...named('made'), ...named('also made')]);
    for (const one of [...named('dead'), ...named('let go')]) await across.failDelivery(one, 'channel_not_found');
    await across.releaseDeliveries([...named('owed'), ...named('late')]);
    await test.db.transact(cast, async (tx) => {
      const [letGo] = named('let go');
      if (letGo) await tx.deliveries.discard(await tx.deliveries.get(letGo.id));
    });
    clock.passes({ days: 20 });
    await across.finishDeliveries((await across.claimDeliveries(64)).claimed.filter((one) => one.aggregate === 'late'));
    clock.passes({ days: 11 });
    const before = later(-30 * 86_400);
    expect(await across.purgeDeliveries(before, 2)).toBe(2);
    expect(await across.purgeDeliveries(before, 2)).toBe(1);
    expect(await across.purgeDeliveries(before, 2)).toBe(0);
    expect(await states()).toEqual({ owed: 1, dead: 1, done: 1 });
    await test.db.read(cast.tenant, async (read) => {
      expect(await read.events.findBreak(cast.workspace)).toBeUndefined();
      expect(await read.events.listSince(cast.workspace, 0, 9)).toHaveLength(6);
    });
  });

  it('are forgotten tenant after tenant, so many at most', async () => {
    const other = await seed(test.db, 'T2');
    for (const whose of [cast, other]) for (const name of ['a', 'b']) await owe(name, whose);
    for (let nth = 0; nth < 4; nth++) await test.db.across.finishDelivery(await mustClaim());
    clock.passes({ days: 31 });
    const purge = (atMost: number) => test.db.across.purgeDeliveries(later(0), atMost);
    expect([await purge(3), await purge(3), await purge(3)]).toEqual([3, 1, 0]);
  });

  it('are throttled for every instance, without an attempt lost, by subscriber', async () => {
    await owe('both');
    await owe('a');
    const claimed = [await mustClaim(), await mustClaim()];
    const tell = claimed.find(({ subscriber }) => subscriber === 'tell');
    if (!tell) throw new Error('No tell');
    await test.db.across.throttleDelivery(tell, later(20));
    expect(await claim()).toBeUndefined();
    clock.passes({ seconds: 21 });
    expect(await mustClaim()).toMatchObject({ id: tell.id, attempts: 1 });
  });

  it('of a parked tenant wait until it is unparked', async () => {
    await owe('a');
    await test.db.across.parkDelivery(await mustClaim(), 'token_revoked');
    expect(await claim()).toBeUndefined();
    await test.db.read(cast.tenant, async (read) =>
      expect((await read.tenants.get()).parkedBecause).toBe('token_revoked'),
    );
    await test.db.transact(cast, (tx) => tx.tenants.unpark());
    expect(await mustClaim()).toMatchObject({ attempts: 1 });
  });

  it('are two at once of one tenant, and tenants are served in turn', async () => {
    const other = await seed(test.db, 'T2');
    for (const name of ['a', 'b', 'c', 'd']) await owe(name);
    for (const name of ['e', 'f', 'g']) await owe(name, other);
    const claimed = [await mustClaim(), await mustClaim(), await mustClaim(), await mustClaim()];
    expect(new Set(claimed.slice(0, 2).map(({ tenant }) => tenant)).size).toBe(2);
    expect(new Set(claimed.slice(2, 4).map(({ tenant }) => tenant)).size).toBe(2);
    expect(await claim()).toBeUndefined();
  });

  it('are claimed by one only, however many ask at once', async () => {
    for (let i = 0; i < 6; i++) await owe(`a${i % 3}`);
    const made: number[] = [];
    const worker = async () => {
      for (let idle = 0; idle < 5; ) {
        const claimed = await claim();
        if (!claimed) idle++;
        else if (await test.db.across.finishDelivery(claimed)) made.push(claimed.happened.seq);
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    expect([...made].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const first of [1, 2, 3]) expect(made.indexOf(first)).toBeLessThan(made.indexOf(first + 3));
  });
});
