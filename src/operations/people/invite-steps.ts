/** What inviting writes down: somebody expected with their invitation, or what somebody who is here is given at once. */
import { mintId } from '../../domain/ids.ts';
import { after, millisecondsOf } from '../../domain/instant.ts';
import type { Giving, Invitation } from '../../domain/invitation.ts';
import type { Subject } from '../../domain/subject.ts';
import { type Desk, openDesk } from '../desk.ts';
import { expireInvitation } from './accept.ts';
import { openGiving, rootFirst } from './giving.ts';

/** How long an invitation waits. */
export const invitationLasts = { count: 14, unit: 'day' } as const;

/** Gives somebody who is in Slack what they lack; whoever was taken out before is active again, with this and nothing else. */
export async function giveNow(
  desk: Desk,
  subject: Subject,
  gives: readonly Giving[],
  reason: string | null,
): Promise<void> {
  if (subject.state !== 'active') {
    await desk.tx.subjects.replace(subject, { ...subject, state: 'active' });
    await desk.happened({ type: 'subject.joined', target: subject.id });
  }
  const { caller } = desk;
  if (!caller) throw new Error('Nobody is giving');
  for (const giving of rootFirst(desk, gives))
    await openGiving(desk, subject.id, giving, { givenBy: caller, sourceRef: '', reason: reason ?? 'invited' });
}

/** Writes the invitation down; somebody unknown becomes expected under exactly this address (MK-14). */
export async function sendInvitation(
  desk: Desk,
  known: Subject | null,
  address: string | null,
  gives: readonly Giving[],
): Promise<Invitation> {
  const { tx, workspace, now, caller } = desk;
  if (!caller) throw new Error('Nobody is inviting');
  const subject = known ? await expect(desk, known) : await enter(desk, address ?? '');
  const late = await tx.invitations.findPending(workspace.id, subject.id);
  // As the sweep would have: by nobody's hand.
  if (late) await expireInvitation(openDesk(tx, workspace, desk.model, null), late);
  const invitation: Invitation = {
    id: mintId('invitation', millisecondsOf(now)),
    tenant: tx.tenant,
    workspace: workspace.id,
    subject: subject.id,
    gives,
    state: 'pending',
    invitedBy: caller,
    invitedAt: now,
    expiresAt: after(now, invitationLasts),
    endedAt: null,
  };
  await tx.invitations.insert(invitation);
  await desk.happened({ type: 'invitation.sent', invitation: invitation.id, target: subject.id, gives });
  return invitation;
}

async function expect({ tx }: Desk, known: Subject): Promise<Subject> {
  if (known.state === 'invited') return known;
  const subject: Subject = { ...known, state: 'invited' };
  await tx.subjects.replace(known, subject);
  return subject;
}

async function enter({ tx, now }: Desk, address: string): Promise<Subject> {
  const subject: Subject = {
    id: mintId('subject', millisecondsOf(now)),
    tenant: tx.tenant,
    slackUserId: null,
    enterpriseUserId: null,
    slackKind: null,
    state: 'invited',
    directory: null,
    createdAt: now,
  };
  const person = { subject: subject.id, name: address, email: address, emailConfirmed: false };
  await tx.subjects.insert(subject, { ...person, timeZone: 'UTC', locale: 'en-US' });
  return subject;
}
