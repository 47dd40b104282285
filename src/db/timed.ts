/** Stores together with the tenant and the one instant of whoever uses them. */
import type { TenantId } from '../domain/ids.ts';
import type { HasCome, Instant } from '../domain/instant.ts';
import type { Footprint } from './footprint.ts';
import type { InboxStore } from './inbox.ts';
import type { Read, Stores, Tx } from './ports.ts';

/** Properties beside those that are looked up in the stores. */
const own = (properties: object): PropertyDescriptorMap =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, { value, enumerable: true }]));

/** What an act is given, with an inbox of its own. */
export function txOf(stores: Stores, tenant: TenantId, now: Instant, inbox: InboxStore): Tx {
  const hasCome: HasCome = (instant) => instant <= now;
  return Object.create(stores, own({ tenant, now, asOf: now, hasCome, inbox })) as Tx;
}

/** What may be read of these stores; which part of the instant is used is written into the footprint of the read. */
export function readOf(stores: Stores, tenant: TenantId, now: Instant, footprint: Footprint | undefined): Read {
  const hasCome: HasCome = (instant) => {
    if (instant > now) footprint?.turns(instant);
    return instant <= now;
  };
  const told = () => {
    if (footprint) footprint.isPassing = true;
    return now;
  };
  const properties = { ...own({ tenant, asOf: now, hasCome }), now: { get: told, enumerable: true } };
  return Object.create(stores, properties) as Read;
}
