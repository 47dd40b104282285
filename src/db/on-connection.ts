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
  acquireConnection(): Promise<object>;
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
const beginnings = ['from', 'select', 'union', 'with', 'withMaterialized', 'withRecursive'] as const;

/** Told of every statement: before it runs, and when it has been answered. */
export interface Hearing {
  before(sql: string): void;
  after?(): void;
}

/**
 * `k` for stores, as long as the lease lasts: every statement runs on this connection, which is asked for when the first one
 * comes. `hears` is told of each statement.
 */
export function onConnection(k: Knex, connection: () => Promise<object>, lease: Lease, hears: Hearing): Knex {
  const runner = (builder: Builder) => ({ run: () => run(builder) });
  const client = Object.create(dialectOf(k), { runner: { value: runner } }) as Dialect;
  const mustLast = (): void => {
    if (lease.isOver) throw new Error('The transaction is over: a statement came after its end.');
  };
  const run = async (builder: Builder): Promise<unknown> => {
    mustLast();
    const compiled = builder.toSQL();
    compiled.bindings = client.prepBindings(compiled.bindings);
    hears.before(compiled.sql);
    const held = await connection();
    // It may have ended meanwhile; from here on the statement is in line before whatever ends it.
    mustLast();
    try {
      const answered = await client._query(held, compiled);
      hears.after?.();
      return client.processResponse(answered, { client, builder });
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

/** A connection of the pool; give it back. One that was marked as not to be used again is then closed. */
export const acquire = (k: Knex): Promise<object> => dialectOf(k).acquireConnection();
export const giveBack = (k: Knex, connection: object): Promise<void> => dialectOf(k).releaseConnection(connection);

/** Statements without values: BEGIN, COMMIT, settings. */
export type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
export type Say = (sql: string) => Promise<void>;

interface Speaking {
  all(sql: string, bindings: readonly unknown[], done: (error: Error | null, rows?: never) => void): unknown;
}

export const askingOn =
  (connection: object): Ask =>
  (sql) =>
    new Promise((resolve, reject) => {
      (connection as Speaking).all(sql, [], (error, rows = [] as never) => (error ? reject(error) : resolve(rows)));
    });

export const sayingOn = (connection: object): Say => {
  const ask = askingOn(connection);
  return async (sql) => void (await ask(sql));
};
