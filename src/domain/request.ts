/** A request: a subject's ask for a role; pending, then exactly one of approved, denied, cancelled, expired. */
import type { GrantId, ModelId, RequestId, SubjectId, TenantId, ThingId, WorkspaceId } from './ids.ts';
import { type HasCome, hasCome, type Instant, type Span } from './instant.ts';
import { conflict, invalid } from './refusal.ts';

export const requestStates = ['pending', 'approved', 'denied', 'cancelled', 'expired'] as const;
export type RequestState = (typeof requestStates)[number];

export interface Request {
  id: RequestId;
  tenant: TenantId;
  workspace: WorkspaceId;
  /** R-1042: short, per tenant, shown everywhere. */
  number: number;
  /** Who typed it, and who is to hold the role; the same person unless asked on behalf of somebody. */
  requester: SubjectId;
  target: SubjectId;
  /** Who proposed it by setting the role: then nobody asked, and `requester` is the target. Their own voice counts. */
  proposer: SubjectId | null;
  /** Null asks the help desk which role is right (MK-15); an answer is then its approval, and gives nothing. */
  role: string | null;
  thing: ThingId;
  span: Span;
  /** Empty where it was proposed without one. */
  reason: string;
  ticket: string | null;
  /** The grant that this would lengthen, when it asks for more time. */
  extends: GrantId | null;
  state: RequestState;
  /** Index of the stage that is waiting, from 0. */
  stage: number;
  /** Raised by one at every change: what compare-and-set compares. */
  revision: number;
  model: ModelId;
  createdAt: Instant;
  expiresAt: Instant;
  /** When somebody is to be reminded next: those who decide, or, at four fifths of its time, whoever asked. */
  remindAt: Instant | null;
  /** How often those who decide have been reminded in this stage. */
  reminders: number;
  decidedAt: Instant | null;
  /** The grant that approval opened. */
  grant: GrantId | null;
}

export type Verdict = 'approve' | 'deny';

export interface Vote {
  request: RequestId;
  stage: number;
  by: SubjectId;
  verdict: Verdict;
  comment: string | null;
  at: Instant;
}

/** A person's voice, before it is counted. */
export type Ballot = Pick<Vote, 'by' | 'verdict' | 'comment'>;

/** How a request is called everywhere. */
export const requestName = ({ number }: Pick<Request, 'number'>): string => `R-${number}`;

/** Still waiting: past its end it waits for nobody, whether the sweep has come by or not. */
export const isWaiting = (request: Request, now: Instant | HasCome): boolean =>
  request.state === 'pending' && !hasCome(request.expiresAt, now);

/** Refuses what has been decided, cancelled or run out; `not_pending` is the code that callers know it by. */
export function mustWait(request: Request, now: Instant): void {
  if (isWaiting(request, now)) return;
  const became = request.state === 'pending' ? 'expired' : request.state;
  throw conflict(`${requestName(request)} is ${became} already.`, { code: 'not_pending' });
}

/** What whoever has voted is told when they would vote again, in the same stage or in a later one. */
export const votedAlready = (request: Pick<Request, 'number'>, next = 'Somebody else has to decide with you.') =>
  conflict(`You have already voted on ${requestName(request)}.`, { code: 'voted_already', next });

/** Where nobody can decide: whom it takes. `roles` are titles of the model; without any, only an Admin can help. */
export function whomItTakes(roles: readonly string[]): string {
  if (roles.length === 0) return 'Ask an Admin.';
  const last = roles.at(-1) ?? '';
  const all = roles.length === 1 ? last : `${roles.slice(0, -1).join(', ')} or ${last}`;
  return `It takes somebody else who is ${all}: whoever becomes that can decide it.`;
}

const changed = (request: Request, change: Partial<Request>): Request => ({
  ...request,
  ...change,
  revision: request.revision + 1,
});

const ended = (request: Request, state: Exclude<RequestState, 'pending'>, now: Instant): Request =>
  changed(request, { state, decidedAt: now, remindAt: null });

/**
 * Counts one voice. A denial ends the request; an approval counts towards the quorum of the stage, whose last one opens the next
 * stage, and whose last stage approves. `quorums` has one number per stage, `given` the votes so far. Nobody votes twice: every
 * stage is decided by other people.
 */
export function vote(
  request: Request,
  given: readonly Vote[],
  ballot: Ballot,
  quorums: readonly number[],
  now: Instant,
): { request: Request; vote: Vote } {
  mustWait(request, now);
  const ofStage = given.filter(({ stage }) => stage === request.stage);
  if (given.some(({ by }) => by === ballot.by)) throw votedAlready(request);
  const cast: Vote = { ...ballot, request: request.id, stage: request.stage, at: now };
  if (ballot.verdict === 'deny') return { request: ended(request, 'denied', now), vote: cast };

  const approvals = ofStage.filter(({ verdict }) => verdict === 'approve').length + 1;
  if (approvals < (quorums[request.stage] ?? 1)) return { request: changed(request, {}), vote: cast };
  if (request.stage + 1 >= quorums.length) return { request: ended(request, 'approved', now), vote: cast };
  return { request: changed(request, { stage: request.stage + 1, reminders: 0 }), vote: cast };
}

/** Given at once, without a vote, because its rule says so. */
export function approveByRule(request: Request, now: Instant): Request {
  mustWait(request, now);
  return ended(request, 'approved', now);
}

/** A question that has its answer: that is the end of it, and gives nothing. */
export function answered(request: Request, now: Instant): Request {
  mustWait(request, now);
  if (request.role !== null)
    throw invalid(`${requestName(request)} asks for a role: approve or deny it.`, { code: 'no_question' });
  return ended(request, 'approved', now);
}

/** Taken back by whoever asked, or turned down by whoever it is about. */
export function cancel(request: Request, now: Instant): Request {
  mustWait(request, now);
  return ended(request, 'cancelled', now);
}

/** Nobody decided in time. Refuses what is not due: a sweep that comes early changes nothing. */
export function expire(request: Request, now: Instant): Request {
  if (request.state !== 'pending') mustWait(request, now);
  if (now < request.expiresAt) throw conflict(`${requestName(request)} has not run out yet.`, { code: 'not_due' });
  return ended(request, 'expired', now);
}

/** Puts less in the place of what was asked for; that it is less was compared by whoever knows the model. */
export function lessen(request: Request, less: Pick<Request, 'role' | 'span' | 'stage'>, now: Instant): Request {
  mustWait(request, now);
  if (request.role === null || less.role === null)
    throw invalid(`${requestName(request)} asks a question: answer it instead.`, { code: 'question' });
  return changed(request, less);
}

/** What an approval opened, put down beside it. */
export const fulfilled = (request: Request, grant: GrantId | null): Request => ({ ...request, grant });
