/** Accepting an invitation: what was given is opened, as far as whoever gave it may still give it. */

import { place } from '../domain/instant.ts';
import type { Invitation } from '../domain/invitation.ts';
import { decide } from '../policy/index.ts';
import type { Desk } from './desk.ts';
import { openGrant, setBaseline } from './ledger.ts';

/**
 * Opens what an invitation gives. The giver is judged again now, not as they were when they invited: what they may no longer
 * give is withheld, and the event says so. An invitation past its end gives nothing.
 */
export async function acceptInvitation(desk: Desk, invitation: Invitation): Promise<void> {
  const { tx, workspace, now } = desk;
  if (invitation.expiresAt <= now) {
    await tx.invitations.replace(invitation, { ...invitation, state: 'expired', endedAt: now });
    await desk.happened({ type: 'invitation.expired', invitation: invitation.id, target: invitation.subject });
    return;
  }
  const withheld = [];
  await desk.happened({ type: 'subject.joined', target: invitation.subject });
  // The workspace role comes first: what is given on things may need it.
  const inOrder = [...invitation.gives].sort(
    (a, b) => Number(b.thing === workspace.root) - Number(a.thing === workspace.root),
  );
  for (const giving of inOrder) {
    const { startsAt, endsAt } = place(giving.span, now);
    const onRoot = giving.thing === workspace.root;
    const type = onRoot ? 'workspace' : (await tx.things.get(giving.thing)).type;
    const facts = await desk.facts({ subjects: [invitation.invitedBy, invitation.subject], things: [giving.thing] });
    const decision = decide(
      desk.model,
      {
        caller: invitation.invitedBy,
        action: onRoot ? 'workspace.invite' : `${type}.give`,
        thing: giving.thing,
        target: invitation.subject,
        gives: { role: giving.role, thing: giving.thing, until: endsAt },
      },
      facts,
    );
    if (!decision.allowed) withheld.push(giving);
    else if (onRoot && endsAt === null) await setBaseline(desk, invitation.subject, giving.role, 'invitation accepted');
    else {
      const source = { source: 'invitation' as const, sourceRef: invitation.id };
      await openGrant(desk, {
        subject: invitation.subject,
        thing: giving.thing,
        role: giving.role,
        startsAt,
        endsAt,
        ...source,
      });
    }
  }
  await tx.invitations.replace(invitation, { ...invitation, state: 'accepted', endedAt: now });
  await desk.happened({ type: 'invitation.accepted', invitation: invitation.id, target: invitation.subject, withheld });
}
