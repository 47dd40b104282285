/** A grant is the fact that a subject holds a role on a thing from one instant, up to another or open-ended. */
import {
  type GrantId,
  isId,
  type RequestId,
  type SubjectId,
  type TenantId,
  type ThingId,
  type WorkspaceId,
} from './ids.ts';
import { type HasCome, hasCome, type Instant, instantOf, millisecondsOf } from './instant.ts';

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
export const isInForce = (grant: Grant, now: Instant | HasCome): boolean =>
  grant.endedAt === null && hasCome(grant.startsAt, now) && !isOver(grant, now);

/** Its time has run out, whether the sweep has come by or not. */
export const isOver = ({ endsAt }: Pick<Grant, 'endsAt'>, now: Instant | HasCome): boolean =>
  endsAt !== null && hasCome(endsAt, now);

/** The request that brought it, if one did. */
export const requestBehind = ({ sourceRef }: Pick<Grant, 'sourceRef'>): RequestId | null =>
  isId('request', sourceRef) ? sourceRef : null;

/** Why people have what they have when a product is set up: it was so before, and news to nobody but those who run it. */
export const firstDay = 'first day';

/** Why the sweep ended it: its time was over, and nobody took it away. */
export const timeIsOver = 'its time was over';

const hour = 3_600_000;
const week = 7 * 24 * hour;

/**
 * When its holder is warned that it ends: the longer of an hour and a fifth of its length (at most a week) before.
 * Null for what has no end and for what lasts less than two hours.
 */
export function warnedAt({ startsAt, endsAt }: Pick<Grant, 'startsAt' | 'endsAt'>): Instant | null {
  if (endsAt === null) return null;
  const end = millisecondsOf(endsAt);
  const length = end - millisecondsOf(startsAt);
  if (length < 2 * hour) return null;
  return instantOf(end - Math.max(hour, Math.min(week, Math.floor(length / 5))));
}
