/** A tenant is one installation in Slack; each product it uses is a workspace of it, run under one role model. */
import type { ModelId, TenantId, ThingId, WorkspaceId } from './ids.ts';
import type { Instant } from './instant.ts';

export interface Tenant {
  id: TenantId;
  /** Slack's own id: `T...` of a workspace or `E...` of an Enterprise org. */
  slackId: string;
  name: string;
  botUserId: string;
  helpDeskChannel: string | null;
  /** Set while deliveries are stopped for this tenant (token revoked, scope missing), with the reason. */
  parkedBecause: string | null;
  createdAt: Instant;
}

export interface Workspace {
  id: WorkspaceId;
  tenant: TenantId;
  /** The short name people type after `in`: `minikai`. */
  product: string;
  title: string;
  /** The stored model version in force; the file on disk decides nothing. */
  model: ModelId;
  /** The thing that stands for the workspace itself; workspace roles are held on it. */
  root: ThingId;
  createdAt: Instant;
}
