/** How what is not of one tenant is done. */
import type { Knex } from 'knex';
import { mintId } from '../domain/ids.ts';
import { type Instant, millisecondsOf } from '../domain/instant.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Across, TenantIdentity } from './across.ts';
import { deliveryDesk } from './delivery-desk.ts';
import { findNextDue, listDue } from './due.ts';
import { oldDeliveries } from './old-deliveries.ts';
import { payloadInbox } from './payload-inbox.ts';
import type { Sealing } from './sealing.ts';
import type { Row } from './table.ts';
import { tenantShape } from './tenants.ts';
import type { Brief } from './transact.ts';

const findTenant = async (k: Knex, slackId: string): Promise<Tenant | undefined> => {
  const row = await k<Row>('tenants').where({ slack_id: slackId }).first();
  return row && tenantShape.read(row);
};

async function openTenant(k: Knex, now: Instant, { slackId, name, botUserId }: TenantIdentity): Promise<Tenant> {
  const id = mintId('tenant', millisecondsOf(now));
  const fresh: Tenant = { id, slackId, name, botUserId, helpDeskChannel: null, parkedBecause: null, createdAt: now };
  await k('tenants').insert(tenantShape.write(fresh)).onConflict('slack_id').merge(['name', 'bot_user_id']);
  const tenant = await findTenant(k, slackId);
  if (!tenant) throw new Error('A tenant that was just written is gone.');
  await k('counters').insert({ tenant: tenant.id, last_request: 1000 }).onConflict('tenant').ignore();
  await k('turns').insert({ tenant: tenant.id, served: 0 }).onConflict('tenant').ignore();
  return tenant;
}

export const acrossOn = (brief: Brief, sealing: Sealing, skipLocked: boolean): Across => ({
  ...deliveryDesk(brief, skipLocked),
  ...payloadInbox(brief, sealing),
  ...oldDeliveries(brief),
  openTenant: (identity) => brief.change((k, now) => openTenant(k, now, identity)),
  listTenants: () => brief.look(async (k) => (await k<Row>('tenants').orderBy('tenant')).map(tenantShape.read)),
  listDue: () => brief.look(listDue),
  findNextDue: () => brief.look(findNextDue),
  now: () =>
    brief.look(async (k, now) => {
      // Whether the database answers is known when it has been asked something.
      await k('tenants').select('tenant').limit(1);
      return now;
    }),
});
