/** Pieces of the history, found along an index: what is shown costs the same after a thousand events and after a million. */
import type { Knex } from 'knex';
import type { Event } from '../domain/events.ts';
import { idsFrom, type WorkspaceId } from '../domain/ids.ts';
import { type Instant, millisecondsOf } from '../domain/instant.ts';
import { among } from './among.ts';
import type { Bound } from './bound.ts';
import { chainOf, readEvent } from './event-rows.ts';
import type { Row } from './table.ts';

/** Which part of the history: of these chains (null: the tenant's), since an instant, and what one id is about; null is everything. */
export interface EventsWanted {
  chains: readonly (WorkspaceId | null)[];
  since: Instant | null;
  about: string | null;
}

/** Events by what they are about; ids of events sort by their time, so the index of links has them in order. */
export const linked = ({ k, tenant }: Bound, about: readonly string[]): Knex.QueryBuilder<Row, Row[]> => {
  const links = k<Row>('event_links')
    .join('events', (join) => {
      join.on('events.tenant', 'event_links.tenant').andOn('events.id', 'event_links.event');
    })
    .where({ 'event_links.tenant': tenant });
  return among(k, links, 'event_links.about', about) as Knex.QueryBuilder<Row, Row[]>;
};

const newestFirst = (one: Event, other: Event): number => {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  // Ids of one millisecond may be out of order where two instances wrote; places in a chain never are.
  return one.workspace === other.workspace ? other.seq - one.seq : 0;
};

export function eventPieces(bound: Bound) {
  const { k, tenant } = bound;
  const floorOf = (since: Instant): string => idsFrom('event', millisecondsOf(since));
  // An expression, so that the chain is looked at along the way and never taken for the order in which to walk.
  const ofChains = (column: string, chains: EventsWanted['chains']) =>
    k.raw(`coalesce(${column}, '') in (${chains.map(() => '?').join(', ')})`, chains.map(chainOf));

  /** Places of a chain have no gaps, so the first and the last one tell how many there are. */
  async function countIn(chain: string, since: Instant | null): Promise<number> {
    const head = await k('chains').where({ tenant, chain }).first('seq');
    if (!head || since === null) return Number(head?.seq ?? 0);
    const from = k('events')
      .where({ tenant })
      .where('id', '>=', floorOf(since))
      .whereRaw("coalesce(chain, '') = ?", chain);
    const first = await from.orderBy('id').first('seq');
    return first ? Number(head.seq) - Number(first.seq) + 1 : 0;
  }

  return {
    async listNewest({ chains, since, about }: EventsWanted, { from, limit }: { from: number; limit: number }) {
      if (chains.length === 0) return [];
      const [query, id, chain] = about
        ? [linked(bound, [about]), 'event_links.event', 'event_links.chain']
        : [k<Row>('events').where({ tenant }), 'id', 'chain'];
      if (since !== null) query.where(id, '>=', floorOf(since));
      query.whereRaw(ofChains(chain, chains)).orderBy(id, 'desc').offset(from).limit(limit);
      return (await query).map(readEvent).sort(newestFirst);
    },
    async countOf({ chains, since, about }: EventsWanted) {
      if (chains.length === 0) return 0;
      if (about === null) {
        const counts = await Promise.all(chains.map((chain) => countIn(chainOf(chain), since)));
        return counts.reduce((sum, count) => sum + count, 0);
      }
      const query = k('event_links').where({ tenant, about }).whereRaw(ofChains('chain', chains));
      if (since !== null) query.where('event', '>=', floorOf(since));
      return Number((await query.count({ count: '*' }))[0].count);
    },
  };
}
