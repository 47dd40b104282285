/** Lists of any length in one statement: SQLite takes 32,766 values and PostgreSQL 65,535, so a long list is one value. */
import type { Knex } from 'knex';

/** Up to so many stand in the statement one by one, which is what both planners know best. */
const fewValues = 1_000;

/** Adds to a query of `k` that a column is one of these texts, however many they are. */
export function among<Query extends Knex.QueryBuilder>(
  k: Knex,
  query: Query,
  column: string,
  values: readonly string[],
): Query {
  if (values.length <= fewValues) query.whereIn(column, values);
  else if (k.client.config.client === 'pg') query.whereRaw('?? = any(?)', [column, values as never]);
  else query.whereRaw('?? in (select value from json_each(?))', [column, JSON.stringify(values)]);
  return query;
}

/**
 * Adds to a query of `k` that a column is one of those that another query finds. PostgreSQL finds them first and then looks each up:
 * how many it believes they are, which without statistics or across columns is far from the truth, decides nothing.
 */
export function amongFound<Query extends Knex.QueryBuilder>(
  k: Knex,
  query: Query,
  column: string,
  found: Knex.QueryBuilder,
): Query {
  if (k.client.config.client === 'pg') query.whereRaw('?? = any(array(?))', [column, found as never]);
  else query.whereIn(column, found);
  return query;
}
