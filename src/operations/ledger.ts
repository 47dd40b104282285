/** The ledger of grants: the few changes that operations make to it, each with the event that belongs to it. */

import { type Grant, isInForce, isOver, requestBehind, timeIsOver } from '../domain/grant.ts';
import type { RequestId, SubjectId } from '../domain/ids.ts';
import { mintId } from '../domain/ids.ts';
import { type Instant, millisecondsOf } from '../domain/instant.ts';
import { isEligible, strongest } from '../policy/index.ts';
import { type Desk, openDesk } from './desk.ts';
import { requestShowing } from './requests/behind.ts';
import { closeExtensionsOf } from './requests/closing.ts';

/** What is to be opened; who gives it is the desk's caller. */
export type Opening = Pick<Grant, 'subject' | 'thing' | 'role' | 'source' | 'startsAt' | 'endsAt'> & {
  sourceRef?: string;
  reason?: string | null;
  /** Who gave it, where that is not the desk's caller: an invitation is accepted by Roledesk on behalf of its giver. */
  givenBy?: SubjectId | null;
};

/** Opens a grant and says so. Conflict when the same one from the same source is open already. */
export async function openGrant(desk: Desk, opening: Opening): Promise<Grant> {
  const { reason = null, sourceRef = '', givenBy = desk.caller, ...given } = opening;
  const grant: Grant = {
    ...given,
    sourceRef,
    id: mintId('grant', millisecondsOf(desk.now)),
    tenant: desk.tx.tenant,
    workspace: desk.workspace.id,
    givenBy,
    endedAt: null,
    endedBy: null,
    endedBecause: null,
  };
  if (sourceRef === '') await closeOver(desk, grant);
  await desk.tx.grants.open(grant);
  const { id, subject, role, thing, startsAt, endsAt } = grant;
  const request = requestBehind(grant);
  await desk.happened({
    type: 'grant.opened',
    grant: id,
    target: subject,
    role,
    thing,
    startsAt,
    endsAt,
    reason,
    request,
  });
  return grant;
}

/** The same one from the same source, whose time is over and which no sweep has closed yet, stands in nobody's way. */
async function closeOver({ tx, workspace, model, now }: Desk, { subject, role, thing, source }: Grant): Promise<void> {
  const present = (await tx.grants.listOpenOf(subject)).find(
    (one) => one.role === role && one.thing === thing && one.source === source && one.sourceRef === '',
  );
  if (present && isOver(present, now)) await endGrant(openDesk(tx, workspace, model, null), present, timeIsOver);
}

/** Gives more time to the very grant, in one step, so that there is no gap; null is without end. */
export async function lengthenGrant(
  desk: Desk,
  grant: Grant,
  endsAt: Instant | null,
  { reason, request }: { reason: string | null; request: RequestId | null },
): Promise<void> {
  await desk.tx.grants.lengthen(grant, endsAt);
  const { id, subject, role, thing, endsAt: from } = grant;
  if (from === null) throw new Error('A grant without an end cannot be lengthened.');
  const happening = { grant: id, target: subject, role, thing, from, endsAt, reason, request };
  await desk.happened({ type: 'grant.extended', ...happening });
}

/** Whether `endsAt` is later than what a grant has; null is without end. */
export const lastsLonger = (endsAt: Instant | null, { endsAt: present }: Grant): boolean =>
  present !== null && (endsAt === null || endsAt > present);

/**
 * Ends a grant now and says why. Conflict when somebody ended it meanwhile. Once it is ended for good nobody waits for more of it;
 * where only its time ran out, more may still be given.
 */
export async function endGrant(desk: Desk, grant: Grant, because: string): Promise<void> {
  await desk.tx.grants.end(grant, { endedAt: desk.now, endedBy: desk.caller, endedBecause: because });
  const { id, subject, role, thing } = grant;
  const request = await requestShowing(desk, grant);
  await desk.happened({ type: 'grant.ended', grant: id, target: subject, role, thing, because, request });
  if (because !== timeIsOver) await closeExtensionsOf(desk, grant);
}

/**
 * Puts another open-ended workspace role in the place of the present one; null leaves the person none. The two are one step:
 * nobody is without a role in between, and the history has one line.
 */
export async function setBaseline(
  desk: Desk,
  subject: SubjectId,
  role: string | null,
  reason: string | null,
  givenBy: SubjectId | null = desk.caller,
): Promise<string | null> {
  const { tx, workspace, model, now } = desk;
  // Where people hold several roles, each is a baseline of its own and takes the place of none.
  const slot = model.cardinality === 'several' ? (role ?? '') : '';
  const present = await tx.grants.findBaseline(workspace.id, subject, slot);
  if (present?.role === role) return role;
  if (present)
    await tx.grants.end(present, {
      endedAt: now,
      endedBy: desk.caller,
      endedBecause: reason ?? `changed to ${role ?? 'nothing'}`,
    });
  if (role !== null) {
    const baseline: Grant = {
      id: mintId('grant', millisecondsOf(now)),
      tenant: tx.tenant,
      workspace: workspace.id,
      subject,
      thing: workspace.root,
      role,
      source: 'baseline',
      sourceRef: '',
      startsAt: now,
      endsAt: null,
      givenBy,
      endedAt: null,
      endedBy: null,
      endedBecause: null,
    };
    await tx.grants.open(baseline, slot);
  }
  const from = present?.role ?? null;
  await desk.happened({ type: 'role.set', target: subject, from, to: role, reason });
  return from;
}

/** The workspace role that counts for somebody right now: the strongest in force; null for none. */
export async function roleInForce(desk: Desk, subject: SubjectId, at: Instant = desk.now): Promise<string | null> {
  const held = await desk.tx.grants.listInForce(desk.workspace.id, [subject], at);
  return strongest(
    desk.model,
    held.filter((grant) => grant.thing === desk.workspace.root && isInForce(grant, at)).map((grant) => grant.role),
  );
}

/** Ends the roles on things that somebody may no longer have after a change of their workspace role (MR-16). */
export async function dropIneligible(desk: Desk, subject: SubjectId): Promise<Grant[]> {
  const open = (await desk.tx.grants.listOpenOf(subject)).filter(
    (grant) => grant.workspace === desk.workspace.id && grant.thing !== desk.workspace.root && !isOver(grant, desk.now),
  );
  const facts = await desk.facts({ subjects: [subject], things: open.map((grant) => grant.thing) });
  const lost = open.filter(
    (grant) => !isEligible(desk.model, { subject, thing: grant.thing, role: grant.role }, facts),
  );
  for (const grant of lost) await endGrant(desk, grant, 'The new workspace role cannot hold it.');
  return lost;
}
