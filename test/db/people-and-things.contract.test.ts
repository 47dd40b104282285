/** Subjects, things and lists on both engines: names, places, pages, and what can be erased. */
import type { Tx } from '../../src/db/index.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { everything } from './pages.ts';
import { aPerson, aSubject, aThing, type Cast, seed, start } from './seed.ts';

describe.each(engines)('people and things on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  beforeEach(async () => {
    test = await openTestDatabase(engine, { clock: makeClock(Date.parse(start)) });
    cast = await seed(test.db);
  });
  afterEach(() => test.drop());

  const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);
  const stale = { kind: 'conflict', detail: { code: 'stale' } };

  describe('people', () => {
    it('are found by Slack id and by address in any case, a confirmed one first', async () => {
      await doing(async (tx) => {
        const copy = aSubject(cast.tenant, { state: 'invited' });
        await tx.subjects.insert(copy, aPerson(copy.id, 'Copy', { email: 'ANA@example.com', emailConfirmed: false }));
        expect(await tx.subjects.findByEmail('Ana@Example.com')).toMatchObject({ id: cast.ana });
        expect(await tx.subjects.findBySlackUserId('UT1B')).toMatchObject({ id: cast.ben });
        expect(await tx.subjects.findByEmail('nobody@example.com')).toBeUndefined();
        expect(await tx.subjects.listPeople([cast.ana])).toEqual([aPerson(cast.ana, 'Ana')]);
      });
    });

    it('have one Slack id each, and are of one tenant', async () => {
      const twin = aSubject(cast.tenant, { slackUserId: 'UT1A' });
      await expect(doing((tx) => tx.subjects.insert(twin, aPerson(twin.id, 'Twin')))).rejects.toMatchObject({
        detail: { code: 'already_known' },
      });
      const theirs = await seed(test.db, 'T2');
      await expect(doing((tx) => tx.subjects.get(theirs.ana))).rejects.toMatchObject({ kind: 'not_found' });
    });

    it('change only as they were read', async () => {
      const read = await doing((tx) => tx.subjects.get(cast.ana));
      await doing((tx) => tx.subjects.replace(read, { ...read, state: 'deactivated' }));
      // Somebody who still sees them active:
      const offboarded = { ...read, state: 'offboarded' as const };
      await expect(doing((tx) => tx.subjects.replace(read, offboarded))).rejects.toMatchObject(stale);
      await expect(doing((tx) => tx.subjects.replace(read, read))).rejects.toMatchObject(stale);
    });

    it('are listed by name with everybody on exactly one page, but for those whose name was erased', async () => {
      await doing(async (tx) => {
        for (let i = 0; i < 9; i++) {
          const subject = aSubject(cast.tenant);
          await tx.subjects.insert(subject, aPerson(subject.id, 'Same Name', { email: null, emailConfirmed: false }));
        }
        await tx.subjects.erasePerson(cast.ben);
        const all = await everything((page) => tx.subjects.listNamed(page, {}), 5);
        expect(all).toHaveLength(11);
        expect(new Set(all.map(({ subject }) => subject.id)).size).toBe(11);
        expect(all.slice(0, 3).map(({ person }) => person.name)).toEqual(['Ana', 'Cleo', 'Same Name']);
        expect(await tx.subjects.listPeople([cast.ben])).toEqual([]);
        expect(await tx.subjects.countByState()).toEqual({ active: 12 });
      });
    });

    it('are found by their ids, and erased once', async () => {
      await doing(async (tx) => {
        const found = await tx.subjects.listByIds([cast.ana, cast.cleo]);
        expect(found.map(({ id }) => id).sort()).toEqual([cast.ana, cast.cleo].sort());
        expect((await tx.subjects.listPeople([cast.ana])).map(({ name }) => name)).toEqual(['Ana']);
        await tx.subjects.erasePerson(cast.ana);
        expect(await tx.subjects.listPeople([cast.ana])).toEqual([]);
        await expect(tx.subjects.erasePerson('sub_0' as never)).rejects.toMatchObject(stale);
      });
    });

    it('are searched in names and addresses, wild cards being ordinary characters', async () => {
      await doing(async (tx) => {
        const odd = aSubject(cast.tenant, { state: 'invited' });
        await tx.subjects.insert(odd, aPerson(odd.id, 'Ömer 100%_Ready', { email: 'o.mer@example.org' }));
        const found = async (search: string, states?: 'invited'[]) =>
          (await tx.subjects.listNamed({ limit: 9 }, { words: [search], ...(states ? { states } : {}) })).rows.map(
            ({ person }) => person.name,
          );
        expect(await found('ÖMER')).toEqual(['Ömer 100%_Ready']);
        expect(await found('0%_r')).toEqual(['Ömer 100%_Ready']);
        expect(await found('%')).toEqual(['Ömer 100%_Ready']);
        expect(await found('example.com')).toEqual(['Ana', 'Ben', 'Cleo']);
        expect(await found('example', ['invited'])).toEqual(['Ömer 100%_Ready']);
      });
    });

    it('are found by the whole of their name or of their address, in any case', async () => {
      await doing(async (tx) => {
        const called = async (name: string) =>
          (await tx.subjects.listNamed({ limit: 9 }, { called: name })).rows.map(({ person }) => person.name);
        expect(await called('BEN')).toEqual(['Ben']);
        expect(await called('Ben@Example.COM')).toEqual(['Ben']);
        expect(await called('Be')).toEqual([]);
        expect(await called('ben@example')).toEqual([]);
      });
    });

    it('are refused a page that was never given out', async () => {
      const page = { limit: 5, after: 'nonsense' };
      await expect(doing((tx) => tx.subjects.listNamed(page, {}))).rejects.toMatchObject({ kind: 'invalid' });
    });
  });

  describe('things', () => {
    const make = async (tx: Tx, name: string, inside = cast.web, type = 'project') => {
      const thing = aThing(cast, { type, name, inside });
      await tx.things.insert(thing);
      return thing;
    };

    it('come with their flags, and with everything around them', async () => {
      await doing(async (tx) => {
        expect(await tx.things.get(cast.site)).toMatchObject({ name: 'Site', flags: ['closed'], inside: cast.web });
        const around = await tx.things.listAround([cast.site, cast.web]);
        expect(around.map(({ id }) => id).sort()).toEqual([cast.root, cast.web, cast.site].sort());
        expect(around.find(({ id }) => id === cast.site)?.flags).toEqual(['closed']);
        expect(await tx.things.countByType(cast.workspace)).toEqual({ workspace: 1, team: 1, project: 1 });
      });
    });

    it('are found by the ids of the product, until they are archived', async () => {
      await doing(async (tx) => {
        const known = { ...aThing(cast, { type: 'project', name: 'Known', inside: cast.web }), externalId: 'p-1' };
        await tx.things.insert(known);
        const found = async (...ids: string[]) =>
          (await tx.things.listByExternalIds(cast.workspace, ids)).map(({ name }) => name);
        expect(await found('p-1', 'p-2')).toEqual(['Known']);
        expect(await found('P-1')).toEqual([]);
        await tx.things.archive(known, tx.now);
        expect(await found('p-1')).toEqual([]);
      });
    });

    it('are found by name in any case, wherever they are, until they are archived', async () => {
      await doing(async (tx) => {
        const app = await make(tx, 'App', cast.root, 'team');
        await make(tx, 'SITE', app.id);
        expect((await tx.things.findByNames(cast.workspace, ['sITE', 'nothing'])).map(({ name }) => name)).toEqual([
          'Site',
          'SITE',
        ]);
        const read = await tx.things.get(cast.site);
        await tx.things.archive(read, tx.now);
        await expect(tx.things.archive(read, tx.now)).rejects.toMatchObject(stale);
        expect(await tx.things.findByNames(cast.workspace, ['site'])).toHaveLength(1);
      });
    });

    it('stand in their own workspace, which has one root', async () => {
      const theirs = await seed(test.db, 'T2');
      await expect(doing((tx) => make(tx, 'Astray', theirs.web))).rejects.toThrow(/foreign key/i);
      const second = aThing(cast, { type: 'workspace', name: 'second' });
      await expect(doing((tx) => tx.things.insert(second))).rejects.toMatchObject({ kind: 'conflict' });
      const loose = aThing(cast, { type: 'team', name: 'loose' });
      await expect(doing((tx) => tx.things.insert(loose))).rejects.toThrow(/CHECK|check constraint/);
    });

    it('are listed by name, every one on exactly one page', async () => {
      await doing(async (tx) => {
        for (let i = 0; i < 23; i++) await make(tx, `Project ${String(i).padStart(2, '0')}`);
        const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
        const all = await everything((page) => tx.things.listPage(cast.workspace, page, { types: ['project'] }), 7);
        expect(all).toHaveLength(24);
        expect(names(all)).toEqual([...names(all)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
        const some = await tx.things.listPage(cast.workspace, { limit: 50 }, { search: 'CT 1', inside: cast.web });
        expect(some.rows).toHaveLength(10);
      });
    });

    it('carry tags and recorded people', async () => {
      await doing(async (tx) => {
        const label = await make(tx, 'Finance', cast.root, 'label');
        expect(await tx.things.setTag(cast.site, label.id, true)).toBe(true);
        expect(await tx.things.setTag(cast.site, label.id, true)).toBe(false);
        expect(await tx.things.listTags([cast.site, cast.web])).toEqual(new Map([[cast.site, [label.id]]]));
        expect(await tx.things.listTagged(label.id)).toEqual([cast.site]);
        expect(await tx.things.setTag(cast.site, label.id, false)).toBe(true);
        expect(await tx.things.listTags([cast.site])).toEqual(new Map());

        await tx.things.setRecorded(cast.site, 'owner', null, cast.ana);
        await tx.things.setRecorded(cast.site, 'owner', cast.ana, cast.ben);
        expect(await tx.things.listRecorded([cast.site])).toEqual([
          { thing: cast.site, as: 'owner', subject: cast.ben },
        ]);
        expect(await tx.things.listRecordedOf(cast.ana)).toEqual([]);
        await expect(tx.things.setRecorded(cast.site, 'owner', cast.ana, cast.cleo)).rejects.toMatchObject(stale);
      });
    });
  });
});
