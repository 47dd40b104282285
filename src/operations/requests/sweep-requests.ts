/** Ends requests that nobody decided in time, and says so to whoever asked. */
import type { Operation } from '../desk.ts';
import { closeExpired } from './closing.ts';

/** Ends a batch and tells how many; ask again until it is none. */
export const sweepRequests: Operation<undefined, number> = async (desk) => {
  const { tx, workspace, now } = desk;
  const over = await tx.requests.listExpired(workspace.id, now);
  for (const request of over) await closeExpired(desk, request);
  return over.length;
};
