/** Closes grants whose time is over. No decision has counted them since that instant; this says so, and lets others follow. */
import { timeIsOver } from '../../domain/grant.ts';
import type { Operation } from '../desk.ts';
import { endGrant } from '../ledger.ts';

/** Ends a batch and tells how many; ask again until it is none. */
export const sweepGrants: Operation<undefined, number> = async (desk) => {
  const over = await desk.tx.grants.listEnded(desk.workspace.id, desk.now);
  for (const grant of over) await endGrant(desk, grant, timeIsOver);
  return over.length;
};
