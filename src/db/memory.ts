/**
 * What was read and has not changed since. Good only in the one process that writes: a group of acts says before its COMMIT which
 * tables it changes, and what was read of them counts no more.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Instant } from '../domain/instant.ts';
import { type Named, namedAmong } from './tables-in.ts';

/** Until when an answer is true by itself; null is for as long as nothing changes. */
export type Until<T> = (answer: T) => Promise<Instant | null>;

/** Answers a question from memory where that is what the database would say; otherwise asks it. */
export interface Recall {
  /** Whether it is worth its while to keep what is true only for a time. */
  keepsTimed: boolean;
  ask<T>(question: string, load: () => Promise<T>, until?: Until<T>): Promise<T>;
  /** The same for what is true at this one instant: kept no longer than the read or the acts that are at it. */
  askNow<T>(question: string, load: () => Promise<T>): Promise<T>;
}

/** The moment that one read or one act shows. */
export interface Moment {
  /** Whether these tables are at this moment as they are now. */
  holds(tables: ReadonlySet<string>): boolean;
  /** What was answered from memory showed these tables. */
  used(tables: ReadonlySet<string>): void;
  /** The tick since which these tables must not have changed for an answer of the database to be kept; undefined keeps nothing. */
  since(tables: ReadonlySet<string>): number | undefined;
}

interface Kept {
  answer: unknown;
  tables: ReadonlySet<string>;
  tick: number;
  from: Instant | null;
  until: Instant | null;
}

/** The one that was asked first goes first. Long lists are not worth it. */
const keptAtMost = 20_000;
const longestKept = 300;

const isShort = (answer: unknown): boolean => !Array.isArray(answer) || answer.length <= longestKept;

/** From now on it is shared: whoever tries to change it is told. */
export function shared<T>(answer: T): T {
  if (Array.isArray(answer)) for (const one of answer) Object.freeze(one);
  return answer instanceof Map ? answer : Object.freeze(answer);
}

/** Collects the tables that are read for one answer. */
const reading = new AsyncLocalStorage<Set<string>>();

/** Told of every statement that is about to run. */
export function noteRead(tables: Iterable<string>): void {
  const noted = reading.getStore();
  if (noted) for (const table of tables) noted.add(table);
}

/** The answer, and the tables that were read for it; they are read for whatever asks for it, too. */
export async function collecting<T>(work: () => Promise<T>): Promise<{ answer: T; tables: ReadonlySet<string> }> {
  const tables = new Set<string>();
  const answer = await reading.run(tables, work);
  noteRead(tables);
  return { answer, tables };
}

export class Memory {
  private readonly kept = new Map<string, Kept>();
  private readonly changedAt = new Map<string, number>();
  /** Tables of a COMMIT that is under way: until it is over nobody knows on which side of it a reader is. */
  private readonly unsettled = new Set<string>();
  private latest = 0;
  private tablesIn: ((sql: string) => Named) | undefined;

  /** From here on it remembers: these are the tables of the schema. */
  know(tables: readonly string[]): void {
    this.tablesIn = namedAmong(tables);
  }

  /** What a statement reads and changes; nothing is kept of tables that are not known. */
  named(sql: string): Named {
    return this.tablesIn?.(sql) ?? { tables: [], writes: false };
  }

  /** Counts the changes. */
  get tick(): number {
    return this.latest;
  }

  /** Somebody else has written. */
  forget(): void {
    this.kept.clear();
    this.latest++;
  }

  /** Call it before a COMMIT that changes these, and what it answers afterwards, whatever came of it. There is one at a time. */
  changing(tables: ReadonlySet<string>): () => void {
    for (const table of tables) this.unsettled.add(table);
    return () => {
      this.latest++;
      for (const table of tables) this.changedAt.set(table, this.latest);
      this.unsettled.clear();
    };
  }

  /** Nobody has changed one of these since, or is just changing it. */
  isUnchanged(tables: ReadonlySet<string>, since: number): boolean {
    for (const table of tables) if (this.unsettled.has(table) || (this.changedAt.get(table) ?? 0) > since) return false;
    return true;
  }

  /** The road to it for whoever shows this moment; `now` is its instant. */
  recall(moment: Moment, now: Instant): Recall {
    const load = async <T>(question: string, ask: () => Promise<T>, until?: Until<T>): Promise<T> => {
      const {
        answer: [answer, end],
        tables,
      } = await collecting(async () => {
        const said = await ask();
        return [said, until ? await until(said) : null] as const;
      });
      const tick = moment.since(tables);
      if (tick === undefined || tables.size === 0 || !isShort(answer) || !this.isUnchanged(tables, tick)) return answer;
      this.keep(question, { answer: shared(answer), tables, tick, from: until ? now : null, until: end });
      return answer;
    };
    return {
      keepsTimed: true,
      askNow: (_question, ask) => ask(),
      ask: (question, ask, until) => {
        const known = this.kept.get(question);
        if (!known || !this.isTrue(known, now) || !moment.holds(known.tables)) return load(question, ask, until);
        moment.used(known.tables);
        noteRead(known.tables);
        return Promise.resolve(known.answer as Awaited<ReturnType<typeof ask>>);
      },
    };
  }

  private keep(question: string, kept: Kept): void {
    this.kept.delete(question);
    this.kept.set(question, kept);
    const oldest = this.kept.size > keptAtMost ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
  }

  private isTrue({ tables, tick, from, until }: Kept, now: Instant): boolean {
    if (from !== null && now < from) return false;
    return (until === null || now < until) && this.isUnchanged(tables, tick);
  }
}
