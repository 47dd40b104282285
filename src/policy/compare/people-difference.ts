/** What a comparison answers for the people there are. */
import type { RequestId, SubjectId } from '../../domain/ids.ts';
import type { HeldFact, PolicyId, RecordedFact } from '../types.ts';
import type { RightKind } from './difference.ts';

/** The same gain or loss for each of the people on each of the things. */
export interface PeopleLine {
  readonly change: 'gained' | 'lost';
  readonly kind: RightKind;
  /** The actions or roles, as in the difference of the models. */
  readonly names: readonly string[];
  readonly subjects: readonly SubjectId[];
  readonly things: readonly PolicyId[];
  /** Who is not concerned on which of the things, though the line names both. */
  readonly except: readonly { readonly subject: SubjectId; readonly thing: PolicyId }[];
}

/** Something that is held, and counts for nothing under the one model. */
export interface GrantChange {
  readonly grant: HeldFact | RecordedFact;
  readonly role: string;
  /** `unknown`: the new model has no such role there · `ineligible`: its holder may not hold it · `counts`: it counts only now. */
  readonly why: 'unknown' | 'ineligible' | 'counts';
}

export interface PeopleDifference {
  readonly lines: readonly PeopleLine[];
  readonly grants: readonly GrantChange[];
  /** Pending requests that somebody could approve before and nobody can now. */
  readonly stranded: readonly RequestId[];
}
