/** What comes in twice is done once, on both engines; and tasks and cards, which are likewise one for each key. */

import { openDatabase, type Tx } from '../../src/db/index.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';
import { aTask, type Cast, seed, start } from './seed.ts';

describe.each(engines)('the inbox on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let clock: ReturnType<typeof makeClock>;
  beforeEach(async () => {
    clock = makeClock(Date.parse(start));
    test = await openTestDatabase(engine, { clock });
    cast = await seed(test.db);
  });
  afterEach(() => test.drop());

  const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);
  const run = (key: string, answer: string) =>
    doing(async (tx) => {
      const seen = await tx.inbox.insert(key);
      if (seen.isNew) await tx.inbox.setAnswer(key, answer);
      return seen;
    });

  it('answers a repeat as the first was answered', async () => {
    expect(await run('trigger:1', 'done')).toEqual({ isNew: true, answer: null });
    expect(await run('trigger:1', 'again')).toEqual({ isNew: false, answer: 'done' });
    const theirs = await seed(test.db, 'T2');
    expect(await test.db.transact(theirs, (tx) => tx.inbox.insert('trigger:1'))).toMatchObject({ isNew: true });
  });

  it('forgets a key together with the change that was taken back', async () => {
    const failing = doing(async (tx) => {
      await tx.inbox.insert('trigger:2');
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await run('trigger:2', 'done')).toMatchObject({ isNew: true });
  });

  it('lets one of many copies that come at once through', async () => {
    const seen = await Promise.all(Array.from({ length: 8 }, () => run('trigger:3', 'done')));
    expect(seen.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(seen.filter(({ answer }) => answer === 'done')).toHaveLength(7);
  });

  it('keeps an event sealed until it has run, and finds it again after a crash', async () => {
    const { across } = test.db;
    const body = '{"text":"a private matter"}';
    expect(await across.keepPayload(cast.tenant, 'event:1', body)).toBe(true);
    expect(await across.keepPayload(cast.tenant, 'event:1', body)).toBe(false);
    const stored = await poke(test.url, (k) => k('inbox').pluck('body'));
    expect(stored.join()).not.toContain('private');
    expect(await across.listUnfinishedPayloads()).toEqual([
      { tenant: cast.tenant, key: 'event:1', body, receivedAt: start },
    ]);
    // What it asks for runs once, in the transaction that takes its key.
    expect(await run('event:1', 'done')).toMatchObject({ isNew: true });
    expect(await run('event:1', 'done')).toMatchObject({ isNew: false });
    expect(await across.listUnfinishedPayloads()).toEqual([]);
    expect(await poke(test.url, (k) => k('inbox').whereNotNull('body'))).toEqual([]);
  });

  it('cannot open a body that was moved to another row, or sealed with another key', async () => {
    await test.db.across.keepPayload(cast.tenant, 'event:1', 'one');
    await test.db.across.keepPayload(cast.tenant, 'event:2', 'two');
    await poke(test.url, async (k) => {
      const { body } = await k('inbox').where({ key: 'event:1' }).first('body');
      await k('inbox').where({ key: 'event:2' }).update({ body });
    });
    const bodies = async (db: typeof test.db) => (await db.across.listUnfinishedPayloads()).map(({ body }) => body);
    expect(await bodies(test.db)).toEqual(['one', null]);
    const settings = { url: test.url, owedFor: () => [], besideTheBot: true };
    const elsewhere = await openDatabase({ ...settings, inboxKey: new Uint8Array(32).fill(7) });
    expect(await bodies(elsewhere)).toEqual([null, null]);
    await elsewhere.close();
  });

  it('keeps many that come at once, and each of them once', async () => {
    const { across } = test.db;
    const theirs = await seed(test.db, 'T2');
    const keys = Array.from({ length: 300 }, (_, at) => `event:${at}`);
    const all = keys.flatMap((key) => [cast.tenant, theirs.tenant, cast.tenant].map((tenant) => ({ tenant, key })));
    const kept = await Promise.all(all.map(({ tenant, key }) => across.keepPayload(tenant, key, `${tenant} ${key}`)));
    expect(kept.filter(Boolean)).toHaveLength(600);
    expect(kept.slice(0, 3)).toEqual([true, true, false]);
    expect(await across.keepPayload(cast.tenant, 'event:299', 'again')).toBe(false);
    const left = await across.listUnfinishedPayloads();
    expect(left.every(({ tenant, key, body }) => body === `${tenant} ${key}`)).toBe(true);
    await Promise.all(keys.map((key) => across.finishPayload(cast.tenant, key)));
    expect(await across.listUnfinishedPayloads()).toEqual(left.filter(({ tenant }) => tenant === theirs.tenant));
  });

  it('tells what is kept under a key, and nothing of others', async () => {
    await run('trigger:1', 'done');
    await run('trigger:2', 'also done');
    await doing(async (tx) => {
      await tx.inbox.insert('trigger:3');
      expect(await tx.inbox.find('trigger:2')).toEqual({ answer: 'also done' });
      expect(await tx.inbox.find('trigger:3')).toEqual({ answer: null });
      expect(await tx.inbox.find('trigger:4')).toBeUndefined();
    });
    const theirs = await seed(test.db, 'T2');
    expect(await test.db.transact(theirs, (tx) => tx.inbox.find('trigger:1'))).toBeUndefined();
  });

  it('lets go of an event that has run, and of no other', async () => {
    const { across } = test.db;
    const theirs = await seed(test.db, 'T2');
    for (const { tenant } of [cast, theirs])
      for (const key of ['event:1', 'event:2']) await across.keepPayload(tenant, key, key);
    await across.finishPayload(cast.tenant, 'event:1');
    const left = (await across.listUnfinishedPayloads()).map(({ tenant, key }) => [tenant === cast.tenant, key]);
    expect(left.sort()).toEqual([
      [false, 'event:1'],
      [false, 'event:2'],
      [true, 'event:2'],
    ]);
    const finished = () => poke(test.url, (k) => k('inbox').where({ state: 'done' }).select('body', 'finished_at'));
    const once = await finished();
    expect(once).toEqual([{ body: null, finished_at: start }]);
    clock.passes({ hours: 1 });
    await across.finishPayload(cast.tenant, 'event:1');
    expect(await finished()).toEqual(once);
  });

  it('finds those that never finished oldest first, of all time or of a while', async () => {
    const { across } = test.db;
    for (const key of ['event:3', 'event:1', 'event:2']) {
      await across.keepPayload(cast.tenant, key, key);
      clock.passes({ minutes: 10 });
    }
    const minute = (minutes: number) => instantOf(Date.parse(start) + minutes * 60_000);
    const found = async (from?: number, to?: number) =>
      (
        await across.listUnfinishedPayloads(
          from === undefined || to === undefined ? undefined : { from: minute(from), to: minute(to) },
        )
      ).map(({ key }) => key);
    expect(await found()).toEqual(['event:3', 'event:1', 'event:2']);
    expect([await found(0, 10), await found(1, 9), await found(20, 99)]).toEqual([
      ['event:3', 'event:1'],
      [],
      ['event:2'],
    ]);
    for (const key of ['event:6', 'event:4', 'event:5']) await across.keepPayload(cast.tenant, key, key);
    expect((await found()).slice(3)).toEqual(['event:4', 'event:5', 'event:6']);
  });

  it('forgets keys that are old, and only finished ones', async () => {
    await run('trigger:4', 'done');
    await test.db.across.keepPayload(cast.tenant, 'event:3', 'unfinished');
    clock.passes({ days: 8 });
    await run('trigger:5', 'done');
    expect(await test.db.across.purgeInbox(instantOf(clock.now() - 7 * 86_400_000))).toBe(1);
    expect(await run('trigger:5', 'x')).toMatchObject({ isNew: false });
    expect(await test.db.across.listUnfinishedPayloads()).toHaveLength(1);
  });

  it('has one open task for each need', async () => {
    const task = (title: string) => aTask(cast, { title });
    const first = task('first');
    await doing(async (tx) => {
      expect(await tx.tasks.open(first)).toEqual({ task: first, opened: true });
      expect(await tx.tasks.open(task('second'))).toEqual({ task: first, opened: false });
      const done = { ...first, state: 'done' as const, doneBy: cast.ana, endedAt: start };
      await tx.tasks.replace(first, done);
      await expect(tx.tasks.replace(first, { ...done, state: 'dropped' })).rejects.toMatchObject({ kind: 'conflict' });
      expect((await tx.tasks.open(task('third'))).opened).toBe(true);
      expect(await tx.tasks.countOpen(cast.workspace)).toBe(1);
      expect(await tx.tasks.listOpenOf(cast.ben)).toMatchObject([{ title: 'third' }]);
    });
  });

  it('knows where every copy of a card stands', async () => {
    await doing(async (tx) => {
      const at = { channel: 'C1', ts: '1.1' };
      await tx.cards.record({ what: 'req_1', audience: 'help-desk', subject: null, ...at });
      await tx.cards.record({ what: 'req_1', audience: 'help-desk', subject: null, ...at });
      await tx.cards.record({ what: 'req_1', audience: 'requester', subject: cast.ben, channel: 'D1', ts: '1.1' });
      expect(await tx.cards.list('req_1')).toHaveLength(2);
      expect(await tx.cards.list('req_1', 'requester')).toMatchObject([{ subject: cast.ben }]);
      expect(await tx.cards.findAt('C1', '1.1')).toMatchObject({ what: 'req_1' });
      await tx.cards.remove(at);
      expect(await tx.cards.findAt('C1', '1.1')).toBeUndefined();
      expect(await tx.cards.list('req_1')).toMatchObject([{ channel: 'D1' }]);
    });
  });
});
