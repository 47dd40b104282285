/**
 * What is not of one tenant: tenants, the worker's side of deliveries, the inbox of payloads, and what is due where.
 * For the composition root and the worker only; operations and queries are always of one tenant.
 */
import type { TenantId, WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { DeliveryDesk } from './delivery-desk.ts';
import type { OldDeliveries } from './old-deliveries.ts';
import type { PayloadInbox } from './payload-inbox.ts';

export interface TenantIdentity {
  /** Slack's own id: `T...` or `E...`. */
  slackId: string;
  name: string;
  botUserId: string;
}

/** begun, ended, warning: of grants · expired, reminder: of requests · invitation: one that nobody took up. */
export type DueKind = 'begun' | 'ended' | 'warning' | 'expired' | 'reminder' | 'invitation';

export interface Due {
  tenant: TenantId;
  workspace: WorkspaceId;
  kind: DueKind;
}

/** The first thing that time will do. */
export interface NextDue {
  at: Instant;
  kind: DueKind;
  /** The number of the request that it is about. */
  request?: number;
}

export interface Across extends DeliveryDesk, PayloadInbox, OldDeliveries {
  /** The tenant of this installation; made when it is new, its name and bot brought up to date when it is not. */
  openTenant(identity: TenantIdentity): Promise<Tenant>;
  listTenants(): Promise<Tenant[]>;
  /** Where time has something to do now, and what. Reads indexes alone, so that it may be asked every few seconds. */
  listDue(): Promise<Due[]>;
  /** What comes next, for a clock that is moved there. */
  findNextDue(): Promise<NextDue | undefined>;
  /** The instant that the next transaction would see; throws when the database does not answer. */
  now(): Promise<Instant>;
}
