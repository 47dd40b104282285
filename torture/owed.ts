/** Why a delivery is still owed: so that a bot that forgot it can be told from one that waits, and from a machine that was too slow. */
import type { Knex } from 'knex';

export interface OwedRow {
  subscriber: string;
  aggregate: string;
  position: number;
  /** Tries that failed. */
  attempts: number;
  /** How often it was claimed, whatever became of that. */
  token: number;
  /** How many bots in a row died with it in hand; after three it waits for one that stays up. */
  suspected: number;
  due_at: string;
  leased_until: string | null;
  problem: string | null;
  created_at: string;
}

/** What can hold up a delivery beside itself. */
export interface Hindrances {
  throttles: readonly { subscriber: string; until_at: string }[];
  parkedBecause: string | null;
}

/** Of very many the first say enough. */
const saidAtMost = 10;

/** The first that are owed, in their order, a sentence each with what it waits for at this moment (milliseconds). */
export async function sayOwed(k: Knex, now: number): Promise<string[]> {
  const [tenant] = await k('tenants').select('parked_because');
  const hindrances: Hindrances = {
    throttles: await k('throttles').select('subscriber', 'until_at'),
    parkedBecause: tenant?.parked_because ?? null,
  };
  const rows: OwedRow[] = await k('deliveries')
    .where({ state: 'owed' })
    .orderBy('position')
    .limit(saidAtMost)
    .select('*');
  return rows.map((row, nth) => owedSays(row, rows.slice(0, nth), hindrances, now));
}

/** The sentence about one; `earlier` are those that are owed and came before it. */
export function owedSays(row: OwedRow, earlier: readonly OwedRow[], by: Hindrances, now: number): string {
  const { aggregate, attempts, token, problem, created_at } = row;
  const why = problem === null ? '' : `, the last one with ${problem}`;
  const tries = `claimed ${token} times, ${attempts} tries failed${why}`;
  return `Owed for ${seconds(now - Date.parse(created_at))}: ${aggregate} ${waitsFor(row, earlier, by, now)} (${tries}).`;
}

function waitsFor(row: OwedRow, earlier: readonly OwedRow[], by: Hindrances, now: number): string {
  const until = (at: string | null | undefined): number => (at ? Date.parse(at) - now : 0);
  const throttled = until(by.throttles.find(({ subscriber }) => subscriber === row.subscriber)?.until_at);
  if (by.parkedBecause !== null) return `is parked: ${by.parkedBecause}`;
  if (until(row.leased_until) > 0) return `is in somebody's hands for ${seconds(until(row.leased_until))} more`;
  if (until(row.due_at) > 0) return `waits ${seconds(until(row.due_at))} more for its next try`;
  if (throttled > 0) return `waits ${seconds(throttled)} more because Slack throttles its kind`;
  if (row.suspected > 3) return `waits for a bot that stays up: ${row.suspected} ended with it in hand`;
  if (earlier.some(({ aggregate, subscriber }) => aggregate === row.aggregate && subscriber === row.subscriber))
    return 'waits behind another of its aggregate';
  return 'is due, and nobody has taken it';
}

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 1_000)} s`;
