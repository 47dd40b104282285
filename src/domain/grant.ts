/** A grant is the fact that a subject holds a role on a thing from one instant, up to another or open-ended. */
import type { GrantId, SubjectId, TenantId, ThingId, WorkspaceId } from './ids.ts';
import type { Instant } from './instant.ts';

/** baseline: the one open-ended workspace role · cover: a stronger one for a time · the others say what brought it. */
export const grantSources = ['baseline', 'cover', 'direct', 'request', 'invitation', 'directory', 'share'] as const;
export type GrantSource = (typeof grantSources)[number];

export interface Grant {
  id: GrantId;
  tenant: TenantId;
  workspace: WorkspaceId;
  subject: SubjectId;
  thing: ThingId;
  role: string;
  source: GrantSource;
  /** The request or invitation behind it; empty text where the source needs none. */
  sourceRef: string;
  startsAt: Instant;
  endsAt: Instant | null;
  givenBy: SubjectId | null;
  endedAt: Instant | null;
  endedBy: SubjectId | null;
  endedBecause: string | null;
}

/** Open and begun and not past its end: the only kind the policy sees. */
export const isInForce = (grant: Grant, now: Instant): boolean =>
  grant.endedAt === null && grant.startsAt <= now && (grant.endsAt === null || now < grant.endsAt);
