/** Keeps the statements of a SQLite connection prepared: parsing and planning one takes longer than running it. */

type Done = (this: unknown, error: Error | null, result?: unknown) => void;

interface Statement {
  all: Method;
  run: Method;
  finalize(done: () => void): void;
}
type Method = (bindings: unknown, done: Done) => unknown;

/** The part of the driver's connection that runs statements. */
export interface Preparing {
  all(sql: string, bindings: unknown, done: Done): unknown;
  run(sql: string, bindings: unknown, done: Done): unknown;
  prepare(sql: string, done: (error: Error | null) => void): unknown;
  close(done: (error: Error | null) => void): void;
}

/** Lists of different lengths are different statements, so there must be an end. */
const keptAtMost = 120;

// They are said once.
const notWorthIt = /^\s*(pragma(?! data_version)|create|drop|alter|vacuum)\b/i;

/** Whoever calls must wait for one answer before the next statement: a statement cannot run twice at once. */
export function keepPrepared(connection: Preparing): void {
  const kept = new Map<string, Statement>();
  const unprepared = { all: connection.all.bind(connection), run: connection.run.bind(connection) };
  const close = connection.close.bind(connection);

  /** The one that was not used for longest goes. */
  function keep(sql: string, statement: Statement): void {
    kept.set(sql, statement);
    const oldest = kept.size > keptAtMost ? kept.entries().next().value : undefined;
    if (!oldest) return;
    kept.delete(oldest[0]);
    oldest[1].finalize(() => {});
  }

  const through = (method: 'all' | 'run') => (sql: string, bindings: unknown, done: Done) => {
    if (notWorthIt.test(sql)) return unprepared[method](sql, bindings, done);
    const perform = (statement: Statement) =>
      statement[method](bindings, function (error, result) {
        // A copy: the statement itself says something else after its next run.
        const { lastID, changes } = this as { lastID?: number; changes?: number };
        done.call({ lastID, changes }, error, result);
      });
    const known = kept.get(sql);
    if (known) {
      kept.delete(sql);
      kept.set(sql, known);
      return perform(known);
    }
    const fresh = connection.prepare(sql, (error) => {
      if (error) return done.call(undefined, error);
      keep(sql, fresh);
      return perform(fresh);
    }) as Statement;
    return fresh;
  };
  connection.all = through('all');
  connection.run = through('run');
  // A connection with prepared statements cannot be closed.
  connection.close = (done) => {
    for (const statement of kept.values()) statement.finalize(() => {});
    kept.clear();
    close(done);
  };
}
