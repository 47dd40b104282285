/** The history of somebody, of a thing, of a request or of everything, as far as the reader may see it; with the names in it. */
import type { EventsWanted, Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { Event } from '../domain/events.ts';
import type { SubjectId, ThingId, WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { denied, noSuchPerson, notFound } from '../domain/refusal.ts';
import type { ShownHistory } from '../domain/shown.ts';
import { decide } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { namesIn } from './history-names.ts';
import type { Query } from './look.ts';
import { actionsAt, placesForAccount } from './may.ts';
import { requestByNumber } from './requests.ts';
import { type Place, placesOf, shownPeople, shownThings } from './showing.ts';

/** What it is about; `all` is everything that the reader may see. A `product` narrows it to what happened there; null is everywhere. */
export type About =
  | { kind: 'person'; subject: SubjectId; product: string | null }
  | { kind: 'thing'; thing: ThingId }
  | { kind: 'request'; number: number }
  | { kind: 'all'; product: string | null };

export interface HistoryWanted {
  about: About;
  since: Instant | null;
  from: number;
  /** How many of them with their names; null is all, for a file. */
  limit: number | null;
}

/** Which events, and how the list is called. */
interface Found {
  about: string | null;
  key: string;
  wanted: Omit<EventsWanted, 'since'>;
}

/** Newest first. Refused where nothing of it may be seen; what may not be seen otherwise is as if it had not happened. */
export const history: Query<HistoryWanted, ShownHistory> = async (read, caller, { about, since, from, limit }) => {
  const found = await find(read, caller, about);
  const wanted = { ...found.wanted, since };
  const total = await read.events.countOf(wanted);
  const items = await piecesOf(read, wanted, from, limit ?? total);
  const key = `history:${since ?? ''}:${found.key}`;
  return {
    about: found.about,
    since,
    events: { items, from, total, key },
    names: await namesIn(read, items),
  };
};

/** A file takes them all, a thousand at a time. */
async function piecesOf(read: Read, wanted: EventsWanted, from: number, limit: number): Promise<Event[]> {
  const events: Event[] = [];
  for (let at = from; at < from + limit; at += 1_000) {
    const piece = await read.events.listNewest(wanted, { from: at, limit: Math.min(1_000, from + limit - at) });
    events.push(...piece);
    if (piece.length === 0) break;
  }
  return events;
}

function find(read: Read, caller: Caller, about: About): Promise<Found> {
  switch (about.kind) {
    case 'person':
      return ofPerson(read, caller, about);
    case 'thing':
      return ofThing(read, caller, about.thing);
    case 'request':
      return ofRequest(read, caller, about.number);
    case 'all':
      return ofAll(read, caller, about.product);
  }
}

/** What concerns somebody, in the products where the reader may view their history; their own always. */
async function ofPerson(
  read: Read,
  caller: Caller,
  { subject, product }: Extract<About, { kind: 'person' }>,
): Promise<Found> {
  const places = await placesForAccount(read, caller, 'account.view_history', subject);
  if (places.length === 0) throw noSuchPerson();
  const nameOf = await shownPeople(read, [subject]);
  const wanted = { chains: chainsOf(places, product), about: subject };
  return { about: nameOf(subject).name, key: keyOf(subject, product), wanted };
}

async function ofThing(read: Read, caller: Caller, id: ThingId): Promise<Found> {
  const [thing] = await read.things.listByIds([id]);
  const place = (await placesOf(read)).find(({ workspace }) => workspace.id === thing?.workspace);
  const shown = (await shownThings(read, [id])).get(id);
  if (!thing || !place || !shown || !(await sees(read, place, caller, thing.type, id)))
    throw notFound('thing of that name');
  if (!(await actionsAt(read, place, caller)).includes('workspace.view_history')) throw mayNot(place);
  return { about: shown.name, key: id, wanted: { chains: [null, place.workspace.id], about: id } };
}

async function sees(read: Read, { workspace, model }: Place, { subject }: Caller, type: string, thing: ThingId) {
  if (!subject) return false;
  if (thing === workspace.root) return true;
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: [thing] });
  return decide(model, { caller: subject, action: `${type}.view`, thing }, facts).allowed;
}

const mayNot = ({ workspace }: Place) =>
  denied(`The history of ${workspace.title} is for its Admins.`, {
    code: 'silence',
    action: 'workspace.view_history',
    thing: workspace.root,
    workspace: workspace.id,
    next: 'Your own is `/role history me`.',
  });

/** Whoever may see a request may see what happened to it. */
async function ofRequest(read: Read, caller: Caller, number: number): Promise<Found> {
  const request = await requestByNumber(read, caller, number);
  if (!request) throw notFound('request of that number');
  return { about: `R-${number}`, key: `R-${number}`, wanted: { chains: [null, request.workspace], about: request.id } };
}

/** The chains to read: those of these products, and what concerns no product alone; with one named, only its own. */
const chainsOf = (places: readonly Place[], product: string | null): (WorkspaceId | null)[] => [
  ...(product === null ? [null] : []),
  ...places
    .map(({ workspace }) => workspace)
    .filter((one) => product === null || one.product === product)
    .map(({ id }) => id),
];

/** A key for the next piece; a name of a product holds no colon and no bar. */
const keyOf = (about: string, product: string | null): string => (product === null ? about : `${about}|${product}`);

async function ofAll(read: Read, caller: Caller, product: string | null): Promise<Found> {
  const places: Place[] = [];
  const all = (await placesOf(read)).filter(({ workspace }) => product === null || workspace.product === product);
  for (const place of all)
    if ((await actionsAt(read, place, caller)).includes('workspace.view_history')) places.push(place);
  const [first] = all;
  if (places.length === 0) throw first ? mayNot(first) : notFound('history');
  return { about: null, key: keyOf('all', product), wanted: { chains: chainsOf(places, product), about: null } };
}
