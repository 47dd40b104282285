/** Home as its reader may see it: a part that is null is not theirs to see, a list that is empty is said to be empty. */
import type { Event } from '../events.ts';
import type { ShownGrant, ShownInvitation } from './access.ts';
import type { ShownDelivery, ShownMember, ShownTask } from './answers.ts';
import type { Listed, Names, ShownPerson } from './basics.ts';
import type { ShownRequest } from './request.ts';

export interface ShownHome {
  you: ShownPerson;
  /** Nothing is set up yet; `maySetUp` says who can do that. */
  isSetUp: boolean;
  maySetUp: boolean;
  /** The reader has a role somewhere. Without one they are told whom to ask. */
  isKnown: boolean;
  /** The Admins to ask. */
  admins: readonly ShownPerson[];
  mayInvite: boolean;
  access: Listed<ShownGrant>;
  requests: Listed<ShownRequest>;
  /** What waits for the reader's decision; null for those who decide nothing. */
  waiting: Listed<ShownRequest> | null;
  people: Listed<ShownMember> | null;
  invitations: Listed<ShownInvitation> | null;
  tasks: Listed<ShownTask> | null;
  /** Deliveries that failed for good. */
  failed: Listed<ShownDelivery> | null;
  history: { events: Listed<Event>; names: Names } | null;
  /** Deliveries are stopped, with the reason (a revoked token, a missing scope). */
  parkedBecause: string | null;
}
