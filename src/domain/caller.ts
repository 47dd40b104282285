/** Who is acting right now, and through which payload. */
import type { SubjectId, TenantId } from './ids.ts';

export interface Caller {
  tenant: TenantId;
  /** Null for what Roledesk does by itself: the sweep, an automatic approval. */
  subject: SubjectId | null;
}
