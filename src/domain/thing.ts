/** A thing is what roles are held on and actions are done to: the workspace, a team, a project, a Mini, a label. */
import type { SubjectId, TenantId, ThingId, WorkspaceId } from './ids.ts';
import type { Instant } from './instant.ts';

export interface Thing {
  id: ThingId;
  tenant: TenantId;
  workspace: WorkspaceId;
  /** A type of the role model: `workspace`, `team`, `project`. */
  type: string;
  name: string;
  /** What it is in; null only for the workspace itself. */
  inside: ThingId | null;
  /** Flags of the model that are set: `closed`. */
  flags: readonly string[];
  /** The product's own id, where it came from there. */
  externalId: string | null;
  archivedAt: Instant | null;
  createdAt: Instant;
}

/** Somebody recorded on a thing without holding a grant there: its owner, its creator. */
export interface Recorded {
  thing: ThingId;
  as: string;
  subject: SubjectId;
}
