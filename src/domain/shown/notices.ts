/** What people are told in a message of their own: their role changed, something begins, nears its end, ended. */
import type { Instant } from '../instant.ts';
import type { Fulfilment, ShownEnded, ShownGiving, ShownGrant } from './access.ts';
import type { ShownPerson, ShownRole, ShownThing } from './basics.ts';
import type { ShownAskable } from './forms.ts';

export interface ShownRoleChange {
  thing: ShownThing;
  from: ShownRole | null;
  /** Null when the role was taken away. */
  to: ShownRole | null;
  /** Null when Roledesk did it by itself. */
  by: ShownPerson | null;
  reason: string | null;
  /** How far the product has followed; null where nothing is known to be outstanding. */
  fulfilment: Fulfilment | null;
}

export interface ShownOpening {
  grant: ShownGrant;
  by: ShownPerson | null;
  reason: string | null;
}

/** The end of something, and what its holder could ask for again. */
export interface ShownEnd extends ShownEnded {
  by: ShownPerson | null;
  reason: string | null;
  askAgain: ShownAskable | null;
}

export interface ShownWelcome {
  /** The product or organisation they come to. */
  into: string;
  by: ShownPerson;
  gives: readonly ShownGiving[];
  /** What the one who invited wrote to them. */
  message: string | null;
  expiresAt: Instant;
}

/** Everything ended: somebody was offboarded. */
export interface ShownRemoval {
  from: string;
  by: ShownPerson | null;
  reason: string | null;
  admins: readonly ShownPerson[];
}

/** An invitation was accepted, but not all of it can be given any more. */
export interface ShownWithheld {
  person: ShownPerson;
  giver: ShownPerson;
  withheld: readonly ShownGiving[];
}
