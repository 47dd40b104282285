/** A request goes from pending to exactly one end, by legal steps only, whatever is tried in whatever order. */
import fc from 'fast-check';
import type { SubjectId } from '../../src/domain/ids.ts';
import { type Instant, instantOf } from '../../src/domain/instant.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import {
  answered,
  approveByRule,
  cancel,
  expire,
  isWaiting,
  lessen,
  type Request,
  type Vote,
  vote,
} from '../../src/domain/request.ts';

const start = Date.parse('2026-11-02T09:00:00.000Z');
const at = (hours: number): Instant => instantOf(start + hours * 3_600_000);
const ana = 'sub_ana' as SubjectId;
const ben = 'sub_ben' as SubjectId;
const cleo = 'sub_cleo' as SubjectId;

const pending = (change: Partial<Request> = {}): Request =>
  ({
    id: 'req_1',
    number: 12,
    requester: ana,
    target: ana,
    role: 'admin',
    span: { length: { count: 4, unit: 'hour' } },
    state: 'pending',
    stage: 0,
    revision: 0,
    createdAt: at(0),
    expiresAt: at(72),
    remindAt: at(1),
    reminders: 2,
    decidedAt: null,
    grant: null,
    ...change,
  }) as Request;

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.detail.code : String(error);
  }
};

const approve = { by: ben, verdict: 'approve', comment: null } as const;
const deny = { by: ben, verdict: 'deny', comment: 'no' } as const;

describe('a request', () => {
  it('is approved by the last voice it needs', () => {
    const { request, vote: cast } = vote(pending(), [], approve, [1], at(1));
    expect(request).toMatchObject({ state: 'approved', decidedAt: at(1), remindAt: null, revision: 1 });
    expect(cast).toEqual({ request: 'req_1', stage: 0, by: ben, verdict: 'approve', comment: null, at: at(1) });
  });

  it('waits for its quorum, and nobody counts twice', () => {
    const once = vote(pending(), [], approve, [2], at(1));
    expect(once.request).toMatchObject({ state: 'pending', stage: 0, revision: 1 });
    expect(codeOf(() => vote(once.request, [once.vote], approve, [2], at(2)))).toBe('voted_already');
    expect(vote(once.request, [once.vote], { ...approve, by: cleo }, [2], at(2)).request.state).toBe('approved');
  });

  it('goes stage by stage, each decided by somebody else, and reminders begin anew', () => {
    const first = vote(pending(), [], approve, [1, 1], at(1));
    expect(first.request).toMatchObject({ state: 'pending', stage: 1, reminders: 0 });
    expect(codeOf(() => vote(first.request, [first.vote], approve, [1, 1], at(2)))).toBe('voted_already');
    expect(vote(first.request, [first.vote], { ...approve, by: cleo }, [1, 1], at(2)).request.state).toBe('approved');
  });

  it('is ended by one denial, whatever the quorum', () => {
    expect(vote(pending({ stage: 1 }), [], deny, [2, 3], at(1)).request).toMatchObject({
      state: 'denied',
      decidedAt: at(1),
    });
  });

  it('past its end is decided by nobody, swept or not, and is not swept too early', () => {
    for (const act of [
      () => vote(pending(), [], approve, [1], at(72)),
      () => cancel(pending(), at(72)),
      () => approveByRule(pending(), at(72)),
    ])
      expect(codeOf(act)).toBe('not_pending');
    expect(codeOf(() => expire(pending(), at(71)))).toBe('not_due');
    expect(expire(pending(), at(72))).toMatchObject({ state: 'expired', decidedAt: at(72) });
    expect(isWaiting(pending(), at(72))).toBe(false);
  });

  it('that asks a question is answered and cannot be lessened; one that asks for a role is not answered', () => {
    expect(answered(pending({ role: null }), at(1)).state).toBe('approved');
    expect(codeOf(() => answered(pending(), at(1)))).toBe('no_question');
    expect(codeOf(() => lessen(pending({ role: null }), { role: 'member', span: {}, stage: 0 }, at(1)))).toBe(
      'question',
    );
  });
});

const steps = fc.constantFrom('approve', 'deny', 'cancel', 'expire', 'lessen', 'byRule') as fc.Arbitrary<string>;
const people = fc.constantFrom(ben, cleo, 'sub_dan' as SubjectId);

describe('for every order of steps', () => {
  it('only legal transitions happen: revisions rise by one, an end is final, quorums are kept', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(steps, people, fc.integer({ min: 0, max: 100 })), { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
        (tried, quorums) => {
          let request = pending();
          let clock = 0;
          const votes: Vote[] = [];
          for (const [step, by, hours] of tried) {
            clock = Math.max(clock, hours);
            const before = request;
            request = attempt(step, by, request, votes, quorums, at(clock));
            if (before.state !== 'pending') expect(request).toBe(before);
            if (request !== before) expect(request.revision).toBe(before.revision + 1);
            expect((request.state === 'pending') === (request.decidedAt === null)).toBe(true);
            expect(request.stage).toBeLessThan(quorums.length);
          }
          checkEnd(
            request,
            votes,
            quorums,
            tried.some(([step]) => step === 'byRule'),
          );
        },
      ),
    );
  });
});

function attempt(
  step: string,
  by: SubjectId,
  request: Request,
  votes: Vote[],
  quorums: number[],
  now: Instant,
): Request {
  try {
    if (step === 'cancel') return cancel(request, now);
    if (step === 'expire') return expire(request, now);
    // In the stage that it is in: what begins anew, and with whom, is decided by whoever knows the model.
    if (step === 'lessen') return lessen(request, { role: 'member', span: {}, stage: request.stage }, now);
    if (step === 'byRule') return approveByRule(request, now);
    const verdict = step === 'deny' ? 'deny' : 'approve';
    const counted = vote(request, votes, { by, verdict, comment: null }, quorums, now);
    votes.push(counted.vote);
    return counted.request;
  } catch (error) {
    if (error instanceof Refusal) return request;
    throw error;
  }
}

/** Approved by voices means: every stage has exactly the approvals it needs, each by somebody else. */
function checkEnd(request: Request, votes: readonly Vote[], quorums: readonly number[], byRule: boolean): void {
  quorums.forEach((quorum, stage) => {
    const approvals = votes.filter((one) => one.stage === stage && one.verdict === 'approve').map(({ by }) => by);
    expect(new Set(approvals).size).toBe(approvals.length);
    expect(approvals.length).toBeLessThanOrEqual(quorum);
    if (request.state === 'approved' && !byRule) expect(approvals).toHaveLength(quorum);
  });
}
