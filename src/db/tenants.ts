/** The tenant itself. Making and finding tenants is `Across`. */
import type { Tenant } from '../domain/tenant.ts';
import type { Bound } from './bound.ts';
import { type Row, shapeOf, stale, tableOf } from './table.ts';

export interface TenantStore {
  get(): Promise<Tenant>;
  /** Slack id of the help-desk channel. */
  setHelpDesk(channel: string): Promise<void>;
  /** Stops deliveries and says why; they wait until `unpark`. */
  park(because: string): Promise<void>;
  unpark(): Promise<void>;
}

export const tenantShape = shapeOf<Tenant>({
  id: { column: 'tenant' },
  slackId: 'plain',
  name: 'plain',
  botUserId: 'plain',
  helpDeskChannel: 'plain',
  parkedBecause: 'plain',
  createdAt: 'plain',
});

export function tenantStore({ k, tenant }: Bound): TenantStore {
  const table = tableOf(k, tenant, 'tenants', tenantShape);
  const set = async (columns: Row): Promise<void> => {
    if ((await k('tenants').where({ tenant }).update(columns)) !== 1) throw stale('tenant');
  };
  return {
    async get() {
      const found = await table.find(table.rows());
      if (!found) throw stale('tenant');
      return found;
    },
    setHelpDesk: (channel) => set({ help_desk_channel: channel }),
    park: (because) => set({ parked_because: because }),
    unpark: () => set({ parked_because: null }),
  };
}
