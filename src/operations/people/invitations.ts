/** Invitations that were sent: sent again, cancelled, changed. */
import type { SubjectId } from '../../domain/ids.ts';
import { after, type Instant } from '../../domain/instant.ts';
import { type Giving, type Invitation, isExpected } from '../../domain/invitation.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Desk, WideOperation } from '../desk.ts';
import { invitationLasts } from './invite-steps.ts';
import { cancelInvitationOf } from './leaving.ts';

export interface InvitationDone {
  target: SubjectId;
  /** Titles of the products it was done in. */
  products: readonly string[];
  expiresAt: Instant | null;
}

/** The desks in which this person is invited and the caller may invite; none is answered as if there were no invitation. */
async function invitingDesks(desks: readonly Desk[], target: SubjectId): Promise<[Desk, Invitation][]> {
  const found: [Desk, Invitation][] = [];
  for (const desk of desks) {
    const invitation = await desk.tx.invitations.findPending(desk.workspace.id, target);
    if (!invitation || !isExpected(invitation, desk.now)) continue;
    if ((await desk.ask({ action: 'workspace.invite', thing: desk.workspace.root })).allowed)
      found.push([desk, invitation]);
  }
  if (found.length === 0) throw notFound('open invitation of that person');
  return found;
}

const titles = (found: readonly [Desk, Invitation][]): string[] => found.map(([{ workspace }]) => workspace.title);

/** Lets the invitation wait another 14 days, and whoever invites to Slack is reminded. */
export const resendInvitation: WideOperation<{ target: SubjectId }, InvitationDone> = async (wide, { target }) => {
  const found = await invitingDesks(await wide.desks(), target);
  const expiresAt = after(wide.now, invitationLasts);
  for (const [desk, invitation] of found) {
    await desk.tx.invitations.replace(invitation, { ...invitation, expiresAt });
    await desk.happened({ type: 'invitation.resent', invitation: invitation.id, target });
  }
  return { target, products: titles(found), expiresAt };
};

/** Takes the invitation back; whoever comes then gets nothing. */
export const cancelInvitation: WideOperation<{ target: SubjectId }, InvitationDone> = async (wide, { target }) => {
  const found = await invitingDesks(await wide.desks(), target);
  for (const [desk] of found) await cancelInvitationOf(desk, target);
  return { target, products: titles(found), expiresAt: null };
};

/** Puts another workspace role into an invitation; what it gives on things stays, and is judged when they come. */
export async function changeInvitation(desk: Desk, invitation: Invitation, role: Giving): Promise<void> {
  const gives = [role, ...invitation.gives.filter(({ thing }) => thing !== desk.workspace.root)];
  const { caller: invitedBy } = desk;
  if (!invitedBy) throw new Error('Nobody is changing the invitation');
  // Whoever changed it last stands for it: they are the one judged at acceptance.
  await desk.tx.invitations.replace(invitation, { ...invitation, gives, invitedBy });
  await desk.happened({ type: 'invitation.changed', invitation: invitation.id, target: invitation.subject, gives });
}
