/** Which things are wanted, on both engines: by type, place and name, archived or not; as pages, as pieces, and counted. */
import type { ThingsWanted, Tx } from '../../src/db/ports.ts';
import type { Thing } from '../../src/domain/thing.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { everything } from './pages.ts';
import { addProduct, aThing, type Cast, seed, start } from './seed.ts';

describe.each(engines)('things that are wanted on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let other: Pick<Cast, 'workspace' | 'root'>;
  beforeEach(async () => {
    test = await openTestDatabase(engine, { clock: makeClock(Date.parse(start)) });
    cast = await seed(test.db);
    // A product of the same names beside it.
    other = await doing((tx) => addProduct(tx, 'miruni', cast.model));
    await doing((tx) => make(tx, 'Site', { workspace: other.workspace, inside: other.root }));
  });
  afterEach(() => test.drop());

  const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);
  async function make(tx: Tx, name: string, more: Partial<Thing> = {}): Promise<Thing> {
    const thing = aThing(cast, { type: 'project', name, inside: cast.web, ...more });
    await tx.things.insert(thing);
    return thing;
  }
  const namesOf = (things: readonly Thing[]) => things.map(({ name }) => name);
  /** However they are asked for, they are the same. */
  async function wanted(tx: Tx, wish: ThingsWanted): Promise<string[]> {
    const { workspace } = cast;
    const paged = await everything((page) => tx.things.listPage(workspace, page, wish), 2);
    expect(await tx.things.listPiece(workspace, { from: 0, limit: 99 }, wish)).toEqual(paged);
    expect(await tx.things.listPiece(workspace, { from: 1, limit: 2 }, wish)).toEqual(paged.slice(1, 3));
    expect(await tx.things.countWanted(workspace, wish)).toBe(paged.length);
    return namesOf(paged);
  }

  it('are those of one product by name in any case, with their flags', async () => {
    await doing(async (tx) => {
      await make(tx, 'shop');
      expect(await wanted(tx, {})).toEqual(['minikai', 'shop', 'Site', 'Web']);
      const [, , site] = (await tx.things.listPage(cast.workspace, { limit: 9 }, {})).rows;
      expect(site).toEqual(await tx.things.get(cast.site));
      expect(site?.flags).toEqual(['closed']);
      expect((await tx.things.listByIds([cast.site, other.root])).map(({ flags }) => flags.length).sort()).toEqual([
        0, 1,
      ]);
    });
  });

  it('are of these types, or in this thing', async () => {
    await doing(async (tx) => {
      await make(tx, 'Shop', { inside: cast.root });
      expect(await wanted(tx, { types: ['team', 'workspace'] })).toEqual(['minikai', 'Web']);
      expect(await wanted(tx, { inside: cast.web })).toEqual(['Site']);
      expect(await wanted(tx, { inside: cast.root })).toEqual(['Shop', 'Web']);
      expect(await wanted(tx, { inside: cast.root, types: ['project'] })).toEqual(['Shop']);
      expect(await wanted(tx, { types: [] })).toEqual([]);
    });
  });

  it('are called like this, wild cards being ordinary characters', async () => {
    await doing(async (tx) => {
      await make(tx, 'Ömer 100%_Ready');
      expect(await wanted(tx, { search: 'ÖMER' })).toEqual(['Ömer 100%_Ready']);
      expect(await wanted(tx, { search: '0%_r' })).toEqual(['Ömer 100%_Ready']);
      expect(await wanted(tx, { search: '%i' })).toEqual([]);
      expect(await wanted(tx, { search: 'i' })).toEqual(['minikai', 'Site']);
    });
  });

  it('have each word in their name, or in that of what they are in, but for types that need not', async () => {
    await doing(async (tx) => {
      await make(tx, 'Shop', { inside: cast.root });
      await make(tx, 'Webshop');
      const words = (...all: string[]) => wanted(tx, { words: all.map((word) => ({ word, unless: [] })) });
      expect(await words('WEB')).toEqual(['Site', 'Web', 'Webshop']);
      expect(await words('web', 'shop')).toEqual(['Webshop']);
      expect(await words('minikai')).toEqual(['minikai', 'Shop', 'Web']);
      expect(await words('%')).toEqual([]);
      expect(await wanted(tx, { words: [{ word: 'shop', unless: ['team', 'label'] }] })).toEqual([
        'Shop',
        'Web',
        'Webshop',
      ]);
    });
  });

  it('are called so: by a name, or by a path, in which a name may hold a slash of its own', async () => {
    await doing(async (tx) => {
      await make(tx, 'A/B', { type: 'team', inside: cast.root });
      const [ab] = await tx.things.findByNames(cast.workspace, ['a/b']);
      await make(tx, 'C/D', { inside: ab?.id ?? cast.root });
      const called = (...names: string[]) => wanted(tx, { called: { names, orBegins: false } });
      expect(await called('web/SITE')).toEqual(['Site']);
      expect(await called('a/b/c/d', 'WEB')).toEqual(['C/D', 'Web']);
      expect(await called('a/b')).toEqual(['A/B']);
      expect(await called('b/c/d', 'site', 'a/b/', 'minikai/web')).toEqual([]);
      const begins = (...names: string[]) => wanted(tx, { called: { names, orBegins: true } });
      expect(await begins('web/s', 'A/B/c')).toEqual(['C/D', 'Site']);
      expect(await begins('we')).toEqual(['Site', 'Web']);
      expect(await begins('si')).toEqual([]);
    });
  });

  it('are archived only when they are asked for', async () => {
    await doing(async (tx) => {
      const old = await make(tx, 'Old');
      const archived = await tx.things.archive(old, tx.now);
      expect(archived).toEqual({ ...old, archivedAt: tx.now });
      expect(await tx.things.get(old.id)).toEqual(archived);
      expect(await wanted(tx, { inside: cast.web })).toEqual(['Site']);
      expect(await wanted(tx, { inside: cast.web, archived: true })).toEqual(['Old', 'Site']);
      expect(await tx.things.countByType(cast.workspace)).toEqual({ workspace: 1, team: 1, project: 1 });
      expect(await tx.things.countByType(other.workspace)).toEqual({ workspace: 1, project: 1 });
    });
  });

  it('are below others at any depth, but for what is archived and what is in that', async () => {
    await doing(async (tx) => {
      const app = await make(tx, 'App', { type: 'team', inside: cast.root });
      await make(tx, 'Shop', { inside: app.id });
      await make(tx, 'Till', { inside: cast.site });
      const below = async (...ids: Cast['web'][]) => namesOf(await tx.things.listBelow(ids)).sort();
      expect(await below(cast.root)).toEqual(['App', 'Shop', 'Site', 'Till', 'Web']);
      expect(await below(cast.web, app.id)).toEqual(['Shop', 'Site', 'Till']);
      expect(await below()).toEqual([]);
      await tx.things.archive(await tx.things.get(cast.site), tx.now);
      expect(await below(cast.root)).toEqual(['App', 'Shop', 'Web']);
      const [shop] = (await tx.things.listBelow([cast.root])).filter(({ name }) => name === 'Shop');
      expect(shop).toEqual(await tx.things.get(shop?.id ?? cast.root));
    });
  });

  it('are found by name and by the ids of the product where they are, in the order in which they came', async () => {
    await doing(async (tx) => {
      const [second, first] = [await make(tx, 'B', { externalId: 'x' }), await make(tx, 'A', { externalId: 'y' })];
      await make(tx, 'A', { workspace: other.workspace, inside: other.root, externalId: 'y' });
      expect(await tx.things.findByNames(cast.workspace, ['a', 'B', 'A'])).toEqual([second, first]);
      expect(await tx.things.listByExternalIds(cast.workspace, ['y', 'x'])).toEqual([second, first]);
      expect(await tx.things.findByNames(cast.workspace, ['minikai'])).toEqual([]);
      const renamed = await tx.things.rename(first, 'Ä');
      expect(renamed).toEqual({ ...first, name: 'Ä' });
      expect(await tx.things.findByNames(cast.workspace, ['ä', 'a'])).toEqual([renamed]);
      expect(await wanted(tx, { search: 'ä' })).toEqual(['Ä']);
    });
  });

  it('lose a flag, and get none twice', async () => {
    await doing(async (tx) => {
      expect(await tx.things.setFlag(cast.site, 'closed', true)).toBe(false);
      expect(await tx.things.setFlag(cast.site, 'asks', true)).toBe(true);
      expect((await tx.things.get(cast.site)).flags).toEqual(['asks', 'closed']);
      expect(await tx.things.setFlag(cast.site, 'closed', false)).toBe(true);
      expect(await tx.things.setFlag(cast.site, 'closed', false)).toBe(false);
      expect((await tx.things.get(cast.site)).flags).toEqual(['asks']);
    });
  });

  it('carry tags in their order, each thing its own, and record several people', async () => {
    await doing(async (tx) => {
      const labels = [await make(tx, 'One', { type: 'label' }), await make(tx, 'Two', { type: 'label' })];
      const [one, two] = labels.map(({ id }) => id) as [Cast['web'], Cast['web']];
      for (const [thing, tag] of [
        [cast.web, two],
        [cast.site, two],
        [cast.site, one],
      ] as const)
        await tx.things.setTag(thing, tag, true);
      expect(await tx.things.listTags([cast.site, cast.root])).toEqual(new Map([[cast.site, [one, two]]]));
      expect(await tx.things.listTagged(two)).toEqual([cast.web, cast.site].sort());
      expect(await tx.things.listTagged(one)).toEqual([cast.site]);

      await tx.things.setRecorded(cast.web, 'owner', null, cast.ana);
      await tx.things.setRecorded(cast.site, 'owner', null, cast.ana);
      await tx.things.setRecorded(cast.site, 'lead', null, cast.ana);
      await tx.things.setRecorded(cast.site, 'lead', null, cast.ben);
      const lead = { thing: cast.site, as: 'lead', subject: cast.ana };
      expect(await tx.things.listRecordedOf(cast.ana)).toEqual([
        ...(cast.web < cast.site ? [{ ...lead, thing: cast.web, as: 'owner' }] : []),
        lead,
        { ...lead, as: 'owner' },
        ...(cast.web < cast.site ? [] : [{ ...lead, thing: cast.web, as: 'owner' }]),
      ]);
      await tx.things.setRecorded(cast.site, 'lead', cast.ana, null);
      const left = (await tx.things.listRecorded([cast.site])).map(({ as, subject }) => `${as} ${subject}`);
      expect(left.sort()).toEqual([`lead ${cast.ben}`, `owner ${cast.ana}`]);
    });
  });
});
