/** The requests whose messages an event changes, and how they stand now. */
import type { Read } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import type { RequestId, TaskId, TenantId } from '../domain/ids.ts';
import type { ShownRequest } from '../domain/shown.ts';
import { requestShown } from '../queries/request-card.ts';
import type { Surroundings } from './subscriber.ts';

/** The request an event is about first, then others that share its grant: those were lengthened by a later one. */
export function requestsOf({ db, round }: Surroundings, event: Event): Promise<RequestId[]> {
  return round.once(`requests of ${event.id}`, () => db.read(event.tenant, (read) => readRequestsOf(read, event)));
}

async function readRequestsOf(read: Read, { happening }: Event): Promise<RequestId[]> {
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

/** A request with everything its messages are drawn from; its card and its requester's message are drawn from the same look. */
export const shownOf = ({ db, round }: Surroundings, tenant: TenantId, id: RequestId): Promise<ShownRequest> =>
  round.once(`request ${id}`, () => db.read(tenant, (read) => requestShown(read, id)));
