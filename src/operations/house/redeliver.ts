/** A delivery that can never work waits for a person: it is tried once more, or let go. */
import type { DeliveryId } from '../../domain/ids.ts';
import type { Operation } from '../desk.ts';

/** Refuses whoever may not configure the product that the delivery belongs to, and a delivery that is not waiting any more. */
export const redeliver: Operation<{ delivery: DeliveryId; again: boolean }, void> = async (
  desk,
  { delivery: id, again },
) => {
  await desk.require({ action: 'workspace.configure', thing: desk.workspace.root });
  const delivery = await desk.tx.deliveries.get(id);
  await (again ? desk.tx.deliveries.retry(delivery) : desk.tx.deliveries.discard(delivery));
};
