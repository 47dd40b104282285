/** The roads to the database: `Tx` changes, in one transaction; `Read` looks, without a lock. Nobody outside db/ sees Knex. */
import type { TenantId, WorkspaceId } from '../domain/ids.ts';
import type { HasCome, Instant } from '../domain/instant.ts';
import type { Across } from './across.ts';
import type { CardStore } from './cards.ts';
import type { DeliveryStore } from './deliveries.ts';
import type { EventStore } from './events.ts';
import type { GrantStore } from './grants.ts';
import type { InboxStore } from './inbox.ts';
import type { InvitationStore } from './invitations.ts';
import type { ModelStore } from './models.ts';
import type { RequestStore } from './requests.ts';
import type { SubjectStore } from './subjects.ts';
import type { TaskStore } from './tasks.ts';
import type { TenantStore } from './tenants.ts';
import type { ThingStore } from './things.ts';
import type { WorkspaceStore } from './workspaces.ts';

export type { EventsWanted } from './event-pieces.ts';
export type { ThingsWanted, WantedWord } from './things-wanted.ts';

export interface Stores {
  tenants: TenantStore;
  workspaces: WorkspaceStore;
  models: ModelStore;
  subjects: SubjectStore;
  things: ThingStore;
  grants: GrantStore;
  invitations: InvitationStore;
  requests: RequestStore;
  events: EventStore;
  deliveries: DeliveryStore;
  inbox: InboxStore;
  cards: CardStore;
  tasks: TaskStore;
}

/** The one instant of a transaction or a read, in three ways: what was read is as a rule true for longer than it. */
export interface Timed {
  /** For anything. An answer in which it was used is that of this instant alone. */
  now: Instant;
  /** For asking stores what is in force, and for nothing else: such an answer is true until a grant begins or ends. */
  asOf: Instant;
  /** Whether it is this instant or later; the answer is true until it is. */
  hasCome: HasCome;
}

/** One transaction. Every store is bound to its tenant; `now` was read once, after the lock. */
export interface Tx extends Stores, Timed {
  tenant: TenantId;
}

/** The looking halves of the stores: those methods that change nothing. */
type Looking<Store> = {
  [Name in keyof Store as Name extends `${'get' | 'find' | 'list' | 'count'}${string}` ? Name : never]: Store[Name];
};

/** Reads for showing, bound to a tenant; everything read in one `read` is of one moment. */
export type Read = { [Name in keyof Stores]: Looking<Stores[Name]> } & Timed & { tenant: TenantId };

/** What a transaction locks first: one workspace, or every workspace of the tenant in one order. */
export interface Scope {
  tenant: TenantId;
  workspace?: WorkspaceId;
}

export interface Database {
  /**
   * Runs `work` in one transaction: all of it or nothing. It may run more than once (PostgreSQL may take a transaction back),
   * so it touches nothing but `tx`. Refuses a workspace that is not the tenant's, and any use inside another transaction.
   */
  transact<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** With a `question`, what `work` comes to may be kept as its answer, shared and frozen, until it would be another. */
  read<T>(tenant: TenantId, work: (read: Read) => Promise<T>, question?: string): Promise<T>;
  /** For the composition root, the worker and the HTTP server's health only: what is not of one tenant. */
  across: Across;
  /** Lets go of everything that was read and kept; who asks next is answered by the database. */
  forget(): void;
  close(): Promise<void>;
}
