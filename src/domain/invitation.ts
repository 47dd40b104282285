/** An invitation: a subject who is expected, and what they are given when they come. */
import type { InvitationId, SubjectId, TenantId, ThingId, WorkspaceId } from './ids.ts';
import type { Instant, Span } from './instant.ts';

export const invitationStates = ['pending', 'accepted', 'cancelled', 'expired'] as const;

/** One role that an invitation, a request or a word gives: which, on what, from when until when. */
export interface Giving {
  role: string;
  thing: ThingId;
  span: Span;
}

export interface Invitation {
  id: InvitationId;
  tenant: TenantId;
  workspace: WorkspaceId;
  subject: SubjectId;
  gives: readonly Giving[];
  state: (typeof invitationStates)[number];
  invitedBy: SubjectId;
  invitedAt: Instant;
  expiresAt: Instant;
  endedAt: Instant | null;
}

/** Still waiting: past its end it waits for nobody, whether the sweep has come by or not. */
export const isExpected = ({ state, expiresAt }: Invitation, now: Instant): boolean =>
  state === 'pending' && now < expiresAt;
