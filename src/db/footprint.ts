/** What an answer rests on: the tables that were read for it, and until when it is true by itself. */
import type { Instant } from '../domain/instant.ts';

/** Left behind by one read. */
export class Footprint {
  readonly tables = new Set<string>();
  /** The first instant at which something else may be true; null for as long as nothing is changed. */
  until: Instant | null = null;
  /** It holds the instant itself, or what is never kept: it is not the answer of any other read. */
  isPassing = false;

  reads(tables: Iterable<string>): void {
    for (const table of tables) this.tables.add(table);
  }

  turns(at: Instant | null): void {
    if (at !== null && (this.until === null || at < this.until)) this.until = at;
  }
}
