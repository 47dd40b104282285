/** What every store is made from: a transaction, the tenant it is bound to, and the instant of it. */
import type { Knex } from 'knex';
import type { Happening } from '../domain/events.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';

/** A debt of one event to one subscriber; debts of one aggregate are paid one after the other. */
export interface Owed {
  subscriber: string;
  aggregate: string;
}

/** Which deliveries a happening is owed; pure, and asked inside the transaction. */
export type OwedFor = (happening: Happening) => readonly Owed[];

export interface Bound {
  k: Knex;
  tenant: TenantId;
  now: Instant;
  owedFor: OwedFor;
}
