/** Requests, votes and invitations on both engines: numbers, one pending at a time, and decisions that count once. */
import type { Tx } from '../../src/db/index.ts';
import type { SubjectId } from '../../src/domain/ids.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import type { Request, Vote } from '../../src/domain/request.ts';
import { makeClock, type TestClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';
import { aGrant, anInvitation, aPerson, aRequest, aSubject, at, type Cast, seed, start } from './seed.ts';

describe.each(engines)('requests on %s', (engine) => {
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
  const ask = (more: Partial<Request> = {}) => doing((tx) => tx.requests.insert(aRequest(cast, more)));
  const decide = (request: Request, state: Request['state']) =>
    doing(async (tx) => {
      const after = { ...request, state, revision: request.revision + 1, decidedAt: start };
      await tx.requests.replace(request, after);
      return after;
    });
  const vote = { stage: 0, verdict: 'approve', comment: null, at: start } as const;
  const stale = { kind: 'conflict', detail: { code: 'stale' } };
  const pending = { kind: 'conflict', detail: { code: 'already_pending' } };

  it('are numbered per tenant from 1001, and a number that was not used comes again', async () => {
    const first = await ask();
    expect(first.number).toBe(1001);
    await expect(ask()).rejects.toMatchObject(pending);
    expect((await ask({ role: 'owner' })).number).toBe(1002);
    const theirs = await seed(test.db, 'T2');
    expect((await test.db.transact(theirs, (tx) => tx.requests.insert(aRequest(theirs)))).number).toBe(1001);
    await doing(async (tx) => {
      expect(await tx.requests.getByNumber(1001)).toEqual(first);
      expect(await tx.requests.get(first.id)).toEqual(first);
      await expect(tx.requests.getByNumber(4)).rejects.toMatchObject({ kind: 'not_found' });
    });
  });

  it('get no number where nobody counts', async () => {
    await poke(test.url, (k) => k('counters').where({ tenant: cast.tenant }).del());
    const message = 'This tenant was changed in the meantime, so nothing was done.';
    await expect(ask()).rejects.toMatchObject({ ...stale, message });
  });

  it('wait once for each person, role and thing; asking which role is right counts as one', async () => {
    const first = await ask();
    await ask({ role: null });
    await expect(ask({ role: null })).rejects.toMatchObject(pending);
    await ask({ thing: cast.web });
    await ask({ target: cast.cleo });
    await decide(first, 'denied');
    await ask();
    await doing(async (tx) => {
      expect(await tx.requests.findPending(cast.ben, null, cast.root)).toMatchObject({ role: null });
      expect(await tx.requests.countPending(cast.workspace)).toBe(4);
      expect(await tx.requests.listPendingOf(cast.ben)).toHaveLength(4);
      expect(await tx.requests.listPendingOf(cast.cleo)).toHaveLength(1);
      const earlier = await tx.requests.listEarlier(await tx.requests.getByNumber(1005), { limit: 5 });
      expect(earlier.rows.map(({ state }) => state)).toEqual(['denied']);
    });
  });

  it('are decided once: a second decision on the same reading is refused', async () => {
    const read = await ask();
    await decide(read, 'approved');
    await expect(decide(read, 'denied')).rejects.toMatchObject(stale);
    await doing(async (tx) => expect((await tx.requests.get(read.id)).state).toBe('approved'));
  });

  it('must carry the next revision when they change', async () => {
    const read = await ask();
    await expect(doing((tx) => tx.requests.replace(read, { ...read, reason: 'x' }))).rejects.toThrow('revision, 1');
  });

  it('are never half decided', async () => {
    const check = /CHECK|check constraint/;
    await expect(ask({ decidedAt: start })).rejects.toThrow(check);
    await expect(ask({ state: 'lost' as never })).rejects.toThrow(check);
    const grant = aGrant(cast);
    await doing((tx) => tx.grants.open(grant));
    const decided = { decidedAt: start, grant: grant.id };
    await expect(ask({ ...decided, state: 'denied' })).rejects.toThrow(check);
    await expect(ask({ ...decided, state: 'approved', role: null })).rejects.toThrow(check);
  });

  it('are found by the sweep when they expire or a reminder is due', async () => {
    const { number } = await ask();
    await doing(async (tx) => {
      const numbers = (found: Request[]) => found.map((request) => request.number);
      expect(numbers(await tx.requests.listToRemind(cast.workspace, at('2026-11-23T09:00:00.000Z')))).toEqual([number]);
      expect(await tx.requests.listToRemind(cast.workspace, start)).toEqual([]);
      expect(numbers(await tx.requests.listExpired(cast.workspace, at('2026-11-29T09:00:00.000Z')))).toEqual([number]);
      expect(await tx.requests.listToRemind(cast.workspace, at('2026-11-29T09:00:00.000Z'))).toEqual([]);
    });
  });

  it('tell the sweep in which workspaces they are due, and for what', async () => {
    await ask();
    await doing((tx) => tx.invitations.insert(anInvitation(cast, { gives: [] })));
    const due = async (days: number) => {
      clock.passes({ hours: days * 24 });
      return (await test.db.across.listDue()).map(({ workspace, kind }) => [workspace === cast.workspace, kind]);
    };
    expect(await test.db.across.findNextDue()).toMatchObject({ kind: 'reminder', request: 1001 });
    expect(await due(0.9)).toEqual([]);
    expect(await due(0.1)).toEqual([[true, 'reminder']]);
    expect(await test.db.across.findNextDue()).toMatchObject({ kind: 'expired', request: 1001 });
    expect(await due(6)).toEqual([[true, 'expired']]);
    expect(await test.db.across.findNextDue()).toEqual({ at: '2026-12-06T09:00:00.000Z', kind: 'invitation' });
    expect(await due(7)).toEqual([
      [true, 'expired'],
      [true, 'invitation'],
    ]);
  });

  it('are due no more once they are decided, nor are invitations', async () => {
    await decide(await ask(), 'denied');
    const invitation = anInvitation(cast);
    await doing(async (tx) => {
      await tx.invitations.insert(invitation);
      await tx.invitations.replace(invitation, { ...invitation, state: 'accepted', endedAt: start });
    });
    expect(await test.db.across.findNextDue()).toBeUndefined();
    for (const days of [2, 6, 30]) {
      clock.passes({ days });
      expect(await test.db.across.listDue()).toEqual([]);
    }
  });

  it('that somebody proposed are found by them too, and are never proposed by the one they are about', async () => {
    const request = await ask({ requester: cast.ben, target: cast.ben, proposer: cast.ana });
    expect(await doing((tx) => tx.requests.listPendingOf(cast.ana))).toEqual([request]);
    await doing((tx) => tx.requests.addVote(request, { ...vote, request: request.id, by: cast.ana }));
    await expect(ask({ proposer: cast.ben, thing: cast.root, role: 'owner' })).rejects.toThrow(
      /CHECK|check constraint/,
    );
  });

  describe('votes', () => {
    const by = (voter: SubjectId, request: Request, stage = 0): Vote => ({
      request: request.id,
      stage,
      by: voter,
      verdict: 'approve',
      comment: null,
      at: start,
    });

    it('count once for each person, whatever the stage', async () => {
      const request = await ask();
      await doing((tx) => tx.requests.addVote(request, by(cast.ana, request)));
      await expect(doing((tx) => tx.requests.addVote(request, by(cast.ana, request)))).rejects.toMatchObject({
        detail: { code: 'already_voted' },
      });
      await expect(doing((tx) => tx.requests.addVote(request, by(cast.ana, request, 1)))).rejects.toMatchObject({
        detail: { code: 'already_voted' },
      });
      await doing((tx) => tx.requests.addVote(request, by(cast.cleo, request, 1)));
      const votes = await doing((tx) => tx.requests.listVotes([request.id]));
      expect(votes).toEqual([by(cast.ana, request), by(cast.cleo, request, 1)]);
    });

    it('come in the order of stages, and within one in the order in which they were given', async () => {
      const request = await ask();
      const later = { ...by(cast.ana, request), at: at('2026-11-22T10:00:00.000Z') };
      await doing(async (tx) => {
        await tx.requests.addVote(request, later);
        await tx.requests.addVote(request, by(cast.cleo, request, 0));
        const dora = aSubject(cast.tenant);
        await tx.subjects.insert(dora, aPerson(dora.id, 'Dora'));
        await tx.requests.addVote(request, by(dora.id, request, 1));
        const votes = await tx.requests.listVotes([request.id]);
        expect(votes.map(({ by: voter }) => voter)).toEqual([cast.cleo, cast.ana, dora.id]);
      });
    });

    it('are never by who asked or who is concerned, whatever the code above believes', async () => {
      const request = await ask({ requester: cast.ben, target: cast.cleo });
      const check = /CHECK|check constraint/;
      await expect(doing((tx) => tx.requests.addVote(request, by(cast.ben, request)))).rejects.toThrow(check);
      await expect(doing((tx) => tx.requests.addVote(request, by(cast.cleo, request)))).rejects.toThrow(check);
      const lie = { ...request, requester: cast.ana, target: cast.ana };
      await expect(doing((tx) => tx.requests.addVote(lie, by(cast.ben, request)))).rejects.toThrow(/foreign key/i);
    });
  });

  describe('invitations', () => {
    const invite = async (): Promise<Invitation> => {
      const invitation = anInvitation(cast);
      await doing((tx) => tx.invitations.insert(invitation));
      return invitation;
    };

    it('wait once for each person, and are answered once', async () => {
      const read = await invite();
      await expect(invite()).rejects.toMatchObject({ detail: { code: 'already_invited' } });
      const wider = { ...read, gives: [...read.gives, { role: 'member', thing: cast.web, span: {} }] };
      await doing((tx) => tx.invitations.replace(read, wider));
      const accepted = { ...read, state: 'accepted' as const, endedAt: start };
      await expect(doing((tx) => tx.invitations.replace(read, accepted))).rejects.toMatchObject(stale);
      await doing(async (tx) => {
        expect(await tx.invitations.findPending(cast.workspace, cast.ben)).toEqual(wider);
        expect(await tx.invitations.listExpired(cast.workspace, start)).toEqual([]);
        expect(await tx.invitations.listExpired(cast.workspace, wider.expiresAt)).toEqual([wider]);
        await tx.invitations.replace(wider, { ...wider, state: 'accepted', endedAt: start });
        expect(await tx.invitations.countPending(cast.workspace)).toBe(0);
      });
      await invite();
    });
  });
});
