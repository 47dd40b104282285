/** Walking a chain of events from its first to its last, to see that nothing was changed, taken out or cut off. */
import type { Knex } from 'knex';
import type { Event } from '../domain/events.ts';
import type { TenantId } from '../domain/ids.ts';
import { firstHash, hashOf } from './event-rows.ts';
import type { Row } from './table.ts';

/** The first place at which a chain is not what it was. */
export interface Break {
  seq: number;
  problem: string;
}

const stretch = 500;

/** What is wrong with one event, given the place and hash it must follow. */
function problemOf(row: Row, seq: number, previous: string): string | undefined {
  if (Number(row.seq) !== seq) return `event ${seq} is missing`;
  if (row.prev_hash !== previous) return 'it does not follow the event before it';
  if (row.hash !== hashOf(previous, String(row.payload))) return 'its text is not the one that was written';
  const said = JSON.parse(String(row.payload)) as Event;
  const same =
    said.id === row.id &&
    said.tenant === row.tenant &&
    said.workspace === row.workspace &&
    said.seq === seq &&
    said.at === row.at &&
    said.by === row.by_subject &&
    said.happening.type === row.type;
  return same ? undefined : 'its columns do not agree with its text';
}

export async function findBreakIn(k: Knex, tenant: TenantId, chain: string): Promise<Break | undefined> {
  let seq = 0;
  let previous = firstHash;
  for (;;) {
    const rows: Row[] = await k('events').where({ tenant, chain }).where('seq', '>', seq).orderBy('seq').limit(stretch);
    for (const row of rows) {
      seq++;
      const problem = problemOf(row, seq, previous);
      if (problem) return { seq, problem };
      previous = String(row.hash);
    }
    if (rows.length < stretch) break;
  }
  const head = await k('chains').where({ tenant, chain }).first('seq', 'hash');
  if (head === undefined ? seq === 0 : Number(head.seq) === seq && head.hash === previous) return undefined;
  return { seq: seq + 1, problem: 'the end of the chain is not the one that was written' };
}
