/** Asking memory first: what stores put their questions to, and what it has to know of whoever asks. */
import type { Instant } from '../domain/instant.ts';
import type { Footprint } from './footprint.ts';

/** Until when an answer is true by itself; null is for as long as nothing changes. */
export type Until<T> = (answer: T) => Promise<Instant | null>;

/** Answers a question from memory where that is what the database would say; otherwise asks it. */
export interface Recall {
  /** Whether it is worth its while to keep what is true only for a time. */
  keepsTimed: boolean;
  ask<T>(question: string, load: () => Promise<T>, until?: Until<T>): Promise<T>;
  /** The same for what is true at this one instant: kept no longer than the read or the acts that are at it. */
  askNow<T>(question: string, load: () => Promise<T>): Promise<T>;
  /** What the answer of a whole read rests on, where somebody wants to know. */
  footprint?: Footprint | undefined;
}

/** The moment that one read or one act shows. */
export interface Moment {
  /** Whether these tables are at this moment as they are now. */
  holds(tables: ReadonlySet<string>): boolean;
  /** What was answered from memory showed these tables. */
  used(tables: ReadonlySet<string>): void;
  /** The tick since which these tables must not have changed for an answer of the database to be kept; undefined keeps nothing. */
  since(tables: ReadonlySet<string>): number | undefined;
  footprint?: Footprint;
}
