/** Who holds what, on both engines, as lists and numbers: at one instant, of some roles, by name, and all that was ever held. */
import type { Tx } from '../../src/db/index.ts';
import type { HoldersWanted } from '../../src/db/subjects.ts';
import type { Grant } from '../../src/domain/grant.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { everything } from './pages.ts';
import { addProduct, aGrant, aPerson, aSubject, at, type Cast, seed, start } from './seed.ts';

const hour = (hours: number) => at(new Date(Date.parse(start) + hours * 3_600_000).toISOString());

describe.each(engines)('holders on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  beforeEach(async () => {
    test = await openTestDatabase(engine, { clock: makeClock(Date.parse(start)) });
    cast = await seed(test.db);
  });
  afterEach(() => test.drop());

  const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);
  async function open(tx: Tx, more: Partial<Grant> = {}): Promise<Grant> {
    const grant = aGrant(cast, more);
    await tx.grants.open(grant);
    return grant;
  }
  const ending = { endedAt: hour(1), endedBy: null, endedBecause: 'over' };

  it('of these roles on one thing are each named once, so many at most', async () => {
    await doing(async (tx) => {
      for (const subject of [cast.cleo, cast.ana, cast.ben]) await open(tx, { subject, endsAt: hour(2) });
      await open(tx, { role: 'owner', startsAt: hour(1) });
      await open(tx, { thing: cast.web, role: 'lead' });
      const holders = (roles: string[], now = start, limit = 9) => tx.grants.listHolders(cast.root, roles, now, limit);
      const all = [cast.ana, cast.ben, cast.cleo].sort();
      expect(await holders(['admin', 'owner'])).toEqual(all);
      expect(await holders(['admin', 'owner'], hour(1))).toEqual(all);
      expect(await holders(['admin'], start, 2)).toEqual(all.slice(0, 2));
      expect([await holders(['owner']), await holders(['owner'], hour(3))]).toEqual([[], [cast.ana]]);
      const count = (roles: string[] | null, now = start) => tx.grants.countHolders([cast.root, cast.web], roles, now);
      expect([await count(null), await count(['lead', 'owner']), await count(null, hour(2))]).toEqual([3, 1, 1]);
    });
  });

  /** Few are sorted by name, many are met going along the names: the answers are the same. */
  it.each([1, 1_000_000])(
    'by name are active people with something on one of these things, of about %i',
    async (total) => {
      await doing(async (tx) => {
        for (const name of ['bert', 'Anna']) {
          const subject = aSubject(cast.tenant);
          await tx.subjects.insert(subject, aPerson(subject.id, name));
          await open(tx, { subject: subject.id, role: 'member' });
        }
        await open(tx, { subject: cast.cleo, thing: cast.web });
        await open(tx, { subject: cast.ana, endsAt: hour(2) });
        await open(tx, { subject: cast.ana, thing: cast.web });
        await open(tx, { subject: cast.ben, thing: cast.site });
        const found = async (wanted: Partial<HoldersWanted>, now = start) => {
          const all = { things: [cast.root, cast.web], roles: null, from: 0, limit: 9, total };
          const people = await tx.subjects.listHolders({ ...all, ...wanted }, now);
          const names = new Map((await tx.subjects.listPeople(people)).map(({ subject, name }) => [subject, name]));
          return people.map((one) => names.get(one));
        };
        expect(await found({})).toEqual(['Ana', 'Anna', 'bert', 'Cleo']);
        expect(await found({ from: 1, limit: 2 })).toEqual(['Anna', 'bert']);
        expect(await found({ roles: ['admin'] })).toEqual(['Ana', 'Cleo']);
        expect(await found({ things: [cast.root], roles: ['admin'] })).toEqual(['Ana']);
        expect(await found({ things: [cast.root], roles: ['admin'] }, hour(2))).toEqual([]);
        const cleo = await tx.subjects.get(cast.cleo);
        await tx.subjects.replace(cleo, { ...cleo, state: 'deactivated' });
        expect(await found({ roles: ['admin'] })).toEqual(['Ana']);
      });
    },
  );

  it('have a history, newest first, and what is open of a product can be gone through', async () => {
    await doing(async (tx) => {
      const first = await open(tx);
      const [second, third] = [await open(tx, { role: 'owner' }), await open(tx, { thing: cast.web })];
      const bens = await open(tx, { subject: cast.ben });
      const { workspace, root } = await addProduct(tx, 'miruni', cast.model);
      const elsewhere = await open(tx, { workspace, thing: root });
      const over = await tx.grants.end(second, ending);
      expect(over).toEqual({ ...second, ...ending });
      const history = await everything((page) => tx.grants.listHistoryOf(cast.ana, page), 2);
      expect(history).toEqual([elsewhere, third, over, first]);
      expect(await everything((page) => tx.grants.listPage(cast.workspace, page), 2)).toEqual([first, third, bens]);
      expect(await tx.grants.listOpenOf(cast.ana)).toEqual([first, third, elsewhere]);
      expect(await tx.grants.listOpenOn([cast.root, cast.web])).toEqual([first, third, bens]);
      expect((await tx.grants.listByIds([bens.id, over.id])).map(({ id }) => id).sort()).toEqual([over.id, bens.id]);
      expect(await tx.grants.listHeldThings(cast.workspace, cast.ana, start)).toEqual([cast.root, cast.web].sort());
      expect(await tx.grants.listInForce(workspace, [cast.ana, cast.ben], start)).toEqual([elsewhere]);
    });
  });

  it('are found by what is open, from one source or any', async () => {
    await doing(async (tx) => {
      const direct = await open(tx);
      const asked = await open(tx, { source: 'request', sourceRef: 'req_1' });
      const find = (source?: Grant['source'], role = 'admin', thing = cast.root, subject = cast.ana) =>
        tx.grants.findOpen(subject, role, thing, source);
      expect([await find(), await find('request'), await find('baseline')]).toEqual([direct, asked, undefined]);
      const not = [await find('direct', 'owner'), await find('direct', 'admin', cast.web)];
      expect([...not, await find('direct', 'admin', cast.root, cast.ben)]).toEqual([undefined, undefined, undefined]);
      await tx.grants.end(direct, ending);
      expect([await find(), await find('direct')]).toEqual([asked, undefined]);
    });
  });

  it('turn next where an open grant begins or ends', async () => {
    await doing(async (tx) => {
      expect(await tx.grants.findNextTurn(start)).toBeNull();
      const first = await open(tx, { startsAt: hour(1), endsAt: hour(5) });
      await open(tx, { role: 'owner', endsAt: hour(3) });
      // Whether an end or a beginning is next, it is the earlier one.
      const later = await open(tx, { role: 'guest', startsAt: hour(4), endsAt: hour(6) });
      expect(await tx.grants.findNextTurn(hour(2))).toBe(hour(3));
      await tx.grants.end(later, ending);
      const turns = [];
      for (const now of [0, 1, 3, 5]) turns.push(await tx.grants.findNextTurn(hour(now)));
      expect(turns).toEqual([hour(1), hour(3), hour(5), null]);
      await tx.grants.end(first, ending);
      expect(await tx.grants.findNextTurn(start)).toBe(hour(3));
    });
  });

  it('that are expected are whom Slack does not know yet, who came first before others', async () => {
    await doing(async (tx) => {
      const expected = async (hours: number) => {
        const subject = aSubject(cast.tenant, { state: 'invited', createdAt: hour(hours) });
        await tx.subjects.insert(subject, aPerson(subject.id, 'Dora', { email: 'Dora@example.com' }));
        return subject;
      };
      const later = await expected(2);
      const sooner = await expected(1);
      expect(await tx.subjects.findExpected('dora@EXAMPLE.com')).toEqual(sooner);
      expect(await tx.subjects.findByEmail('dora@example.com')).toEqual(sooner);
      await tx.subjects.replace(sooner, { ...sooner, slackUserId: 'UD' });
      expect(await tx.subjects.findExpected('dora@example.com')).toEqual(later);
      expect(await tx.subjects.findExpected('ana@example.com')).toBeUndefined();
      expect(await tx.subjects.find(later.id)).toEqual(later);
      await tx.subjects.erasePerson(later.id);
      expect(await tx.subjects.findExpected('dora@example.com')).toBeUndefined();
      expect(await tx.subjects.find(later.id)).toEqual(later);
      expect(await tx.subjects.countByState()).toEqual({ active: 3, invited: 2 });
    });
  });

  it('are written over with what is known of them now, and found by it', async () => {
    await doing(async (tx) => {
      const known = aPerson(cast.ana, 'Änne', { email: 'Anne@example.org', emailConfirmed: false, timeZone: 'UTC' });
      await tx.subjects.setPerson(known);
      expect(await tx.subjects.listPeople([cast.ana])).toEqual([known]);
      expect(await tx.subjects.findByEmail('ANNE@example.org')).toMatchObject({ id: cast.ana });
      expect(await tx.subjects.findByEmail('ana@example.com')).toBeUndefined();
      const { rows } = await tx.subjects.listNamed({ limit: 9 }, {});
      expect(rows.at(-1)).toEqual({ subject: await tx.subjects.get(cast.ana), person: known });
      await tx.subjects.erasePerson(cast.ana);
      const nameless = { ...known, email: null };
      await tx.subjects.setPerson(nameless);
      expect(await tx.subjects.listPeople([cast.ana])).toEqual([nameless]);
      expect((await tx.subjects.listNamed({ limit: 9 }, { states: ['invited'] })).rows).toEqual([]);
    });
  });
});
