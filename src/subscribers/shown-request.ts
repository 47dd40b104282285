/** The requests whose messages an event changes, as they stand now. */
import type { Read } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import type { RequestId } from '../domain/ids.ts';

/** The request an event is about first, then others that share its grant: those were lengthened by a later one. */
export async function requestsOf(read: Read, { happening }: Event): Promise<RequestId[]> {
  const about = 'request' in happening ? happening.request : null;
  const sharing = 'grant' in happening ? await read.requests.listByGrant(happening.grant) : [];
  return [...new Set([...(about ? [about] : []), ...sharing.map(({ id }) => id)])];
}
