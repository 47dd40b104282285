/** Lists of requests on both engines: what each holds and leaves out, and in which order. */
import type { Tx } from '../../src/db/index.ts';
import type { Request } from '../../src/domain/request.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { everything } from './pages.ts';
import { addProduct, aGrant, aRequest, at, type Cast, seed, start } from './seed.ts';

describe.each(engines)('requests on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let other: Pick<Cast, 'workspace' | 'root'>;
  beforeEach(async () => {
    test = await openTestDatabase(engine, { clock: makeClock(Date.parse(start)) });
    cast = await seed(test.db);
    other = await doing((tx) => addProduct(tx, 'miruni', cast.model));
    // Another tenant has one of everything, and is never shown.
    const theirs = await seed(test.db, 'T2');
    await test.db.transact(theirs, (tx) => tx.requests.insert(aRequest(theirs)));
  });
  afterEach(() => test.drop());

  const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);
  const elsewhere = () => ({ workspace: other.workspace, thing: other.root });
  const ask = (tx: Tx, more: Partial<Request> = {}) => tx.requests.insert(aRequest(cast, more));
  async function decide(tx: Tx, request: Request, more: Partial<Request>): Promise<Request> {
    const after = { ...request, revision: request.revision + 1, decidedAt: start, ...more };
    await tx.requests.replace(request, after);
    return after;
  }

  it('that wait come oldest first, those of one product', async () => {
    await doing(async (tx) => {
      const first = await ask(tx);
      const denied = await decide(tx, await ask(tx, { role: 'owner' }), { state: 'denied' });
      const there = await ask(tx, elsewhere());
      const rest = [await ask(tx, { thing: cast.web }), await ask(tx, { thing: cast.site })];
      const waiting = (workspace: Cast['workspace']) =>
        everything((page) => tx.requests.listPending(workspace, page), 2);
      expect(await waiting(cast.workspace)).toEqual([first, ...rest]);
      expect(await tx.requests.countPending(cast.workspace)).toBe(3);
      expect(await waiting(other.workspace)).toEqual([there]);
      expect(await tx.requests.countPending(other.workspace)).toBe(1);
      expect(await tx.requests.listByIds([denied.id, first.id])).toHaveLength(2);
      expect(await tx.requests.findByNumber(first.number)).toEqual(first);
      expect(await tx.requests.findByNumber(999)).toBeUndefined();
    });
  });

  it('of somebody are those that they typed, proposed or are to get something from, in every product', async () => {
    await doing(async (tx) => {
      const typed = await ask(tx, { requester: cast.ana, target: cast.ben });
      const proposed = await ask(tx, { role: 'owner', proposer: cast.ana });
      const got = await ask(tx, { ...elsewhere(), requester: cast.cleo, target: cast.ana });
      await ask(tx, { thing: cast.web, requester: cast.cleo, target: cast.cleo });
      const cancelled = await decide(tx, typed, { state: 'cancelled' });
      expect(await everything((page) => tx.requests.listOf(cast.ana, page), 2)).toEqual([got, proposed, cancelled]);
      expect(await tx.requests.listPendingOf(cast.ana)).toEqual([proposed, got]);
      expect(await tx.requests.listPendingOf(cast.cleo)).toHaveLength(2);
    });
  });

  it('for somebody are those of which they are to get something, newest first, whatever became of them', async () => {
    await doing(async (tx) => {
      const first = await ask(tx);
      const denied = await decide(tx, first, { state: 'denied' });
      const hers = await ask(tx, { requester: cast.ben, target: cast.cleo });
      const [again, there] = [await ask(tx), await ask(tx, elsewhere())];
      const [bens, cleos, anas] = await Promise.all(
        [cast.ben, cast.cleo, cast.ana].map((target) => tx.requests.listFor(target)),
      );
      expect([bens, cleos, anas]).toEqual([[there, again, denied], [hers], []]);
    });
  });

  it('of one state come newest first, those of one product', async () => {
    await doing(async (tx) => {
      const denied: Request[] = [];
      for (const thing of [cast.root, cast.web, cast.site])
        denied.push(await decide(tx, await ask(tx, { thing }), { state: 'denied' }));
      await decide(tx, await ask(tx, elsewhere()), { state: 'denied' });
      await ask(tx);
      const ofState = (state: Request['state']) =>
        everything((page) => tx.requests.listByState(cast.workspace, state, page), 2);
      expect(await ofState('denied')).toEqual([...denied].reverse());
      expect(await ofState('pending')).toHaveLength(1);
      expect(await ofState('expired')).toEqual([]);
    });
  });

  it('that came to the same grant come oldest first', async () => {
    await doing(async (tx) => {
      const [grant, another] = [aGrant(cast), aGrant(cast, { thing: cast.web })];
      for (const one of [grant, another]) await tx.grants.open(one);
      const [opened, between, lengthened] = [
        await ask(tx),
        await ask(tx, { role: 'owner' }),
        await ask(tx, { thing: cast.web }),
      ];
      const approved = (request: Request, by: { id: Request['grant'] }) =>
        decide(tx, request, { state: 'approved', grant: by.id });
      const last = await approved(lengthened, grant);
      await approved(between, another);
      const first = await approved(opened, grant);
      expect(await tx.requests.listByGrant(grant.id)).toEqual([first, last]);
    });
  });

  it('that were decided earlier for the same person and role come newest first', async () => {
    await doing(async (tx) => {
      const ended = async (state: Request['state'], more: Partial<Request> = {}) =>
        decide(tx, await ask(tx, more), { state });
      const earlier = [await ended('denied'), await ended('expired', { thing: cast.web }), await ended('denied')];
      await ended('denied', { role: 'owner' });
      await ended('denied', { target: cast.cleo });
      await ended('denied', elsewhere());
      await ask(tx, { thing: cast.site });
      const asked = await ask(tx);
      await ended('denied', { thing: cast.web });
      const found = await everything((page) => tx.requests.listEarlier(asked, page), 2);
      expect(found).toEqual([...earlier].reverse());
    });
  });

  it('come to the sweep by their time, whatever the order in which they were asked', async () => {
    await doing(async (tx) => {
      const day = (nth: number) => at(`2026-11-${nth}T09:00:00.000Z`);
      const until = (thing: Cast['web'], nth: number) =>
        ask(tx, { thing, remindAt: day(nth - 2), expiresAt: day(nth) });
      const [last, first] = [await until(cast.root, 28), await until(cast.web, 26)];
      const again = await until(cast.site, 26);
      await ask(tx, { ...elsewhere(), remindAt: day(23), expiresAt: day(25) });
      expect(await tx.requests.listExpired(cast.workspace, day(29))).toEqual([first, again, last]);
      expect(await tx.requests.listExpired(cast.workspace, day(27))).toEqual([first, again]);
      expect(await tx.requests.listToRemind(cast.workspace, day(24))).toEqual([first, again]);
      expect(await tx.requests.listToRemind(cast.workspace, day(26))).toEqual([last]);
    });
  });
});
