/** Rows by the thousand, written past the stores: a grown house of a million events would take days through its operations. */
import type { Knex } from 'knex';

export type Row = Record<string, string | number | null>;

/** As many values as both engines take in one statement. */
const valuesAtMost = 30_000;

/** Collects rows for a table and writes them in large statements. */
export class Rows {
  readonly #k: Knex;
  readonly #table: string;
  readonly #before: Rows | undefined;
  #waiting: Row[] = [];

  /** `before` are the rows that these point at: they are always written first. */
  constructor(k: Knex, table: string, before?: Rows) {
    this.#k = k;
    this.#table = table;
    this.#before = before;
  }

  async add(row: Row): Promise<void> {
    this.#waiting.push(row);
    if (this.#waiting.length * Object.keys(row).length >= valuesAtMost - 100) await this.written();
  }

  /** Writes what is still waiting. */
  async written(): Promise<void> {
    await this.#before?.written();
    const rows = this.#waiting;
    this.#waiting = [];
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0] ?? {});
    const one = `(${columns.map(() => '?').join(',')})`;
    const names = columns.map((name) => `"${name}"`).join(',');
    await this.#k.raw(
      `insert into ${this.#table} (${names}) values ${rows.map(() => one).join(',')}`,
      rows.flatMap((row) => columns.map((name) => row[name] ?? null)),
    );
  }
}
