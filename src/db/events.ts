/** The history: every event in a chain without gaps, each over the exact bytes of the one before, with the deliveries it owes. */
import type { Event, Happening } from '../domain/events.ts';
import type { EventId, SubjectId, WorkspaceId } from '../domain/ids.ts';
import { notFound } from '../domain/refusal.ts';
import type { Bound } from './bound.ts';
import { type Break, findBreakIn } from './chain-check.ts';
import { type EventsWanted, eventPieces, linked } from './event-pieces.ts';
import { chainOf, readEvent } from './event-rows.ts';
import { type EventWriting, eventWriting } from './event-writing.ts';
import { gathered } from './gather.ts';
import { type Page, type Paged, paged } from './page.ts';
import type { Row } from './table.ts';

export interface EventStore extends EventWriting {
  get(id: EventId): Promise<Event>;
  /** Newest first: a piece of the history, as cheap at its end as at its beginning however long it is. */
  listNewest(wanted: EventsWanted, piece: { from: number; limit: number }): Promise<Event[]>;
  /** How many those are. */
  countOf(wanted: EventsWanted): Promise<number>;
  /** Whatever concerns a subject, thing, request, grant, invitation or task, or was done by the subject. Newest first. */
  listAbout(id: string, page: Page): Promise<Paged<Event>>;
  /** All of what concerns one of these, oldest first: for what has a short life, like a request. */
  listAll(about: string): Promise<Event[]>;
  /** After this place in the chain, oldest first: for streams and exports. */
  listSince(workspace: WorkspaceId | null, seq: number, limit: number): Promise<Event[]>;
  /** Walks a whole chain; undefined when it is whole, otherwise the first place where it is not, and why. */
  findBreak(workspace: WorkspaceId | null): Promise<Break | undefined>;
  /** Notes it and writes it at once. */
  append(by: SubjectId | null, workspace: WorkspaceId | null, happening: Happening): Promise<Event>;
}

export function eventStore(bound: Bound): EventStore {
  const { k, tenant } = bound;
  const rows = () => k<Row>('events').where({ 'events.tenant': tenant });
  const inChain = (workspace: WorkspaceId | null) => rows().where({ chain: chainOf(workspace) });

  const writing = eventWriting(bound);
  /** What this act has said so far is part of what it reads. */
  const afterwards = async <T>(look: () => Promise<T>): Promise<T> => {
    await writing.writeNoted();
    return look();
  };
  const get = (id: EventId): Promise<Event> =>
    afterwards(async () => {
      const row = await rows().where({ id }).first();
      if (!row) throw notFound('event');
      return readEvent(row);
    });
  const pieces = eventPieces(bound);
  const allAbout = gathered(
    async (ids) => {
      const found: Row[] = await linked(bound, ids).orderBy('event_links.event');
      return found.map((row) => ({ about: String(row.about), event: readEvent(row) }));
    },
    ({ about }) => about,
  );

  return {
    ...writing,
    get,
    listNewest: (wanted, piece) => afterwards(() => pieces.listNewest(wanted, piece)),
    countOf: (wanted) => afterwards(() => pieces.countOf(wanted)),
    listAbout: (id, page) =>
      afterwards(() => paged(linked(bound, [id]), ['event_links.event'], page, readEvent, 'desc')),
    listAll: (about) => afterwards(async () => (await allAbout([about])).map(({ event }) => event)),
    listSince: (workspace, seq, limit) =>
      afterwards(async () =>
        (await inChain(workspace).where('seq', '>', seq).orderBy('seq').limit(limit)).map(readEvent),
      ),
    findBreak: (workspace) => afterwards(() => findBreakIn(k, tenant, chainOf(workspace))),
    append: (by, workspace, happening) => get(writing.note(by, workspace, happening)),
  };
}
