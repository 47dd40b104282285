/** One table as the records we speak of: names and kinds of columns in one place, and changes by compare-and-set. */
import type { Knex } from 'knex';
import type { TenantId } from '../domain/ids.ts';
import { conflict, type Refusal } from '../domain/refusal.ts';
import { among } from './among.ts';
import { isUniqueViolation } from './failures.ts';

export type Row = Record<string, unknown>;

/** plain: as it is · json: kept as text · flag: kept as 0 or 1 · column: plain under another name, where ours is a word of SQL. */
export type Kind = 'plain' | 'json' | 'flag' | { column: string };
export type Fields<Record> = { readonly [Name in keyof Record]-?: Kind };

const columnOf = (name: string, kind: Kind): string =>
  typeof kind === 'object' ? kind.column : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function written(kind: Kind, value: unknown): unknown {
  if (kind === 'json') return JSON.stringify(value);
  return kind === 'flag' ? Number(value) : value;
}

function meant(kind: Kind, value: unknown): unknown {
  if (kind === 'json') return JSON.parse(String(value));
  return kind === 'flag' ? Boolean(value) : value;
}

/** Reads and writes records of one kind as rows. */
export interface Shape<Record> {
  columns: readonly string[];
  read(row: Row): Record;
  write(record: Record): Row;
}

export function shapeOf<Record extends object>(fields: Fields<Record>): Shape<Record> {
  const all = Object.entries<Kind>(fields).map(([name, kind]) => ({ name, kind, column: columnOf(name, kind) }));
  return {
    columns: all.map(({ column }) => column),
    read: (row) => Object.fromEntries(all.map(({ name, kind, column }) => [name, meant(kind, row[column])])) as Record,
    write: (record) =>
      Object.fromEntries(
        all.map(({ name, kind, column }) => [column, written(kind, record[name as keyof Record])]),
      ) as Row,
  };
}

/** The rows of one table that belong to one tenant. */
export interface Table<Record> {
  /** Starts a query; the tenant is already in it. */
  rows(): Knex.QueryBuilder<Row, Row[]>;
  /** The same, of the rows whose column is one of these, however many. */
  among(column: string, values: readonly string[]): Knex.QueryBuilder<Row, Row[]>;
  list(query: Knex.QueryBuilder<Row, Row[]>): Promise<Record[]>;
  find(query: Knex.QueryBuilder<Row, Row[]>): Promise<Record | undefined>;
  /** `taken` is the refusal when a unique key is in the way. `more` are columns that the record does not show. */
  insert(record: Record, taken?: Refusal, more?: Row): Promise<void>;
  /** Compare-and-set: refuses as stale unless the row is in every column still what was read. */
  replace(before: Record, after: Record, what: string, more?: Row): Promise<void>;
}

/** What a change is refused with when somebody was faster. */
export const stale = (what: string): Refusal =>
  conflict(`This ${what} was changed in the meantime, so nothing was done.`, {
    code: 'stale',
    next: 'Look at it again and decide on what you see then.',
  });

/** Passes the result on, and turns a unique key that is in the way into this refusal. */
export async function unlessTaken<Result>(work: Promise<Result>, taken: Refusal): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw isUniqueViolation(error) ? taken : error;
  }
}

export function tableOf<Record extends object>(
  k: Knex,
  tenant: TenantId,
  name: string,
  { read, write, columns }: Shape<Record>,
): Table<Record> {
  const rows = () => k<Row>(name).where(`${name}.tenant`, tenant) as Knex.QueryBuilder<Row, Row[]>;
  const selected = columns.map((column) => `${name}.${column}`);
  return {
    rows,
    among: (column, values) => among(k, rows(), column, values),
    list: async (query) => (await query.select(selected)).map(read),
    async find(query) {
      const row = (await query.select(selected).limit(1))[0];
      return row && read(row);
    },
    async insert(record, taken = stale('record'), more = {}) {
      await unlessTaken(k(name).insert({ ...write(record), ...more }), taken);
    },
    async replace(before, after, what, more = {}) {
      const count = await rows()
        .where(write(before))
        .update({ ...write(after), ...more });
      if (count !== 1) throw stale(what);
    },
  };
}
