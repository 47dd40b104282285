/** Plans and results for many: a verdict per line before anything happens, a result per line after it. */
import type { ShownGiving } from './access.ts';
import type { Listed, ShownPerson, ShownThing } from './basics.ts';

/** What will come of one person, address or line. `skip` leaves things as they are and is no fault. */
export interface ShownVerdict {
  /** Whom or what it is about: a person, or the words as they were given. */
  about: ShownPerson | string;
  verdict: 'do' | 'skip' | 'refuse';
  /** One sentence: `will be invited by e-mail`, `is a Member already`, `is not an address`. */
  says: string;
}

export interface ShownPlan {
  /** Where the plan is kept until it is confirmed. */
  ref: string;
  /** What it would do, in words: `Invite 4 people`. */
  title: string;
  gives: readonly ShownGiving[];
  verdicts: Listed<ShownVerdict>;
  /** How many lines would be done. */
  does: number;
  /** What else to know: who must send the Slack invitations. */
  notes: readonly string[];
}

export interface ShownBatch {
  title: string;
  results: Listed<ShownVerdict>;
  done: number;
  notes: readonly string[];
}

/** A user group written where people are wanted, shown as the people it is before anything happens. */
export interface ShownGroupPlan extends ShownPlan {
  group: string;
}

/** Things from a file: each line with what would become of it. */
export interface ShownImport extends ShownPlan {
  product: string;
  into: ShownThing | null;
}
