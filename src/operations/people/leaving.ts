/** What ends when somebody goes: grants, the invitation that waits for them, the requests that concern them; and what they own. */
import { type Grant, isOver } from '../../domain/grant.ts';
import { mintId, type SubjectId, type ThingId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import { cancel, expire, isWaiting } from '../../domain/request.ts';
import type { Recorded } from '../../domain/thing.ts';
import type { Desk } from '../desk.ts';
import { endGrant, setBaseline } from '../ledger.ts';

/**
 * Ends every grant of a person in this workspace, the baseline last, so that the history reads from the outside in. What is over
 * by itself is the sweep's to close.
 */
export async function endEverything(desk: Desk, subject: SubjectId, because: string): Promise<number> {
  const { tx, workspace, now } = desk;
  const open = (await tx.grants.listOpenOf(subject)).filter(
    (grant) => grant.workspace === workspace.id && !isOver(grant, now),
  );
  const isTheOne = (grant: Grant): boolean => grant.source === 'baseline' && desk.model.cardinality === 'one';
  for (const grant of open.filter((one) => !isTheOne(one))) await endGrant(desk, grant, because);
  if (open.some(isTheOne)) await setBaseline(desk, subject, null, because);
  return open.length;
}

/** Cancels the invitation that waits for a person here; tells whether there was one. */
export async function cancelInvitationOf(desk: Desk, subject: SubjectId): Promise<boolean> {
  const pending = await desk.tx.invitations.findPending(desk.workspace.id, subject);
  if (!pending) return false;
  await desk.tx.invitations.replace(pending, { ...pending, state: 'cancelled', endedAt: desk.now });
  await desk.happened({ type: 'invitation.cancelled', invitation: pending.id, target: subject });
  return true;
}

/** Ends the pending requests that a person made or that are for them; one whose time is over anyway has expired. */
export async function cancelRequestsOf(desk: Desk, subject: SubjectId): Promise<number> {
  const pending = (await desk.tx.requests.listPendingOf(subject)).filter(
    (request) => request.workspace === desk.workspace.id,
  );
  for (const request of pending) {
    const waits = isWaiting(request, desk.now);
    await desk.tx.requests.replace(request, waits ? cancel(request, desk.now) : expire(request, desk.now));
    const type = waits ? 'request.cancelled' : 'request.expired';
    await desk.happened({ type, request: request.id, target: request.target });
  }
  return pending.length;
}

/** What a person is recorded on in this workspace: what they own and somebody has to take over. */
export async function ownedBy(desk: Desk, subject: SubjectId): Promise<Recorded[]> {
  const recorded = await desk.tx.things.listRecordedOf(subject);
  const things = await desk.tx.things.listByIds(recorded.map(({ thing }) => thing));
  const here = new Set(
    things
      .filter(({ workspace, archivedAt }) => workspace === desk.workspace.id && archivedAt === null)
      .map(({ id }) => id),
  );
  return recorded.filter(({ thing }) => here.has(thing));
}

/** Opens a task that asks for a new owner of these things; the same need, met again, is the same task. */
export async function askForOwners(desk: Desk, subject: SubjectId, owned: readonly ThingId[]): Promise<void> {
  if (owned.length === 0) return;
  const things = await desk.tx.things.listByIds(owned);
  const steps = things.map(({ name }) => `Choose who takes over ${name}, and record it in ${desk.workspace.title}.`);
  await openTask(desk, `owner:${subject}`, 'Hand on what was left without an owner', steps, subject);
}

/** Opens a task of the desk's workspace unless the same need has one already. */
export async function openTask(
  desk: Desk,
  key: string,
  title: string,
  steps: readonly string[],
  subject: SubjectId | null,
): Promise<void> {
  const { tx, workspace, now } = desk;
  const { task, opened } = await tx.tasks.open({
    id: mintId('task', millisecondsOf(now)),
    tenant: tx.tenant,
    workspace: workspace.id,
    key,
    title,
    steps,
    link: null,
    subject,
    thing: null,
    role: null,
    state: 'open',
    doneBy: null,
    createdAt: now,
    endedAt: null,
  });
  if (opened) await desk.happened({ type: 'task.opened', task: task.id, title, target: subject });
}
