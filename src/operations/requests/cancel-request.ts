/** Cancels a request that waits: taken back by whoever asked, or turned down by whoever it is about. */
import type { RequestId } from '../../domain/ids.ts';
import { cancel, mustWait, type Request } from '../../domain/request.ts';
import type { Operation } from '../desk.ts';
import { requestHere } from './here.ts';

/** Refuses everybody else, and what is not waiting any more. */
export const cancelRequest: Operation<{ request: RequestId }, Request> = async (desk, { request: id }) => {
  const { tx, now } = desk;
  const request = await requestHere(desk, id);
  const about = { requests: [request], things: [request.thing] };
  if ((await desk.ask({ action: 'request.view', thing: id }, about)).allowed) mustWait(request, now);
  await desk.require({ action: 'request.cancel', thing: id, target: request.target }, about);

  const cancelled = cancel(request, now);
  await tx.requests.replace(request, cancelled);
  await desk.happened({ type: 'request.cancelled', request: id, target: request.target });
  return cancelled;
};
