/** A request as it stands now: the one state from which the card, the requester's message and Home are drawn. */
import type { GrantId, RequestId } from '../ids.ts';
import type { Instant, Span } from '../instant.ts';
import type { Request, RequestState, Verdict } from '../request.ts';
import type { Fulfilment, ShownGrant } from './access.ts';
import type { ShownPerson, ShownRole, ShownThing } from './basics.ts';

export interface ShownVote {
  by: ShownPerson;
  verdict: Verdict;
  comment: string | null;
  at: Instant;
}

export interface ShownStage {
  /** In words: `the help desk`, `an Admin of the team`. */
  title: string;
  quorum: number;
  votes: readonly ShownVote[];
}

export interface ShownEarlier {
  number: number;
  /** Null for a help request. */
  role: ShownRole | null;
  state: RequestState;
  at: Instant;
}

/** The grant that approval opened, as far as it has got. */
export interface ShownOutcome {
  id: GrantId;
  startsAt: Instant;
  endsAt: Instant | null;
  endedAt: Instant | null;
  /** Why it ended, and what counts now instead. */
  endedBecause: string | null;
  remains: ShownRole | null;
  /** The warning before the end is due. */
  endingSoon: boolean;
  fulfilment: Fulfilment;
}

export interface ShownRequest
  extends Pick<
    Request,
    'id' | 'number' | 'reason' | 'ticket' | 'state' | 'stage' | 'createdAt' | 'expiresAt' | 'decidedAt'
  > {
  /** Who asked, or who proposed it. */
  requester: ShownPerson;
  target: ShownPerson;
  /** Somebody set the role, which takes others: the target asked for nothing. */
  isProposal: boolean;
  /** Where nobody can decide the stage that waits: the titles of the roles whose holders could. */
  stuck: readonly string[] | null;
  /** Null asks the help desk which role is right: it can be answered, not approved. */
  role: ShownRole | null;
  thing: ShownThing;
  /** The strongest lesser role that the target holds there, or held when it was asked: what this changes. */
  holds: ShownRole | null;
  span: Span;
  /** When it would begin and end if it were approved as asked, or did begin and end; null end is open-ended. */
  startsAt: Instant | null;
  endsAt: Instant | null;
  /** It asks for more time for what is held. */
  isExtension: boolean;
  /** What the target holds today. */
  today: readonly ShownGrant[];
  /** Earlier requests of the target, newest first, and how many there are in all. */
  earlier: readonly ShownEarlier[];
  earlierTotal: number;
  /** Permissions that approval would add, by name. */
  gains: readonly string[];
  usesLicence: boolean;
  /** Deciding confirms, repeating who gets what. */
  highRisk: boolean;
  stages: readonly ShownStage[];
  /** Measured, not promised; null when too few were decided to say. */
  expectedBy: Instant | null;
  /** Answers to a help request, oldest first. */
  answers: readonly { by: ShownPerson; comment: string; at: Instant }[];
  outcome: ShownOutcome | null;
  /** The message it was made from. */
  copiedFrom: string | null;
  cancelledBy: ShownPerson | null;
  /** Why Roledesk closed it by itself, as a sentence. */
  cancelledBecause: string | null;
}

/** What the policy lets one reader do with a request; the holder's own Extend and Give back are not among it. */
export interface RequestMay {
  decide: boolean;
  cancel: boolean;
  /** End what an approval opened. */
  end: boolean;
}

/** A request with who reads it: a party of it, or somebody it is theirs to decide or to look after. */
export interface ShownRequestPage {
  request: ShownRequest;
  part: 'asker' | 'target' | 'others';
  may: RequestMay;
}

/** What it takes to tell requests in a list apart. */
export type ShownRequestName = Pick<ShownRequest, 'number' | 'target' | 'role' | 'thing'>;

/** The least that names a request to its own forms. */
export interface RequestRef {
  id: RequestId;
  number: number;
}
