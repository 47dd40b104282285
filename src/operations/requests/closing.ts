/** Closes what waits for nothing any more: a request that nobody decided in time, or one for more of what was ended for good. */
import type { Grant } from '../../domain/grant.ts';
import { cancel, expire, isWaiting, type Request } from '../../domain/request.ts';
import { type Desk, openDesk } from '../desk.ts';

/** Cancelled by Roledesk, which says why; nobody could approve them any more, and they would stand in the way of asking anew. */
export async function closeExtensionsOf(desk: Desk, grant: Grant): Promise<void> {
  const { tx, workspace, model, now } = desk;
  const pending = await tx.requests.listPendingOf(grant.subject);
  const byItself = openDesk(tx, workspace, model, null);
  for (const request of pending.filter((one) => one.extends === grant.id && isWaiting(one, now))) {
    await tx.requests.replace(request, cancel(request, now));
    const { id, target } = request;
    const because = 'What it would lengthen has been ended.';
    await byItself.happened({ type: 'request.cancelled', request: id, target, because });
  }
}

/** Ends a request that nobody decided in time, and says so to whoever asked. */
export async function closeExpired(desk: Desk, request: Request): Promise<void> {
  await desk.tx.requests.replace(request, expire(request, desk.now));
  await desk.happened({ type: 'request.expired', request: request.id, target: request.target });
}
