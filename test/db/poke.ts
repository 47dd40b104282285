/** A side door for tests: statements of our own, past the stores, as somebody with a database client could type them. */
import type { Knex } from 'knex';
import { connect } from '../../src/db/connection.ts';

export async function poke<T>(url: string, work: (k: Knex) => Promise<T>): Promise<T> {
  const engine = connect(url);
  return work(engine.writer).finally(() => engine.close());
}
