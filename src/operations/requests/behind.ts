/** The request whose card and message show a grant, where there is one. */
import { type Grant, requestBehind } from '../../domain/grant.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { Desk } from '../desk.ts';

/** The latest request that opened or lengthened it; otherwise the one it came from. */
export async function requestShowing(desk: Desk, grant: Grant): Promise<RequestId | null> {
  const requests = await desk.tx.requests.listByGrant(grant.id);
  return requests.at(-1)?.id ?? requestBehind(grant);
}
