/** The history: every event in a chain without gaps, each over the exact bytes of the one before, with the deliveries it owes. */
import type { Event, Happening } from '../domain/events.ts';
import { type EventId, mintId, type SubjectId, type WorkspaceId } from '../domain/ids.ts';
import { millisecondsOf } from '../domain/instant.ts';
import { notFound } from '../domain/refusal.ts';
import type { Bound } from './bound.ts';
import { type Break, findBreakIn } from './chain-check.ts';
import { type EventsWanted, eventPieces, linked } from './event-pieces.ts';
import { chainOf, firstHash, hashOf, linksOf, payloadOf, readEvent } from './event-rows.ts';
import { type Page, type Paged, paged } from './page.ts';
import type { Row } from './table.ts';

export interface EventStore {
  get(id: EventId): Promise<Event>;
  /** Newest first: a piece of the history, as cheap at its end as at its beginning however long it is. */
  listNewest(wanted: EventsWanted, piece: { from: number; limit: number }): Promise<Event[]>;
  /** How many those are. */
  countOf(wanted: EventsWanted): Promise<number>;
  /** Whatever concerns a subject, thing, request, grant, invitation or task, or was done by the subject. Newest first. */
  listAbout(id: string, page: Page): Promise<Paged<Event>>;
  /** After this place in the chain, oldest first: for streams and exports. */
  listSince(workspace: WorkspaceId | null, seq: number, limit: number): Promise<Event[]>;
  /** Walks a whole chain; undefined when it is whole, otherwise the first place where it is not, and why. */
  findBreak(workspace: WorkspaceId | null): Promise<Break | undefined>;
  /** Adds to the workspace's chain (null: the tenant's), and owes it to its subscribers. */
  append(by: SubjectId | null, workspace: WorkspaceId | null, happening: Happening): Promise<Event>;
}

export function eventStore(bound: Bound): EventStore {
  const { k, tenant, now } = bound;
  const rows = () => k<Row>('events').where({ 'events.tenant': tenant });
  const inChain = (workspace: WorkspaceId | null) => rows().where({ chain: chainOf(workspace) });

  /** Takes the next place of the chain; whoever holds the workspace's lock is alone here. */
  async function nextPlace(chain: string): Promise<{ seq: number; prevHash: string }> {
    // The update, not a read before it, is what locks the row on PostgreSQL.
    const advance = () => k('chains').where({ tenant, chain }).increment('seq', 1).returning(['seq', 'hash']);
    let [head] = await advance();
    if (!head) {
      await k('chains').insert({ tenant, chain, seq: 0, hash: firstHash }).onConflict(['tenant', 'chain']).ignore();
      [head] = await advance();
    }
    return { seq: Number(head?.seq), prevHash: String(head?.hash) };
  }

  async function owe(event: Event): Promise<void> {
    const owed = bound.owedFor(event.happening);
    if (owed.length === 0) return;
    await k('deliveries').insert(
      owed.map(({ subscriber, aggregate }) => ({
        tenant,
        id: mintId('delivery', millisecondsOf(now)),
        event: event.id,
        subscriber,
        aggregate,
        state: 'owed',
        attempts: 0,
        token: 0,
        due_at: now,
        leased_until: null,
        problem: null,
        created_at: now,
        ended_at: null,
      })),
    );
  }

  return {
    async get(id) {
      const row = await rows().where({ id }).first();
      if (!row) throw notFound('event');
      return readEvent(row);
    },
    ...eventPieces(bound),
    listAbout: (id, page) =>
      paged(linked(bound, id).select('events.*', 'event_links.event'), ['event_links.event'], page, readEvent, true),
    async listSince(workspace, seq, limit) {
      return (await inChain(workspace).where('seq', '>', seq).orderBy('seq').limit(limit)).map(readEvent);
    },
    findBreak: (workspace) => findBreakIn(k, tenant, chainOf(workspace)),
    async append(by, workspace, happening) {
      const chain = chainOf(workspace);
      const { seq, prevHash } = await nextPlace(chain);
      const id = mintId('event', millisecondsOf(now));
      const payload = payloadOf({ id, tenant, workspace, seq, at: now, by, happening });
      const hash = hashOf(prevHash, payload);
      const event: Event = { id, tenant, workspace, seq, at: now, by, happening, hash };
      const type = happening.type;
      await k('events').insert({
        tenant,
        id,
        chain,
        workspace,
        seq,
        at: now,
        by_subject: by,
        type,
        payload,
        prev_hash: prevHash,
        hash,
      });
      await k('chains').where({ tenant, chain, seq }).update({ hash });
      const links = linksOf(by, happening);
      if (links.length > 0) await k('event_links').insert(links.map((about) => ({ tenant, about, event: id, chain })));
      await owe(event);
      return event;
    },
  };
}
