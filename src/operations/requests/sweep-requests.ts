/** Ends requests that nobody decided in time, and says so to whoever asked. */
import { expire } from '../../domain/request.ts';
import type { Operation } from '../desk.ts';

/** Ends a batch and tells how many; ask again until it is none. */
export const sweepRequests: Operation<undefined, number> = async (desk) => {
  const { tx, workspace, now } = desk;
  const over = await tx.requests.listExpired(workspace.id, now);
  for (const request of over) {
    await tx.requests.replace(request, expire(request, now));
    await desk.happened({ type: 'request.expired', request: request.id, target: request.target });
  }
  return over.length;
};
