/** Lists that may grow, a page at a time: the next page begins after the last key seen, so nothing is skipped or cut. */
import type { Knex } from 'knex';
import { invalid } from '../domain/refusal.ts';
import type { Row } from './table.ts';

export interface Page {
  /** How many at most, 1 to 500. */
  limit: number;
  /** `next` of the page before; absent for the first. */
  after?: string | null;
}

export interface Paged<Record> {
  rows: readonly Record[];
  /** Null when there is no more. */
  next: string | null;
}

const mostOnAPage = 500;

const cursorOf = (row: Row, keys: readonly string[]): string =>
  Buffer.from(JSON.stringify(keys.map((key) => row[key]))).toString('base64url');

function valuesOf(cursor: string, keys: readonly string[]): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === keys.length) return values;
  } catch {
    // Said below.
  }
  throw invalid('That page does not exist any more.', { code: 'bad_cursor', next: 'Start again from the first page.' });
}

/** Runs a query as one page, sorted by these columns, which together must be unique; `desc` for newest first. */
export async function paged<Record>(
  query: Knex.QueryBuilder<Row, Row[]>,
  keys: readonly string[],
  page: Page,
  read: (row: Row) => Record,
  order: 'asc' | 'desc' = 'asc',
): Promise<Paged<Record>> {
  const limit = Math.min(Math.max(1, Math.trunc(page.limit)), mostOnAPage);
  const bare = keys.map((key) => key.replace(/.*\./, ''));
  if (page.after) {
    const names = keys.map(() => '??').join(', ');
    const values = keys.map(() => '?').join(', ');
    query.whereRaw(`(${names}) ${order === 'desc' ? '<' : '>'} (${values})`, [...keys, ...valuesOf(page.after, keys)]);
  }
  for (const key of keys) query.orderBy(key, order);
  const rows = await query.limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(read), next: rows.length > limit && last ? cursorOf(last, bare) : null };
}

/** The pattern of LIKE that finds this text anywhere; use with `escape '\\'`. */
export const anywhere = (text: string): string => `%${beginning(text)}`;

/** The same for text at the beginning. */
export const beginning = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The text that names are compared by: the same on both engines, whatever their collation. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();
