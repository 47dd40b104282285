/**
 * What is not of one tenant: finding tenants, the worker's side of deliveries, the inbox of events, and what is due where.
 * For the composition root and the worker only; operations and queries are always of one tenant.
 */
import type { TenantId, WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { DeliveryDesk } from './delivery-desk.ts';
import type { EventInbox } from './event-inbox.ts';

export interface TenantIdentity {
  /** Slack's own id: `T...` or `E...`. */
  slackId: string;
  name: string;
  botUserId: string;
}

export interface Across extends DeliveryDesk, EventInbox {
  /** The tenant of this installation; made when it is new, its name and bot brought up to date when it is not. */
  openTenant(identity: TenantIdentity): Promise<Tenant>;
  findTenant(slackId: string): Promise<Tenant | undefined>;
  listTenants(): Promise<Tenant[]>;
  /** The workspaces in which a grant, request or invitation has ended, a reminder is due, or a grant ends by `warnUntil` unwarned. */
  listDue(warnUntil: Instant): Promise<{ tenant: TenantId; workspace: WorkspaceId }[]>;
  /** The instant that the next transaction would see; throws when the database does not answer. */
  now(): Promise<Instant>;
}
