/** The history on both engines: a chain without gaps that shows when it was tampered with, and cannot be changed by a statement. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Happening } from '../../src/domain/events.ts';
import { makeClock, type TestClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';
import { addProduct, type Cast, seed } from './seed.ts';

describe.each(engines)('the history on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let clock: TestClock;
  beforeEach(async () => {
    clock = makeClock();
    test = await openTestDatabase(engine, { clock });
    cast = await seed(test.db);
  });
  afterEach(() => test.drop());

  const roleSet = (to: string): Happening => ({
    type: 'role.set',
    target: cast.ben,
    from: null,
    to,
    reason: 'ünïcode ☃',
  });
  const append = (happening: Happening, workspace: Cast['workspace'] | null = cast.workspace) =>
    test.db.transact(cast, (tx) => tx.events.append(cast.ana, workspace, happening));
  const breakIn = (workspace: Cast['workspace'] | null = cast.workspace) =>
    test.db.read(cast.tenant, (read) => read.events.findBreak(workspace));
  const write = async (count: number) => {
    for (let i = 1; i <= count; i++) await append(roleSet(`role${i}`));
  };

  it('numbers events without gaps, a chain for each workspace and one for the tenant', async () => {
    await write(3);
    const whole = await append({ type: 'tenant.set_up', helpDesk: 'C1' }, null);
    expect(whole.seq).toBe(1);
    await test.db.read(cast.tenant, async (read) => {
      const events = await read.events.listSince(cast.workspace, 0, 10);
      expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(await read.events.listSince(cast.workspace, 2, 10)).toEqual([events[2]]);
      expect(events[0]).toEqual(await read.events.get(events[0]?.id ?? whole.id));
      expect(await read.events.listNewest({ chains: [null], since: null, about: null }, { from: 0, limit: 5 })).toEqual(
        [whole],
      );
    });
    expect(await breakIn()).toBeUndefined();
    expect(await breakIn(null)).toBeUndefined();
  });

  it('hashes what stands before together with the exact bytes, so that others can check it without us', async () => {
    await write(2);
    const rows = await poke(test.url, (k) => k('events').orderBy('seq').select('prev_hash', 'payload', 'hash'));
    let before = '0'.repeat(64);
    for (const { prev_hash, payload, hash } of rows) {
      expect(prev_hash).toBe(before);
      expect(hash).toBe(createHash('sha256').update(`${before}${payload}`, 'utf8').digest('hex'));
      before = hash;
    }
    expect(rows).toHaveLength(2);
  });

  it('leaves no gap when a transaction is taken back', async () => {
    await write(1);
    await expect(
      test.db.transact(cast, async (tx) => {
        await tx.events.append(cast.ana, cast.workspace, roleSet('lost'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await append(roleSet('kept'))).seq).toBe(2);
    expect(await breakIn()).toBeUndefined();
  });

  it('finds what concerns somebody, newest first, page by page', async () => {
    await write(5);
    await append({ type: 'thing.recorded', thing: cast.site, as: 'owner', from: cast.cleo, target: cast.ben });
    await test.db.read(cast.tenant, async (read) => {
      const first = await read.events.listAbout(cast.ben, { limit: 4 });
      const second = await read.events.listAbout(cast.ben, { limit: 4, after: first.next });
      expect([...first.rows, ...second.rows].map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2, 1]);
      expect(second.next).toBeNull();
      expect((await read.events.listAbout(cast.site, { limit: 9 })).rows).toHaveLength(1);
      expect((await read.events.listAbout(cast.cleo, { limit: 9 })).rows).toHaveLength(1);
      expect((await read.events.listAbout(cast.ana, { limit: 9 })).rows).toHaveLength(6);
    });
  });

  it('gives pieces of the history from anywhere, of some chains, since an instant, about something, and counts them', async () => {
    await write(3);
    await append({ type: 'tenant.set_up', helpDesk: 'C1' }, null);
    clock.passes({ hours: 1 });
    const [late, other] = [
      await append(roleSet('late')),
      await append({ type: 'subject.joined', target: cast.cleo }, null),
    ];
    await test.db.read(cast.tenant, async (read) => {
      const both = { chains: [null, cast.workspace], since: null, about: null };
      const seqs = async (wanted: typeof both | object, from = 0, limit = 9) =>
        (await read.events.listNewest({ ...both, ...wanted }, { from, limit })).map(({ workspace, seq }) => [
          workspace === null ? 'tenant' : 'workspace',
          seq,
        ]);
      const count = (wanted: object) => read.events.countOf({ ...both, ...wanted });
      expect(await seqs({}, 1, 2)).toEqual([
        ['workspace', 4],
        ['tenant', 1],
      ]);
      expect(await count({})).toBe(6);
      expect(await seqs({ chains: [cast.workspace] })).toEqual([4, 3, 2, 1].map((seq) => ['workspace', seq]));
      expect(await count({ chains: [cast.workspace] })).toBe(4);
      expect(await seqs({ since: late.at })).toEqual([
        ['tenant', 2],
        ['workspace', 4],
      ]);
      expect(await count({ since: late.at })).toBe(2);
      expect(await seqs({ about: cast.cleo })).toEqual([['tenant', other.seq]]);
      expect(await seqs({ about: cast.ben, since: late.at })).toEqual([['workspace', 4]]);
      expect(await count({ about: cast.ben })).toBe(4);
      expect(await count({ about: cast.ben, since: late.at })).toBe(1);
      expect(await count({ about: cast.ben, chains: [null] })).toBe(0);
      expect(await seqs({ chains: [] })).toEqual([]);
      expect(await count({ chains: [], about: cast.ben })).toBe(0);
    });
  });

  it('has the events of one millisecond in the order of their chain, whichever instance wrote them', async () => {
    await write(2);
    // A third one, by another instance whose digits happened to be lower.
    await poke(test.url, async (k) => {
      const { position: _position, ...last } = (await k('events').orderBy('seq', 'desc').first()) ?? {};
      const id = `${String(last.id).slice(0, 14)}${'0'.repeat(16)}`;
      const payload = JSON.stringify({ ...JSON.parse(String(last.payload)), id, seq: 3 });
      await k('events').insert({ ...last, id, seq: 3, payload });
    });
    clock.passes({ minutes: -1 });
    await append({ type: 'tenant.set_up', helpDesk: 'C1' }, null);
    await test.db.read(cast.tenant, async (read) => {
      const wanted = { chains: [cast.workspace, null], since: null, about: null };
      const newest = await read.events.listNewest(wanted, { from: 0, limit: 9 });
      expect(newest.map(({ workspace, seq }) => [workspace === null, seq])).toEqual([
        ...[3, 2, 1].map((seq) => [false, seq]),
        [true, 1],
      ]);
    });
  });

  it('finds all that concerns each of several, oldest first, also what its own act has just said', async () => {
    const joined = (target: Cast['ben']): Happening => ({ type: 'subject.joined', target });
    await write(2);
    await test.db.transact(cast, async (tx) => {
      const cleo = await tx.events.append(null, null, joined(cast.cleo));
      tx.events.note(null, cast.workspace, joined(cast.ben));
      const [bens, cleos, nobodys] = await Promise.all(
        [cast.ben, cast.cleo, cast.site].map((id) => tx.events.listAll(id)),
      );
      expect(bens?.map(({ seq, happening }) => [seq, happening.type])).toEqual([
        [1, 'role.set'],
        [2, 'role.set'],
        [3, 'subject.joined'],
      ]);
      expect(bens?.[2]).toEqual(await tx.events.get(bens?.[2]?.id ?? cleo.id));
      expect([cleos, nobodys]).toEqual([[cleo], []]);
    });
  });

  it('tells each of several who say something at once what became of it', async () => {
    await test.db.transact(cast, async (tx) => {
      const said = ['one', 'two', 'three'].map((to) => tx.events.append(cast.ana, cast.workspace, roleSet(to)));
      expect((await Promise.all(said)).map(({ seq, happening }) => [seq, happening])).toEqual([
        [1, roleSet('one')],
        [2, roleSet('two')],
        [3, roleSet('three')],
      ]);
    });
    expect(await breakIn()).toBeUndefined();
  });

  it('keeps what nobody did and what is about nobody', async () => {
    const event = await test.db.transact(cast, (tx) =>
      tx.events.append(null, null, { type: 'tenant.set_up', helpDesk: 'C1' }),
    );
    await test.db.read(cast.tenant, async (read) => expect(await read.events.get(event.id)).toEqual(event));
  });

  it('is walked to its end, however long it is', async () => {
    await test.db.transact(cast, async (tx) => {
      for (let nth = 1; nth <= 503; nth++) tx.events.note(cast.ana, cast.workspace, roleSet(`role${nth}`));
    });
    expect(await breakIn()).toBeUndefined();
    await tamper((k) => k('events').where({ seq: 502 }).update({ by_subject: null }));
    expect(await breakIn()).toEqual({ seq: 502, problem: 'its columns do not agree with its text' });
  });

  it('counts nothing where nothing has happened, or not since then', async () => {
    await test.db.read(cast.tenant, async (read) => {
      const count = (since: string | null) =>
        read.events.countOf({ chains: [cast.workspace, null], since: since as never, about: null });
      expect([await count(null), await count('2026-11-02T09:00:00.000Z')]).toEqual([0, 0]);
    });
    await write(2);
    await test.db.read(cast.tenant, async (read) => {
      const count = (since: string) =>
        read.events.countOf({ chains: [cast.workspace], since: since as never, about: null });
      expect([await count('2026-11-02T09:00:00.000Z'), await count('2026-11-02T09:00:00.001Z')]).toEqual([2, 0]);
    });
  });

  it('never finds an event by an id that somebody only wrote about', async () => {
    await append({ type: 'role.set', target: cast.ben, from: null, to: 'admin', reason: cast.cleo });
    const about = await test.db.read(cast.tenant, (read) => read.events.listAbout(cast.cleo, { limit: 9 }));
    expect(about.rows).toEqual([]);
  });

  it.each([
    ['update', (k: Knex) => k('events').update({ payload: '{}' })],
    ['delete', (k: Knex) => k('events').where({ seq: 1 }).del()],
    ['delete of links', (k: Knex) => k('event_links').del()],
  ])('refuses an %s by statement', async (_name, act) => {
    await write(2);
    await expect(poke(test.url, act)).rejects.toThrow('the history is kept as it is');
  });

  it('refuses to be replaced or emptied by statement', async () => {
    await write(1);
    const act = (k: Knex) =>
      engine === 'sqlite'
        ? k.raw(
            'insert or replace into events select position, tenant, id, chain, workspace, seq, at, by_subject, type, ?, prev_hash, hash from events',
            ['{}'],
          )
        : k.raw('truncate events cascade');
    await expect(poke(test.url, act)).rejects.toThrow('the history is kept as it is');
  });

  /** Somebody who owns the database can switch the triggers off; the chain must show it. */
  const tamper = (act: (k: Knex) => Promise<unknown>) =>
    poke(test.url, async (k) => {
      if (engine === 'sqlite') for (const act of ['update', 'delete']) await k.raw(`drop trigger events_no_${act}`);
      else
        for (const table of ['events', 'event_links', 'chains'])
          await k.raw(`alter table ${table} disable trigger all`);
      if (engine === 'sqlite') await k.raw('pragma foreign_keys = off');
      await act(k);
    });

  it.each<[string, (k: Knex) => Promise<unknown>, number, string]>([
    [
      'a text was changed',
      (k) =>
        k('events')
          .where({ seq: 2 })
          .update({ payload: k.raw("replace(payload, 'role2', 'admin')") }),
      2,
      'not the one that was written',
    ],
    [
      'a column was changed',
      (k) => k('events').where({ seq: 2 }).update({ by_subject: null }),
      2,
      'columns do not agree',
    ],
    ['one was taken out', (k) => k('events').where({ seq: 2 }).del(), 2, 'event 2 is missing'],
    ['the end was cut off', (k) => k('events').where('seq', '>=', 3).del(), 3, 'the end of the chain'],
  ])('shows that %s', async (_name, act, seq, problem) => {
    await write(4);
    await tamper(act);
    expect(await breakIn()).toEqual({ seq, problem: expect.stringContaining(problem) });
  });

  it.each([
    ['at', '2026-11-22T08:59:59.999Z'],
    ['type', 'tenant.set_up'],
    ['by_subject', null],
    ['id', 'evt_0'],
  ])('shows that the column %s alone was changed', async (column, value) => {
    await write(3);
    await tamper((k) =>
      k('events')
        .where({ seq: 2 })
        .update({ [column]: value }),
    );
    expect(await breakIn()).toEqual({ seq: 2, problem: 'its columns do not agree with its text' });
  });

  it('is whole where nothing has happened yet', async () => {
    expect([await breakIn(), await breakIn(null)]).toEqual([undefined, undefined]);
  });

  it('shows that the head of a chain counts more than there are', async () => {
    await write(2);
    await tamper((k) => k('chains').update({ seq: 3 }));
    expect(await breakIn()).toEqual({ seq: 3, problem: 'the end of the chain is not the one that was written' });
  });

  it('shows that the head of a chain was taken out', async () => {
    await write(2);
    await tamper((k) => k('chains').del());
    expect(await breakIn()).toEqual({ seq: 3, problem: 'the end of the chain is not the one that was written' });
  });

  it('shows a chain of another tenant, or of another product, that was put in the place of ours', async () => {
    const theirs = await seed(test.db, 'T2');
    const other = await test.db.transact(cast, (tx) => addProduct(tx, 'miruni', cast.model));
    await test.db.transact(theirs, (tx) => tx.events.append(theirs.ana, null, roleSet('admin')));
    await append(roleSet('admin'), other.workspace);
    await tamper(async (k) => {
      await k('events').where({ tenant: theirs.tenant }).update({ tenant: cast.tenant });
      await k('chains').where({ tenant: theirs.tenant }).update({ tenant: cast.tenant });
      const { workspace } = cast;
      await k('events').where({ chain: other.workspace }).update({ workspace, chain: workspace });
      await k('chains').where({ chain: other.workspace }).update({ chain: workspace });
    });
    const found = { seq: 1, problem: 'its columns do not agree with its text' };
    expect([await breakIn(null), await breakIn()]).toEqual([found, found]);
  });

  it('shows a text that speaks of another place, even where every hash was made anew', async () => {
    await write(1);
    const { hashOf } = await import('../../src/db/event-rows.ts');
    await tamper(async (k) => {
      const row = await k('events').first();
      const payload = row.payload.replace('"seq":1', '"seq":2');
      const hash = hashOf(row.prev_hash, payload);
      await k('events').update({ payload, hash });
      await k('chains').update({ hash });
    });
    expect(await breakIn()).toEqual({ seq: 1, problem: 'its columns do not agree with its text' });
  });

  async function changeSecondWithItsHash(): Promise<void> {
    const { hashOf } = await import('../../src/db/event-rows.ts');
    await tamper(async (k) => {
      const row = await k('events').where({ seq: 2 }).first();
      const payload = row.payload.replace('role2', 'admin');
      await k('events')
        .where({ seq: 2 })
        .update({ payload, hash: hashOf(row.prev_hash, payload) });
    });
  }

  it('shows a text that was changed together with its hash', async () => {
    await write(3);
    await changeSecondWithItsHash();
    expect(await breakIn()).toEqual({ seq: 3, problem: 'it does not follow the event before it' });
  });

  it('shows that the last text was changed together with its hash, though nothing follows it', async () => {
    await write(2);
    await changeSecondWithItsHash();
    expect(await breakIn()).toEqual({ seq: 3, problem: 'the end of the chain is not the one that was written' });
  });
});
