/** Closes what waits for nothing any more: a request for more time whose grant was ended for good. */
import type { Grant } from '../../domain/grant.ts';
import { cancel, isWaiting } from '../../domain/request.ts';
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
