/** Grants on both engines: what the database itself forbids, stale readings, and which grants are in force. */
import type { Tx } from '../../src/db/index.ts';
import { type Grant, isInForce } from '../../src/domain/grant.ts';
import { makeClock, type TestClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { addProduct, aGrant, at, type Cast, seed, start } from './seed.ts';

const hour = (hours: number) => at(new Date(Date.parse(start) + hours * 3_600_000).toISOString());

describe.each(engines)('grants on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let clock: TestClock;
  beforeEach(async () => {
    clock = makeClock(Date.parse(start));
    test = await openTestDatabase(engine, { clock });
    cast = await seed(test.db);
  });
  afterEach(() => test.drop());

  const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);
  const open = async (more: Partial<Grant> = {}, slot?: string): Promise<Grant> => {
    const grant = aGrant(cast, more);
    await doing((tx) => tx.grants.open(grant, slot));
    return grant;
  };
  const held = { kind: 'conflict', detail: { code: 'already_held' } };
  const stale = { kind: 'conflict', detail: { code: 'stale' } };
  const ending = { endedAt: hour(1), endedBy: null, endedBecause: 'over' };

  it('come back as they were put in', async () => {
    const grant = await open({ endsAt: hour(4), givenBy: cast.cleo, source: 'request', sourceRef: 'req_1' });
    await doing(async (tx) => {
      expect(await tx.grants.get(grant.id)).toEqual(grant);
      await expect(tx.grants.get('gra_0' as never)).rejects.toMatchObject({ kind: 'not_found' });
    });
  });

  it('are open once for each subject, role, thing and source', async () => {
    const first = await open({ source: 'request', sourceRef: 'req_1' });
    await expect(open({ source: 'request', sourceRef: 'req_1' })).rejects.toMatchObject(held);
    await open({ source: 'request', sourceRef: 'req_2' });
    await open({ source: 'direct' });
    await doing((tx) => tx.grants.end(first, ending));
    await open({ source: 'request', sourceRef: 'req_1' });
  });

  it('hold one baseline for each person and workspace, or one for each role where a model has several', async () => {
    await open({ source: 'baseline', role: 'member' });
    await expect(open({ source: 'baseline', role: 'admin' })).rejects.toMatchObject(held);
    await open({ source: 'baseline', role: 'editor', subject: cast.ben }, 'editor');
    await open({ source: 'baseline', role: 'auditor', subject: cast.ben }, 'auditor');
    await doing(async (tx) => {
      expect(await tx.grants.findBaseline(cast.workspace, cast.ana)).toMatchObject({ role: 'member' });
      expect(await tx.grants.findBaseline(cast.workspace, cast.ben)).toBeUndefined();
      expect(await tx.grants.findBaseline(cast.workspace, cast.ben, 'auditor')).toMatchObject({ role: 'auditor' });
    });
  });

  it('are never a baseline with an end, nor end before they begin, nor lie on another workspace', async () => {
    const check = /CHECK|check constraint/;
    await expect(open({ source: 'baseline', endsAt: hour(1) })).rejects.toThrow(check);
    await expect(open({ endsAt: start })).rejects.toThrow(check);
    await expect(open({ startsAt: at('2026-11-22') })).rejects.toThrow(check);
    const other = await seed(test.db, 'T1', 'miruni').catch(() => undefined);
    expect(other).toBeUndefined();
    const theirs = await seed(test.db, 'T2');
    await expect(open({ thing: theirs.root })).rejects.toThrow(/FOREIGN KEY|foreign key/);
    await expect(open({ subject: theirs.ana })).rejects.toThrow(/FOREIGN KEY|foreign key/);
  });

  it('are changed only as they were read', async () => {
    const read = await open({ endsAt: hour(4) });
    const longer = await doing((tx) => tx.grants.lengthen(read, hour(8)));
    // Somebody who still sees the four hours:
    await expect(doing((tx) => tx.grants.lengthen(read, hour(5)))).rejects.toMatchObject(stale);
    await expect(doing((tx) => tx.grants.end(read, ending))).rejects.toMatchObject(stale);
    const ended = await doing((tx) => tx.grants.end(longer, ending));
    await expect(doing((tx) => tx.grants.end(longer, ending))).rejects.toMatchObject(stale);
    const over = { message: 'That has ended already.', detail: { code: 'already_ended' } };
    await expect(doing((tx) => tx.grants.end(ended, ending))).rejects.toMatchObject(over);
    await expect(doing((tx) => tx.grants.lengthen(ended, hour(9)))).rejects.toMatchObject(over);
    await doing(async (tx) => expect(await tx.grants.get(read.id)).toEqual({ ...read, endsAt: hour(8), ...ending }));
  });

  it('are in force exactly when the domain says so', async () => {
    const all = [
      await open({ sourceRef: 'open-ended' }),
      await open({ sourceRef: 'until 1', endsAt: hour(1) }),
      await open({ sourceRef: 'from 1', startsAt: hour(1) }),
      await open({ sourceRef: '1 to 2', startsAt: hour(1), endsAt: hour(2) }),
    ];
    await doing(async (tx) => {
      const gone = aGrant(cast, { sourceRef: 'ended' });
      await tx.grants.open(gone);
      await tx.grants.end(gone, ending);
      for (const now of [hour(-1), start, hour(1), hour(1.5), hour(2), hour(3)]) {
        const expected = all.filter((grant) => isInForce(grant, now)).map(({ id }) => id);
        const found = await tx.grants.listInForce(cast.workspace, [cast.ana, cast.ben], now);
        expect(found.map(({ id }) => id).sort()).toEqual([...expected].sort());
        expect((await tx.grants.listInForceOn([cast.root], now)).map(({ id }) => id)).toEqual([...expected].sort());
      }
      expect(await tx.grants.listOpenOf(cast.ana)).toHaveLength(4);
      expect(await tx.grants.listHeldThings(cast.workspace, cast.ana, start)).toEqual([cast.root]);
    });
  });

  it('name as keepers only active people who hold the role open-ended', async () => {
    await open({ role: 'admin' });
    await open({ role: 'admin', source: 'cover' });
    await open({ role: 'admin', subject: cast.ben, endsAt: hour(9) });
    await open({ role: 'admin', subject: cast.cleo });
    // For good as well, and no keeper of this: of another role, on another thing, in another product.
    await open({ role: 'member', subject: cast.ben });
    await open({ role: 'admin', subject: cast.ben, thing: cast.web });
    await doing(async (tx) => {
      const { workspace, root } = await addProduct(tx, 'miruni', cast.model);
      await tx.grants.open(aGrant(cast, { workspace, thing: root, subject: cast.ben }));
    });
    const keepers = () => doing((tx) => tx.grants.listKeepers(cast.workspace, cast.root, 'admin', start));
    expect(await keepers()).toEqual([cast.ana, cast.cleo].sort());
    await doing(async (tx) => {
      // On PostgreSQL what was written last stands last in the table.
      const ana = await tx.subjects.get(cast.ana);
      await tx.subjects.replace(ana, { ...ana, enterpriseUserId: 'W1' });
    });
    expect(await keepers()).toEqual([cast.ana, cast.cleo].sort());
    await doing(async (tx) => {
      const cleo = await tx.subjects.get(cast.cleo);
      await tx.subjects.replace(cleo, { ...cleo, state: 'deactivated' });
    });
    expect(await keepers()).toEqual([cast.ana]);
  });

  it('are found by the sweep when they have ended, are about to, or have just begun', async () => {
    const soon = await open({ sourceRef: 'soon', endsAt: hour(1) });
    const warned = await open({ sourceRef: 'warned', endsAt: hour(10) });
    await open({ sourceRef: 'far', endsAt: hour(100) });
    const begun = await open({ sourceRef: 'begun', startsAt: hour(0.5) });
    await doing(async (tx) => {
      expect(await tx.grants.listEnded(cast.workspace, hour(1))).toEqual([soon]);
      expect(await tx.grants.listEnded(cast.workspace, hour(0.9))).toEqual([]);
      const toWarn = (now: number) => tx.grants.listToWarn(cast.workspace, hour(now));
      // A fifth of ten hours before its end; nobody is warned of what lasts less than two.
      expect(await toWarn(7.9)).toEqual([]);
      expect(await toWarn(8)).toEqual([warned]);
      await tx.grants.setWarned(warned, start);
      await expect(tx.grants.setWarned(warned, start)).rejects.toMatchObject(stale);
      expect(await toWarn(8)).toEqual([]);
      await tx.grants.lengthen(warned, hour(20));
      expect(await toWarn(15.9)).toEqual([]);
      expect(await toWarn(16)).toHaveLength(1);
      expect(await tx.grants.listBegun(cast.workspace, hour(0.4))).toEqual([]);
      expect(await tx.grants.listBegun(cast.workspace, hour(0.5))).toEqual([begun]);
      await tx.grants.setBegun(begun);
      await expect(tx.grants.setBegun(begun)).rejects.toMatchObject(stale);
      expect(await tx.grants.listBegun(cast.workspace, hour(1))).toEqual([]);
    });
  });

  it('come to the sweep oldest first, whatever the order in which they were opened', async () => {
    const opened: Grant[] = [];
    for (const hours of [30, 10, 20])
      opened.push(await open({ sourceRef: `${hours}`, startsAt: hour(hours / 100), endsAt: hour(hours) }));
    const [third, first, second] = opened;
    await doing(async (tx) => {
      expect(await tx.grants.listEnded(cast.workspace, hour(40))).toEqual([first, second, third]);
      expect(await tx.grants.listBegun(cast.workspace, hour(5))).toEqual([first, second, third]);
      // Of one instant, in the order of their ids and not in that in which they were opened.
      const beginning = (sourceRef: string) => aGrant(cast, { sourceRef, startsAt: hour(1) });
      const [fourth, fifth] = [beginning('fourth'), beginning('fifth')];
      for (const one of [fifth, fourth]) await tx.grants.open(one);
      expect(await tx.grants.listBegun(cast.workspace, hour(5))).toEqual([first, second, third, fourth, fifth]);
      expect(await tx.grants.listToWarn(cast.workspace, hour(9.9))).toEqual([first]);
      const later = { startsAt: hour(0), sourceRef: 'later' };
      await tx.grants.open(aGrant(cast, { ...later, endsAt: hour(11) }));
      await tx.grants.open(aGrant(cast, { ...later, role: 'owner', endsAt: hour(10.5) }));
      const ends = (await tx.grants.listToWarn(cast.workspace, hour(9.9))).map(({ endsAt }) => endsAt);
      expect(ends).toEqual([hour(10), hour(10.5), hour(11)]);
    });
  });

  it('come to the sweep of their own product', async () => {
    const other = await doing((tx) => addProduct(tx, 'miruni', cast.model));
    await open({ startsAt: hour(1), endsAt: hour(11) });
    const there = await open({ workspace: other.workspace, thing: other.root, startsAt: hour(1), endsAt: hour(11) });
    await doing(async (tx) => {
      expect(await tx.grants.listBegun(other.workspace, hour(1))).toEqual([there]);
      expect(await tx.grants.listToWarn(other.workspace, hour(10))).toEqual([there]);
      expect(await tx.grants.listEnded(other.workspace, hour(11))).toEqual([there]);
    });
  });

  it('tell the sweep in which workspaces anything is due, and what', async () => {
    const theirs = await seed(test.db, 'T2');
    await open({ endsAt: hour(10) });
    await open({ sourceRef: 'short', endsAt: hour(1.5) });
    const here = { tenant: cast.tenant, workspace: cast.workspace };
    const due = (hours: number) => {
      clock.passes({ hours });
      return test.db.across.listDue();
    };
    expect(await due(1)).toEqual([]);
    expect(await due(0.5)).toEqual([{ ...here, kind: 'ended' }]);
    await doing(async (tx) => {
      for (const over of await tx.grants.listEnded(cast.workspace, tx.now)) await tx.grants.end(over, ending);
    });
    expect(await due(6.4)).toEqual([]);
    expect(await due(0.1)).toEqual([{ ...here, kind: 'warning' }]);
    expect(await due(2)).toEqual([{ ...here, kind: 'ended' }]);
    expect(theirs.tenant).not.toBe(cast.tenant);
  });

  it('say what comes next, whatever came before', async () => {
    const next = (hours: number) => {
      clock.passes({ hours });
      return test.db.across.findNextDue();
    };
    expect(await next(0)).toBeUndefined();
    await open({ endsAt: hour(10) });
    await open({ sourceRef: 'later', startsAt: hour(3), endsAt: hour(20) });
    expect(await next(2)).toEqual({ at: hour(3), kind: 'begun' });
    // Of what comes at the same instant, what begins.
    await open({ sourceRef: 'short', startsAt: hour(2), endsAt: hour(3) });
    expect(await next(0)).toEqual({ at: hour(3), kind: 'begun' });
    expect(await next(1)).toMatchObject({ kind: 'warning' });
    await doing(async (tx) => {
      for (const grant of await tx.grants.listToWarn(cast.workspace, hour(9.9)))
        await tx.grants.setWarned(grant, tx.now);
    });
    expect(await next(0)).toEqual({ at: hour(10), kind: 'ended' });
    expect(await next(20)).toBeUndefined();
  });
});
