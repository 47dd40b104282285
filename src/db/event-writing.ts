/** Writing the history: what one act says happened is written together at its end, in the order in which it was said. */
import type { Event, Happening } from '../domain/events.ts';
import { type EventId, mintId, type SubjectId, type WorkspaceId } from '../domain/ids.ts';
import { millisecondsOf } from '../domain/instant.ts';
import type { Bound } from './bound.ts';
import { chainOf, firstHash, hashOf, linksOf, payloadOf } from './event-rows.ts';

export interface EventWriting {
  /** Written before anything of the history is read in this act, and at its end. */
  note(by: SubjectId | null, workspace: WorkspaceId | null, happening: Happening): EventId;
  /** Adds what was noted to its chains, and owes it to its subscribers. */
  writeNoted(): Promise<void>;
}

type Noted = Pick<Event, 'id' | 'by' | 'workspace' | 'happening'>;

/** An event in its place, with the hash of the one before. */
interface Placed {
  event: Event;
  payload: string;
  prevHash: string;
}

/** One statement has so many rows at most, and an event has several links and deliveries. */
const writtenTogether = 40;

export function eventWriting({ k, tenant, now, owedFor }: Bound): EventWriting {
  const noted: Noted[] = [];
  let writing: Promise<void> = Promise.resolve();

  /** Takes the next places of the chain; whoever holds the workspace's lock is alone here. Answers the last place before them. */
  async function takePlaces(chain: string, count: number): Promise<{ seq: number; hash: string }> {
    // The update, not a read before it, is what locks the row on PostgreSQL.
    const advance = () => k('chains').where({ tenant, chain }).increment('seq', count).returning(['seq', 'hash']);
    let [head] = await advance();
    if (!head) {
      await k('chains').insert({ tenant, chain, seq: 0, hash: firstHash }).onConflict(['tenant', 'chain']).ignore();
      [head] = await advance();
    }
    return { seq: Number(head?.seq) - count, hash: String(head?.hash) };
  }

  /** Puts these at the end of their chain. */
  async function place(chain: string, those: readonly Noted[]): Promise<Placed[]> {
    let { seq, hash } = await takePlaces(chain, those.length);
    const placed = those.map(({ id, by, workspace, happening }): Placed => {
      seq++;
      const prevHash = hash;
      const payload = payloadOf({ id, tenant, workspace, seq, at: now, by, happening });
      hash = hashOf(prevHash, payload);
      return { event: { id, tenant, workspace, seq, at: now, by, happening, hash }, payload, prevHash };
    });
    await k('chains').where({ tenant, chain, seq }).update({ hash });
    return placed;
  }

  const eventRow = ({ event, payload, prevHash }: Placed) => ({
    tenant,
    id: event.id,
    chain: chainOf(event.workspace),
    workspace: event.workspace,
    seq: event.seq,
    at: now,
    by_subject: event.by,
    type: event.happening.type,
    payload,
    prev_hash: prevHash,
    hash: event.hash,
  });

  const linkRows = ({ event: { id, by, workspace, happening } }: Placed) =>
    linksOf(by, happening).map((about) => ({ tenant, about, event: id, chain: chainOf(workspace) }));

  const deliveryRows = ({ event }: Placed) =>
    owedFor(event.happening).map(({ subscriber, aggregate }) => ({
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
    }));

  async function writeAll(together: readonly Noted[]): Promise<void> {
    const placed = new Map<EventId, Placed>();
    for (const chain of new Set(together.map(({ workspace }) => chainOf(workspace)))) {
      const those = together.filter(({ workspace }) => chainOf(workspace) === chain);
      for (const one of await place(chain, those)) placed.set(one.event.id, one);
    }
    // In the order in which they happened, so that their deliveries are made in it.
    const all = together.flatMap(({ id }) => placed.get(id) ?? []);
    await k('events').insert(all.map(eventRow));
    const links = all.flatMap(linkRows);
    if (links.length > 0) await k('event_links').insert(links);
    const deliveries = all.flatMap(deliveryRows);
    if (deliveries.length > 0) await k('deliveries').insert(deliveries);
  }

  async function writeRest(): Promise<void> {
    while (noted.length > 0) await writeAll(noted.splice(0, writtenTogether));
  }

  return {
    note(by, workspace, happening) {
      const id = mintId('event', millisecondsOf(now));
      noted.push({ id, by, workspace, happening });
      return id;
    },
    writeNoted() {
      writing = writing.then(writeRest);
      return writing;
    },
  };
}
