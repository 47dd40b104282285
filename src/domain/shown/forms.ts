/** What the forms about a request or a grant of one's own are filled with. */
import type { GrantId, RequestId } from '../ids.ts';
import type { Instant, Length } from '../instant.ts';
import type { ShownGrant } from './access.ts';
import type { ShownPerson, ShownRole, ShownThing } from './basics.ts';

/** A role on a thing that may be asked for; a role of null asks the help desk which one is right. */
export interface ShownAskable {
  role: ShownRole | null;
  thing: ShownThing;
}

/** A role on a thing as a picker offers it. */
export interface ShownOption {
  /** Null only for "help me choose". */
  role: ShownRole | null;
  thing: ShownThing;
  /** Heading it stands under: `You may ask for`. */
  group: string | null;
}

/** Who decides about what is chosen. Unknown figures are null and left out. */
export interface ShownDeciders {
  /** `The help desk`, `An Admin of the team, then the help desk`. */
  title: string;
  usuallyMinutes: number | null;
  reachable: { now: number; of: number } | null;
  automaticUpTo: Length | null;
}

/** A length somebody may choose. Null length and until is open-ended. */
export interface ShownLengths {
  /** Those within the limit only. */
  lengths: readonly Length[];
  recommended: Length | null;
  /** Open-ended may be asked for. */
  openEnded: boolean;
  /** What was typed or chosen before; `open` is open-ended on purpose. */
  chosen: Length | { until: Instant } | 'open' | null;
}

/** The form for asking, as far as it is filled. */
export interface ShownAsking {
  what: ShownAskable | null;
  /** For whom; null is the typist. */
  target: ShownPerson | null;
  mayAskForOthers: boolean;
  deciders: ShownDeciders | null;
  /** What is chosen would be given at once. */
  automatic: boolean;
  lengths: ShownLengths;
  /** IANA name of the typist's zone, for lengths that are written as a date. */
  zone: string;
  from: Instant | null;
  reason: { prompt: string; min: number; example: string | null; says: string | null; draft: string | null };
  ticket: { says: string; draft: string | null } | null;
  /** The same is pending or held already. */
  already: { kind: 'pending'; request: RequestId; number: number } | { kind: 'held'; grant: GrantId } | null;
  /** A message this is made from; its words are the draft of the reason. `ref` is an opaque name for it that comes back. */
  copied: { by: ShownPerson; link: string; ref: string } | null;
}

/** Who asked for it or proposed it, and for whom. */
export interface ShownAsked {
  requester: ShownPerson;
  target: ShownPerson;
  isProposal: boolean;
}

/** Approving with changes: only what is shorter or lesser. */
export interface ShownLessening extends ShownAsked {
  request: RequestId;
  number: number;
  role: ShownRole;
  thing: ShownThing;
  lesser: readonly ShownRole[];
  lengths: ShownLengths;
  zone: string;
}

export interface ShownDenying extends ShownAsked {
  request: RequestId;
  number: number;
  role: ShownRole | null;
  thing: ShownThing;
  /** Sentences offered as reasons. */
  canned: readonly string[];
  /** Smaller roles that could be suggested instead. */
  smaller: readonly ShownRole[];
}

/** Words for whoever asked: the answer to a question about roles, or a word about a request that waits on. */
export interface ShownAnswering extends ShownAsked {
  request: RequestId;
  number: number;
  /** The role asked for; null for a question. */
  role: ShownRole | null;
  thing: ShownThing;
  reason: string;
  /** Roles that could be named as the one that fits; none for a request that names its own. */
  roles: readonly ShownRole[];
}

export interface ShownExtending {
  grant: ShownGrant;
  lengths: ShownLengths;
  deciders: ShownDeciders | null;
  automatic: boolean;
  reasonMin: number;
  zone: string;
}

export interface ShownEnding {
  grant: ShownGrant;
  /** Whose it is; `isYou` makes it giving back. */
  target: ShownPerson;
  isYou: boolean;
  /** What counts afterwards; null when nothing remains there. */
  remains: ShownRole | null;
}
