/** Who waits for the writer: some may go ahead, in the order in which they came, and never so that the others do not get on. */
import type { Place } from './connection.ts';

export class Queue<One> {
  private readonly ahead: One[] = [];
  private readonly last: One[] = [];
  private wasAhead = false;

  add(one: One, place: Place): void {
    this[place].push(one);
  }

  /** Whose turn it is; after one that went ahead it is the turn of one that waited. */
  next(): One | undefined {
    this.wasAhead = this.ahead.length > 0 && !(this.wasAhead && this.last.length > 0);
    return (this.wasAhead ? this.ahead : this.last).shift();
  }

  /** Everybody, who waits no longer. */
  clear(): One[] {
    return [...this.ahead.splice(0), ...this.last.splice(0)];
  }
}
