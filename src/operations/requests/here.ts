/** A request of the desk's own product; one of another is not there, whoever looks. */
import type { RequestId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import type { Desk } from '../desk.ts';

/** Not found where it belongs to another product: there other people decide, by other rules. */
export async function requestHere({ tx, workspace }: Desk, id: RequestId): Promise<Request> {
  const request = await tx.requests.get(id);
  if (request.workspace !== workspace.id) throw notFound('request');
  return request;
}
