/** The requests whose messages an event changes, as they stand now. */
import type { Read } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import type { RequestId, TaskId } from '../domain/ids.ts';

/** The request an event is about first, then others that share its grant: those were lengthened by a later one. */
export async function requestsOf(read: Read, { happening }: Event): Promise<RequestId[]> {
  const about = 'request' in happening ? happening.request : null;
  const sharing = 'grant' in happening ? await read.requests.listByGrant(happening.grant) : [];
  if ('task' in happening) sharing.push(...(await carriedOut(read, happening.task)));
  return [...new Set([...(about ? [about] : []), ...sharing.map(({ id }) => id)])];
}

/** The requests behind what a task was to carry out in a product: they say how far that has got. */
async function carriedOut(read: Read, id: TaskId) {
  const { subject, thing } = await read.tasks.get(id);
  const open = subject === null ? [] : await read.grants.listOpenOf(subject);
  const grants = open.filter((grant) => grant.thing === thing);
  return (await Promise.all(grants.map((grant) => read.requests.listByGrant(grant.id)))).flat();
}
