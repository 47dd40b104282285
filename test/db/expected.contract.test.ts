/** Invitations and tasks on both engines: who is expected and what is to be done by hand, as lists and one by one. */
import type { Tx } from '../../src/db/index.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import type { Task } from '../../src/domain/task.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { everything } from './pages.ts';
import { addProduct, anInvitation, aTask, at, type Cast, seed, start } from './seed.ts';

const day = (nth: number) => at(`2026-12-0${nth}T09:00:00.000Z`);

describe.each(engines)('what is expected on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let elsewhere: Pick<Cast, 'workspace'>;
  beforeEach(async () => {
    test = await openTestDatabase(engine, { clock: makeClock(Date.parse(start)) });
    cast = await seed(test.db);
    const { workspace } = await doing((tx) => addProduct(tx, 'miruni', cast.model));
    elsewhere = { workspace };
  });
  afterEach(() => test.drop());

  const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);

  describe('invitations', () => {
    async function invite(tx: Tx, more: Partial<Invitation> = {}): Promise<Invitation> {
      const invitation = anInvitation(cast, more);
      await tx.invitations.insert(invitation);
      return invitation;
    }
    const [ana, cleo] = [() => ({ subject: cast.ana }), () => ({ subject: cast.cleo })];

    it('that wait come oldest first, those of one product, and are counted', async () => {
      await doing(async (tx) => {
        const here = [await invite(tx), await invite(tx, ana()), await invite(tx, cleo())];
        const there = await invite(tx, elsewhere);
        const waiting = ({ workspace }: Pick<Cast, 'workspace'>) =>
          everything((page) => tx.invitations.listPending(workspace, page), 2);
        expect([await waiting(cast), await waiting(elsewhere)]).toEqual([here, [there]]);
        expect(await tx.invitations.countPending(cast.workspace)).toBe(3);
        expect(await tx.invitations.countPending(elsewhere.workspace)).toBe(1);
        expect(await tx.invitations.get(there.id)).toEqual(there);
        expect(await tx.invitations.findPending(elsewhere.workspace, cast.ben)).toEqual(there);
        expect(await tx.invitations.findPending(elsewhere.workspace, cast.ana)).toBeUndefined();
      });
    });

    it('of somebody are found in every product; those that are over come in the whole list, newest first', async () => {
      await doing(async (tx) => {
        const first = await invite(tx);
        const cancelled: Invitation = { ...first, state: 'cancelled', endedAt: start };
        await tx.invitations.replace(first, cancelled);
        await invite(tx, ana());
        const [second, third] = [await invite(tx), await invite(tx, elsewhere)];
        expect(await tx.invitations.listPendingOf(cast.ben)).toEqual([second, third]);
        const all = await everything((page) => tx.invitations.listOf(cast.ben, page), 2);
        expect(all).toEqual([third, second, cancelled]);
      });
    });

    it('that have run out come to the sweep by their time', async () => {
      await doing(async (tx) => {
        const late = await invite(tx, { expiresAt: day(5) });
        const [early, again] = [
          await invite(tx, { ...ana(), expiresAt: day(3) }),
          await invite(tx, { ...cleo(), expiresAt: day(3) }),
        ];
        await invite(tx, { ...elsewhere, expiresAt: day(1) });
        expect(await tx.invitations.listExpired(cast.workspace, day(5))).toEqual([early, again, late]);
        expect(await tx.invitations.listExpired(cast.workspace, day(4))).toEqual([early, again]);
        await tx.invitations.replace(early, { ...early, state: 'expired', endedAt: day(4) });
        expect(await tx.invitations.listExpired(cast.workspace, day(4))).toEqual([again]);
      });
    });
  });

  describe('tasks', () => {
    const open = async (tx: Tx, key: string, more: Partial<Task> = {}) =>
      (await tx.tasks.open(aTask(cast, { key, ...more }))).task;
    async function finish(tx: Tx, task: Task, state: 'done' | 'dropped', endedAt = start): Promise<Task> {
      const after = { ...task, state, endedAt };
      await tx.tasks.replace(task, after);
      return after;
    }

    it('that are open come oldest first, those of one product, and are counted', async () => {
      await doing(async (tx) => {
        const here = [await open(tx, 'a'), await open(tx, 'b'), await open(tx, 'c')];
        const there = await open(tx, 'a', elsewhere);
        await finish(tx, await open(tx, 'd'), 'dropped');
        const waiting = ({ workspace }: Pick<Cast, 'workspace'>) =>
          everything((page) => tx.tasks.listOpen(workspace, page), 2);
        expect([await waiting(cast), await waiting(elsewhere)]).toEqual([here, [there]]);
        expect(await tx.tasks.countOpen(cast.workspace)).toBe(3);
        expect(await tx.tasks.countOpen(elsewhere.workspace)).toBe(1);
        expect(await tx.tasks.get(there.id)).toEqual(there);
        expect(await tx.tasks.findOpen(elsewhere.workspace, 'a')).toEqual(there);
        expect(await tx.tasks.findOpen(elsewhere.workspace, 'b')).toBeUndefined();
      });
    });

    it('about somebody are found in every product: the open ones, and by their end those that were done', async () => {
      await doing(async (tx) => {
        const [first, second] = [await open(tx, 'a'), await open(tx, 'b')];
        const third = await open(tx, 'c', elsewhere);
        await open(tx, 'd', { subject: cast.cleo });
        await finish(tx, await open(tx, 'e'), 'dropped');
        expect(await tx.tasks.listOpenOf(cast.ben)).toEqual([first, second, third]);
        const later = await finish(tx, first, 'done', day(2));
        const sooner = await finish(tx, third, 'done', day(1));
        expect(await tx.tasks.listDoneOf([cast.ben, cast.ana])).toEqual([sooner, later]);
        expect(await tx.tasks.listDoneOf([cast.cleo])).toEqual([]);
        expect(await tx.tasks.listOpenOf(cast.ben)).toEqual([second]);
      });
    });

    it('are opened many at a time; of whose key one is open, that one stays', async () => {
      await doing(async (tx) => {
        const [present, ended] = [await open(tx, 'need 7'), await open(tx, 'need 8')];
        await finish(tx, ended, 'done');
        const all = Array.from({ length: 600 }, (_, nth) => aTask(cast, { key: `need ${nth}` }));
        expect(await tx.tasks.openAll(all)).toEqual(all.filter(({ key }) => key !== 'need 7'));
        expect(await tx.tasks.countOpen(cast.workspace)).toBe(600);
        expect(await tx.tasks.findOpen(cast.workspace, 'need 7')).toEqual(present);
        expect(await tx.tasks.openAll(all)).toEqual([]);
        expect(await tx.tasks.openAll([])).toEqual([]);
      });
    });

    it('are opened under an id of their own', async () => {
      const twice = doing(async (tx) => tx.tasks.open({ ...(await open(tx, 'a')), key: 'b' }));
      await expect(twice).rejects.toMatchObject({
        message: 'This task was changed in the meantime, so nothing was done.',
        detail: { code: 'stale' },
      });
    });
  });
});
