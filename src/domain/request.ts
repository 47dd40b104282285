/** A request: a subject's ask for a role; pending, then exactly one of approved, denied, cancelled, expired. */
import type { GrantId, ModelId, RequestId, SubjectId, TenantId, ThingId, WorkspaceId } from './ids.ts';
import type { Instant, Span } from './instant.ts';

export const requestStates = ['pending', 'approved', 'denied', 'cancelled', 'expired'] as const;
export type RequestState = (typeof requestStates)[number];

export interface Request {
  id: RequestId;
  tenant: TenantId;
  workspace: WorkspaceId;
  /** R-1042: short, per tenant, shown everywhere. */
  number: number;
  /** Who typed it, and who is to hold the role; the same person unless asked on behalf of somebody. */
  requester: SubjectId;
  target: SubjectId;
  /** Null asks the help desk which role is right (MK-15); nothing can then be approved, only answered. */
  role: string | null;
  thing: ThingId;
  span: Span;
  reason: string;
  ticket: string | null;
  /** The grant that this would lengthen, when it asks for more time. */
  extends: GrantId | null;
  state: RequestState;
  /** Index of the stage that is waiting, from 0. */
  stage: number;
  /** Raised by one at every change: what compare-and-set compares. */
  revision: number;
  model: ModelId;
  createdAt: Instant;
  expiresAt: Instant;
  remindAt: Instant | null;
  reminders: number;
  decidedAt: Instant | null;
  /** The grant that approval opened. */
  grant: GrantId | null;
}

export type Verdict = 'approve' | 'deny';

export interface Vote {
  request: RequestId;
  stage: number;
  by: SubjectId;
  verdict: Verdict;
  comment: string | null;
  at: Instant;
}
