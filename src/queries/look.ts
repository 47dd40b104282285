/** The one way to look something up for showing: a query with the caller it is shown to. */
import type { Database, Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';

/** A read for showing; it answers only what this caller may see. */
export type Query<Input, Result> = (read: Read, caller: Caller, input: Input) => Promise<Result>;

export type Look = <Input, Result>(caller: Caller, query: Query<Input, Result>, input: Input) => Promise<Result>;

/** Binds looking to a database. */
export const lookOn =
  (db: Database): Look =>
  (caller, query, input) =>
    db.read(caller.tenant, (read) => query(read, caller, input));
