/** Knex's builders on a connection that we hold: they make the statement, and it runs here at once, without a pool or a runner of theirs. */
import type { Knex } from 'knex';

/** A statement as Knex compiles it, and as its dialect hands it to the driver and reads what came back. */
interface Compiled {
  sql: string;
  bindings: readonly unknown[];
}

interface Dialect {
  queryBuilder(): Knex.QueryBuilder;
  raw(...said: unknown[]): Knex.Raw;
  prepBindings(bindings: readonly unknown[]): readonly unknown[];
  _query(connection: unknown, compiled: Compiled): Promise<Compiled>;
  processResponse(answered: Compiled, runner: { client: Dialect; builder: object }): unknown;
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

/** The part of Knex that makes statements and talks to the driver; its types keep it to themselves, and its version is pinned. */
const dialectOf = (k: Knex): Dialect => k.client as Dialect;

/** Whoever holds a connection gives it back by setting `isOver`; what is said on it later is refused. */
export interface Lease {
  isOver: boolean;
}

interface Builder {
  toSQL(): Compiled;
}

/** The ways to begin a statement that stores use, besides `k('table')`. */
const beginnings = ['from', 'select', 'union', 'with', 'withRecursive'] as const;

/** `k` for stores, as long as the lease lasts: every statement runs on this connection. */
export function onConnection(k: Knex, connection: unknown, lease: Lease): Knex {
  const runner = (builder: Builder) => ({ run: () => run(builder) });
  const client = Object.create(dialectOf(k), { runner: { value: runner } }) as Dialect;
  const run = async (builder: Builder): Promise<unknown> => {
    if (lease.isOver) throw new Error('The transaction is over: a statement came after its end.');
    const compiled = builder.toSQL();
    compiled.bindings = client.prepBindings(compiled.bindings);
    try {
      return client.processResponse(await client._query(connection, compiled), { client, builder });
    } catch (error) {
      // The statement without its values: they may be anybody's words.
      if (error instanceof Error) error.message = `${compiled.sql} - ${error.message}`;
      throw error;
    }
  };
  const begun = beginnings.map((name) => [
    name,
    (...said: unknown[]) => (client.queryBuilder()[name] as (...said: unknown[]) => unknown)(...said),
  ]);
  return Object.assign((table: string) => client.queryBuilder().table(table), {
    client,
    raw: (...said: unknown[]) => client.raw(...said),
    ...Object.fromEntries(begun),
  }) as unknown as Knex;
}

/** Runs `work` with a connection of the pool; one that was marked as not to be used again is closed by the pool. */
export async function withConnection<T>(k: Knex, work: (connection: unknown) => Promise<T>): Promise<T> {
  const pool = dialectOf(k);
  const connection = await pool.acquireConnection();
  try {
    return await work(connection);
  } finally {
    await pool.releaseConnection(connection);
  }
}

export type Say = (sql: string) => Promise<void>;

interface Speaking {
  all(sql: string, bindings: readonly unknown[], done: (error: Error | null) => void): unknown;
}

/** Says statements that answer nothing: BEGIN, COMMIT and the like. */
export const sayingOn =
  (connection: unknown): Say =>
  (sql) =>
    new Promise((resolve, reject) => {
      (connection as Speaking).all(sql, [], (error) => (error ? reject(error) : resolve()));
    });
