/** A read that fetches every row once answers what one answers that fetches it for every list, and asks for less. */

import type { Stores } from '../../src/db/ports.ts';
import { fetchingOnce } from '../../src/db/rows-once.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { aGrant, aRequest, aThing, at, type Cast, seed, start } from './seed.ts';

const nobody = 'sub_00000000000000000000000000' as Cast['ana'];
const nothing = 'thg_00000000000000000000000000' as Cast['web'];

/** The same stores, with the keys that every list is asked for written down. */
function overheard(stores: Stores) {
  const asked: string[][] = [];
  const noting =
    <Keys extends readonly string[], T>(list: (keys: Keys) => Promise<T>) =>
    (keys: Keys): Promise<T> => {
      asked.push([...keys]);
      return list(keys);
    };
  const { subjects, things, grants, requests } = stores;
  const heard: Stores = Object.create(stores, {
    subjects: {
      value: { ...subjects, listByIds: noting(subjects.listByIds), listPeople: noting(subjects.listPeople) },
    },
    things: {
      value: {
        ...things,
        listByIds: noting(things.listByIds),
        listAround: noting(things.listAround),
        listTags: noting(things.listTags),
        listRecorded: noting(things.listRecorded),
      },
    },
    grants: {
      value: {
        ...grants,
        listInForce: (...[workspace, people, now]: Parameters<typeof grants.listInForce>) =>
          noting((some: typeof people) => grants.listInForce(workspace, some, now))(people),
      },
    },
    requests: { value: { ...requests, listVotes: noting(requests.listVotes) } },
  });
  return { asked, stores: fetchingOnce(heard) };
}

const sorted = <T>(list: Iterable<T>): string[] => [...list].map((one) => JSON.stringify(one)).sort();

describe.each(engines)('a read on %s that fetches every row once', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  beforeEach(async () => {
    test = await openTestDatabase(engine, { clock: makeClock(Date.parse(start)) });
    cast = await seed(test.db);
    const { tenant, ana, ben, cleo, web, site, root } = cast;
    await test.db.transact({ tenant }, async (tx) => {
      const label = aThing(cast, { type: 'label', name: 'Payroll', inside: root });
      await tx.things.insert(label);
      await tx.things.setTag(site, label.id, true);
      await tx.things.setFlag(site, 'archived', true);
      await tx.things.setRecorded(site, 'owner', null, ana);
      for (const grant of [
        { subject: ana },
        { subject: ben, thing: web, role: 'member' },
        { subject: ana, thing: web },
      ])
        await tx.grants.open(aGrant(cast, grant));
      const request = await tx.requests.insert(aRequest(cast));
      for (const [stage, by] of [ana, cleo].entries())
        await tx.requests.addVote(request, {
          request: request.id,
          stage,
          by,
          verdict: 'approve',
          comment: null,
          at: at(start),
        });
    });
  });
  afterEach(() => test.drop());

  it('answers the same, whatever overlaps', async () => {
    const { tenant, workspace, ana, ben, cleo, root, web, site } = cast;
    await test.db.transact({ tenant }, async (read) => {
      const { stores } = overheard(read);
      const votedOn = (await read.requests.listPendingOf(ben)).map(({ id }) => id);
      expect(votedOn).toHaveLength(1);
      for (const people of [[ana], [ben, ana], [], [cleo, nobody, ana, ana]]) {
        expect(sorted(await stores.subjects.listByIds(people))).toEqual(sorted(await read.subjects.listByIds(people)));
        expect(sorted(await stores.subjects.listPeople(people))).toEqual(
          sorted(await read.subjects.listPeople(people)),
        );
        const held = await read.grants.listInForce(workspace, people, read.now);
        expect(sorted(await stores.grants.listInForce(workspace, people, read.now))).toEqual(sorted(held));
      }
      for (const things of [[web], [site, web], [], [root, nothing, site]]) {
        expect(sorted(await stores.things.listByIds(things))).toEqual(sorted(await read.things.listByIds(things)));
        expect(sorted(await stores.things.listAround(things))).toEqual(sorted(await read.things.listAround(things)));
        expect(sorted(await stores.things.listTags(things))).toEqual(sorted(await read.things.listTags(things)));
        expect(sorted(await stores.things.listRecorded(things))).toEqual(
          sorted(await read.things.listRecorded(things)),
        );
      }
      expect(await stores.requests.listVotes(votedOn)).toEqual(await read.requests.listVotes(votedOn));
      expect(await stores.requests.listVotes(votedOn)).toHaveLength(2);
    });
  });

  it('asks for nobody twice, and for nothing at all where nothing is wanted', async () => {
    const { tenant, ana, ben, cleo } = cast;
    await test.db.transact({ tenant }, async (read) => {
      const { stores, asked } = overheard(read);
      await stores.subjects.listByIds([]);
      await stores.subjects.listByIds([ana, ben]);
      await Promise.all([stores.subjects.listByIds([ben, cleo]), stores.subjects.listByIds([cleo, ana])]);
      await stores.subjects.listByIds([nobody]);
      await stores.subjects.listByIds([nobody, ana]);
      expect(asked).toEqual([[ana, ben], [cleo], [nobody]]);
    });
  });

  it('asks for what a thing is in only where it is not known yet', async () => {
    const { tenant, root, web, site } = cast;
    await test.db.transact({ tenant }, async (read) => {
      const { stores, asked } = overheard(read);
      await stores.things.listAround([web]);
      await stores.things.listAround([root, web]);
      await stores.things.listAround([web, site]);
      await stores.things.listAround([site]);
      expect(asked).toEqual([[web], [site]]);
    });
  });

  it('keeps what is in force at one instant apart from another', async () => {
    const { tenant, workspace, ana } = cast;
    const before = at('2026-11-22T08:59:59.999Z');
    await test.db.transact({ tenant }, async (read) => {
      const { stores } = overheard(read);
      expect(await stores.grants.listInForce(workspace, [ana], read.now)).toHaveLength(2);
      expect(await stores.grants.listInForce(workspace, [ana], before)).toHaveLength(0);
    });
  });
});
