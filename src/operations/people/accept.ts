/** Accepting an invitation: what was given is opened, as far as whoever gave it may still give it. */
import type { SubjectId } from '../../domain/ids.ts';
import { place } from '../../domain/instant.ts';
import type { Giving, Invitation } from '../../domain/invitation.ts';
import type { Desk } from '../desk.ts';
import { mayGive, openGiving, rootFirst } from './giving.ts';
import { promiseNeedsOthers } from './needs-others.ts';

/**
 * Opens what an invitation gives to `subject`, who came for it. The giver is judged again now, not as they were when they
 * invited: what they may no longer give is withheld, and the event says so. An invitation past its end gives nothing.
 */
export async function acceptInvitation(
  desk: Desk,
  invitation: Invitation,
  subject: SubjectId = invitation.subject,
): Promise<void> {
  const { tx, now } = desk;
  if (invitation.expiresAt <= now) return expireInvitation(desk, invitation);
  await tx.invitations.replace(invitation, { ...invitation, state: 'accepted', endedAt: now });
  await desk.happened({ type: 'subject.joined', target: subject });
  const withheld: Giving[] = [];
  for (const giving of rootFirst(desk, invitation.gives)) {
    if (await open(desk, invitation, subject, giving)) continue;
    withheld.push(giving);
  }
  await desk.happened({ type: 'invitation.accepted', invitation: invitation.id, target: subject, withheld });
}

async function open(desk: Desk, invitation: Invitation, subject: SubjectId, giving: Giving): Promise<boolean> {
  const { tx, now } = desk;
  const { endsAt } = place(giving.span, now);
  if (endsAt !== null && endsAt <= now) return false;
  const [thing] = await tx.things.listByIds([giving.thing]);
  if (!thing || thing.archivedAt !== null) return false;
  const facts = await desk.facts({ subjects: [invitation.invitedBy, subject], things: [giving.thing] });
  if (!mayGive(desk, invitation.invitedBy, subject, giving, thing.type, facts).allowed) return false;
  if (await promiseNeedsOthers(desk, subject, giving, invitation.invitedBy)) return false;
  await openGiving(desk, subject, giving, {
    givenBy: invitation.invitedBy,
    sourceRef: invitation.id,
    reason: 'invitation accepted',
  });
  return true;
}

/** Ends an invitation that nobody took up in time. */
export async function expireInvitation(desk: Desk, invitation: Invitation): Promise<void> {
  await desk.tx.invitations.replace(invitation, { ...invitation, state: 'expired', endedAt: desk.now });
  await desk.happened({ type: 'invitation.expired', invitation: invitation.id, target: invitation.subject });
}
