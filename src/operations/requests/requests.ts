/** Requests as they are written down: opened, voted on, and what an approval opens; shared by every verb that asks or decides. */
import type { GrantId, SubjectId, ThingId } from '../../domain/ids.ts';
import { mintId } from '../../domain/ids.ts';
import { millisecondsOf, place, type Span } from '../../domain/instant.ts';
import { conflict, type RefusalDetail } from '../../domain/refusal.ts';
import { nextReminder, runsOutAt } from '../../domain/reminding.ts';
import {
  approveByRule,
  type Ballot,
  fulfilled,
  isWaiting,
  type Request,
  requestName,
  vote,
} from '../../domain/request.ts';
import { strongestOn } from '../../queries/held.ts';
import { type Desk, openDesk } from '../desk.ts';
import { closeExpired } from './closing.ts';
import { fulfil } from './fulfil.ts';
import { quorumsOf, typeOf, waitingOf } from './rules.ts';

/** What is asked for, by whom and for whom; a role of null asks the help desk which one is right. */
export interface Asking {
  requester: SubjectId;
  target: SubjectId;
  /** Who proposes it, where nobody asks; the requester is then the target. */
  proposer?: SubjectId | null;
  role: string | null;
  thing: ThingId;
  span: Span;
  reason: string;
  ticket?: string | null;
  /** The grant that this would lengthen. */
  extends?: GrantId | null;
  /** Link to the message it was made from. */
  copiedFrom?: string | null;
}

/**
 * Writes a pending request down and says so; whether it may be asked for was judged before. Conflict when the same is pending
 * already. What is `automatic` is given at once: by Roledesk, not by whoever asked.
 */
export async function openRequest(desk: Desk, asking: Asking, automatic = false): Promise<Request> {
  const { tx, workspace, now } = desk;
  const { requester, target, role, thing, span, reason, ticket = null, copiedFrom = null, proposer = null } = asking;
  await mustBeNew(desk, asking);
  const waiting = await waitingOf(desk, asking);
  const expiresAt = runsOutAt(now, place(span, now), waiting);
  const request = await tx.requests.insert({
    id: mintId('request', millisecondsOf(now)),
    tenant: tx.tenant,
    workspace: workspace.id,
    requester,
    target,
    proposer,
    role,
    thing,
    span,
    reason,
    ticket,
    extends: asking.extends ?? null,
    state: 'pending',
    stage: 0,
    revision: 0,
    model: workspace.model,
    createdAt: now,
    expiresAt,
    remindAt: nextReminder({ createdAt: now, expiresAt, reminders: 0 }, waiting, now),
    reminders: 0,
    decidedAt: null,
    grant: null,
  });
  const { id, number } = request;
  const held = await heldOn(desk, asking);
  await desk.happened({
    type: 'request.opened',
    request: id,
    number,
    target,
    role,
    thing,
    span,
    reason,
    proposed: proposer !== null,
    held,
    copiedFrom,
  });
  return automatic ? give(desk, request) : request;
}

/** What the role asked for would take the place of, or cover. */
async function heldOn(desk: Desk, { target, thing, role }: Asking): Promise<string | null> {
  const held = await desk.tx.grants.listInForce(desk.workspace.id, [target], desk.now);
  return strongestOn(desk, thing, await typeOf(desk, thing), held, role);
}

/** Refuses what is asked for already. One whose time is over stands in nobody's way: it is closed as the sweep would. */
export async function mustBeNew(
  { tx, workspace, model, now }: Desk,
  { target, role, thing }: Pick<Asking, 'target' | 'role' | 'thing'>,
  detail?: RefusalDetail,
): Promise<void> {
  const pending = await tx.requests.findPending(target, role, thing);
  if (!pending) return;
  if (!isWaiting(pending, now)) return closeExpired(openDesk(tx, workspace, model, null), pending);
  throw conflict(`${requestName(pending)} asks for this already and is still waiting.`, {
    code: 'pending_already',
    ...(detail ?? {
      field: 'what',
      next: 'Wait for it, or cancel it and ask anew.',
      instead: [`/role cancel ${requestName(pending)}`],
    }),
  });
}

/** Approved by its rule: nobody voted, so nobody is named as having given it. */
async function give(desk: Desk, request: Request): Promise<Request> {
  const { tx, workspace, model, now } = desk;
  const byRule = openDesk(tx, workspace, model, null);
  const given = fulfilled(approveByRule(request, now), await fulfil(byRule, request));
  await tx.requests.replace(request, given);
  return given;
}

/**
 * Counts the caller's voice; that they may decide was asked before. Opens the grant when it was the last one needed. Conflict
 * when the request is not waiting any more, when they have voted already, or when it changed since it was read.
 */
export async function castVote(desk: Desk, request: Request, ballot: Omit<Ballot, 'by'>): Promise<Request> {
  const { tx, now, caller } = desk;
  if (!caller) throw new Error('Nobody is voting');
  const given = await tx.requests.listVotes([request.id]);
  const quorums = await quorumsOf(desk, request);
  const counted = vote(request, given, { ...ballot, by: caller }, quorums, now);
  const voted = counted.request;
  const { id, target } = request;
  const { stage, verdict, comment } = counted.vote;
  await tx.requests.addVote(request, counted.vote);
  await desk.happened({ type: 'request.voted', request: id, target, stage, verdict, state: voted.state, comment });

  const after: Request =
    voted.state === 'pending'
      ? { ...voted, remindAt: nextReminder(voted, await waitingOf(desk, voted), now) }
      : fulfilled(voted, voted.state === 'approved' ? await fulfil(desk, voted) : null);
  await tx.requests.replace(request, after);
  return after;
}
