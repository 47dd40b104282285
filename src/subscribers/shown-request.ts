/** The requests whose messages an event changes, how they stand now, and where their messages are. */
import type { Read } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import type { RequestId, TaskId, TenantId } from '../domain/ids.ts';
import type { ShownRequest } from '../domain/shown.ts';
import { requestShown } from '../queries/request-card.ts';
import type { Heads } from './round.ts';
import { copiesNamed } from './standing.ts';
import type { Surroundings } from './subscriber.ts';

/** The request an event is about first, then others that share its grant: those were lengthened by a later one. */
export function requestsOf({ db, round }: Surroundings, event: Event): Promise<RequestId[]> {
  return round.once(requestsNamed(event), () => db.read(event.tenant, (read) => readRequestsOf(read, event)));
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
  round.once(shownNamed(id), () => db.read(tenant, (read) => requestShown(read, id)));

const requestsNamed = ({ id }: Event): string => `requests of ${id}`;
const shownNamed = (id: RequestId): string => `request ${id}`;

/** Names of what is drawn of a request. */
export const cardOf = (request: RequestId): string => `card of ${request}`;
export const messageOf = (request: RequestId): string => `message of ${request}`;

/**
 * Reads in one look what the cards and messages of these events are drawn from, and keeps it for the round. Whatever is not found
 * here is looked for again by the delivery that needs it.
 */
export async function lookAhead(
  { db, round }: Surroundings,
  tenant: TenantId,
  events: readonly Event[],
): Promise<void> {
  const isDrawn = (id: RequestId, event: Event): boolean =>
    round.drawn.shows(cardOf(id), event) && round.drawn.shows(messageOf(id), event);
  const found = await db.read(tenant, async (read) => {
    const requests = await Promise.all(
      events.map(async (event) => [event, await readRequestsOf(read, event)] as const),
    );
    const drawn = requests.flatMap(([event, ids]) => ids.filter((id) => !isDrawn(id, event)));
    const shown = await Promise.all(
      [...new Set(drawn)].map(async (id) => {
        const [its, copies] = await Promise.all([requestShown(read, id), read.cards.list(id)]);
        return { id, its, copies };
      }),
    );
    return { requests, shown };
  });
  for (const [event, ids] of found.requests) round.keep(requestsNamed(event), ids);
  for (const { id, its, copies } of found.shown) {
    round.keep(shownNamed(id), its);
    round.keep(copiesNamed(id), copies);
  }
}

/** Where the chains of these events end. */
export async function headsOf(
  { db }: Pick<Surroundings, 'db'>,
  tenant: TenantId,
  events: readonly Event[],
): Promise<Heads> {
  const chains = [...new Set(events.map(({ workspace }) => workspace))];
  const lengths = await db.read(tenant, (read) =>
    Promise.all(chains.map((chain) => read.events.countOf({ chains: [chain], since: null, about: null }))),
  );
  return new Map(chains.map((chain, nth) => [chain, lengths[nth] ?? 0]));
}
