/** In which product a delivery belongs. */
import type { DeliveryId, WorkspaceId } from '../domain/ids.ts';
import type { Query } from './look.ts';

/** The workspace of the event behind it; the tenant's first one for what concerns the tenant as a whole. */
export const workspaceOfDelivery: Query<DeliveryId, WorkspaceId | undefined> = async (read, _caller, id) => {
  const { event } = await read.deliveries.get(id);
  return (await read.events.get(event)).workspace ?? (await read.workspaces.list())[0]?.id;
};
