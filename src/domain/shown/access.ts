/** What somebody holds, as it is shown: to themselves, on a card, on a person's or a thing's page. */
import type { Grant, GrantSource } from '../grant.ts';
import type { GrantId, InvitationId } from '../ids.ts';
import type { Instant, Span } from '../instant.ts';
import type { Invitation } from '../invitation.ts';
import type { ShownPerson, ShownRole, ShownThing } from './basics.ts';

/** How far the systems behind have followed: never `active` before it is; `later` is what has not begun. */
export interface Fulfilment {
  state: 'later' | 'applying' | 'active' | 'by_hand' | 'failed';
  /** What a person needs to know about it, as one sentence. */
  says: string | null;
}

export interface ShownGrant {
  /** Null for what is recorded on a thing without a grant (its owner). */
  id: GrantId | null;
  role: ShownRole;
  thing: ShownThing;
  source: GrantSource | 'recorded';
  startsAt: Instant | null;
  endsAt: Instant | null;
  givenBy: ShownPerson | null;
  /** Number of the request that brought it. */
  request: number | null;
  fulfilment: Fulfilment | null;
  mayExtend: boolean;
  mayGiveBack: boolean;
}

/** A grant that has ended, for the notice about it. */
export interface ShownEnded {
  role: ShownRole;
  thing: ShownThing;
  because: Grant['endedBecause'];
  /** What counts now instead; null when nothing remains there. */
  remains: ShownRole | null;
}

/** One role that an invitation or a plan gives. */
export interface ShownGiving {
  role: ShownRole;
  thing: ShownThing;
  span: Span;
}

export interface ShownInvitation {
  id: InvitationId;
  person: ShownPerson;
  email: string | null;
  gives: readonly ShownGiving[];
  state: Invitation['state'];
  invitedBy: ShownPerson;
  invitedAt: Instant;
  expiresAt: Instant;
}
