/** The one way to look something up for showing: a query with the caller it is shown to. */
import type { Database, Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';

/** A read for showing; it answers only what this caller may see. */
export type Query<Input, Result> = (read: Read, caller: Caller, input: Input) => Promise<Result>;

export type Look = <Input, Result>(caller: Caller, query: Query<Input, Result>, input: Input) => Promise<Result>;

/** What says everything that it is when it is written as text. */
type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [name: string]: Plain };

const kept = new WeakMap<object, number>();
let queries = 0;

/**
 * A query that people ask again and again: what it answers a caller may be kept until something else would be true. It is shared
 * then, so it is plain, and nobody changes it. It looks at nothing but its read, its caller and its input.
 */
export function keptQuery<Input extends Plain, Result>(query: Query<Input, Result>): Query<Input, Result> {
  kept.set(query, ++queries);
  return query;
}

/** The same for the same query, caller and input, and for nothing else; undefined for a query whose answers are not kept. */
export function questionOf({ subject }: Caller, query: object, input: unknown): string | undefined {
  const name = kept.get(query);
  return name === undefined ? undefined : `query ${name} ${JSON.stringify([subject, input])}`;
}

/** Binds looking to a database. */
export const lookOn =
  (db: Database): Look =>
  (caller, query, input) =>
    db.read(caller.tenant, (read) => query(read, caller, input), questionOf(caller, query, input));
