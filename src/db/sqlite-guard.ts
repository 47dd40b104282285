/** Stands between Knex and SQLite's driver, so that a transaction is kept whole or not at all, whatever goes wrong inside it. */
import { endsTransaction } from './failures.ts';
import { newLine } from './in-line.ts';

type Done = (this: unknown, error: Error | null, result?: unknown) => void;
type Method = (sql: string, bindings: unknown, done: Done) => unknown;

/** The part of the driver's connection that Knex calls. */
export interface Connection {
  all: Method;
  run: Method;
  /** Knex's own mark: a connection that carries it is closed and never used again. */
  __knex__disposed?: Error;
}

/** What the driver answers: rows, or as its `this` the number of changes. */
interface Answer {
  context: unknown;
  result: unknown;
}
type Perform = (sql: string) => Promise<Answer>;

const refused = (because: string, cause: Error): Error =>
  new Error(`${because}, because a statement before it failed.`, { cause });

/**
 * Transactions begin as `begin` says. Statements go one by one: one that still waits must not run after a ROLLBACK, on its own.
 * After an error that may have ended the transaction behind our back every statement is refused and COMMIT is a ROLLBACK. A
 * connection on which any of this went wrong is never used again.
 */
export function guard(connection: Connection, begin: string): void {
  const line = newLine();
  let open = false;
  let broken: Error | undefined;

  const dispose = (because: unknown): void => {
    connection.__knex__disposed = because instanceof Error ? because : new Error(String(because));
  };

  async function beginning(perform: Perform): Promise<Answer> {
    broken = undefined;
    try {
      const answer = await perform(begin);
      open = true;
      return answer;
    } catch (error) {
      dispose(error);
      throw error;
    }
  }

  async function committing(perform: Perform): Promise<Answer> {
    open = false;
    try {
      if (broken) throw refused('Not committed', broken);
      return await perform('COMMIT');
    } catch (error) {
      dispose(error);
      await perform('ROLLBACK').catch(() => {});
      throw error;
    }
  }

  async function rollingBack(perform: Perform): Promise<Answer> {
    open = false;
    try {
      return await perform('ROLLBACK');
    } catch (error) {
      // SQLite had rolled back by itself, so there is nothing left to do, and that is no failure.
      if (broken) return { context: undefined, result: undefined };
      dispose(error);
      throw error;
    } finally {
      if (broken) dispose(broken);
    }
  }

  async function other(perform: Perform, sql: string): Promise<Answer> {
    if (open && broken) throw refused('Refused', broken);
    try {
      return await perform(sql);
    } catch (error) {
      if (open && endsTransaction(error)) broken = error as Error;
      throw error;
    }
  }

  const guarded = (driver: Method): Method => {
    return (sql, bindings, done) => {
      const perform: Perform = (text) =>
        new Promise((resolve, reject) => {
          driver.call(connection, text, text === sql ? bindings : [], function (error, result) {
            if (error) reject(error);
            else resolve({ context: this, result });
          });
        });
      line(() => {
        if (/^\s*BEGIN\b/i.test(sql)) return beginning(perform);
        if (/^\s*COMMIT\b/i.test(sql)) return committing(perform);
        // ROLLBACK TO is a savepoint's, and ends nothing.
        if (/^\s*ROLLBACK\b(?!\s+TO\b)/i.test(sql)) return rollingBack(perform);
        return other(perform, sql);
      }).then(
        ({ context, result }) => done.call(context, null, result),
        (error: Error) => done.call(undefined, error),
      );
    };
  };
  connection.all = guarded(connection.all);
  connection.run = guarded(connection.run);
}
