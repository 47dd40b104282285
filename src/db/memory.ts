/**
 * What was read and has not changed since. Good only in the one process that writes: a group of acts says before its COMMIT which
 * tables it changes, and what was read of them counts no more.
 */
import type { Instant } from '../domain/instant.ts';
import { collecting, noteRead } from './collecting.ts';
import type { Footprint } from './footprint.ts';
import type { Moment, Recall, Until } from './recall.ts';
import { type Named, namedAmong } from './tables-in.ts';
import { WholeAnswers } from './whole-answers.ts';

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

export class Memory {
  private readonly kept = new Map<string, Kept>();
  private readonly changedAt = new Map<string, number>();
  /** Tables of a COMMIT that is under way: until it is over nobody knows on which side of it a reader is. */
  private readonly unsettled = new Set<string>();
  private readonly wholes = new WholeAnswers();
  private latest = 0;
  /** What was read before this tick counts no more. */
  private forgotten = 0;
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
    this.wholes.clear();
    // Who has begun to read before does not bring back how it was.
    this.forgotten = ++this.latest;
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
    if (since < this.forgotten) return false;
    for (const table of tables) if (this.unsettled.has(table) || (this.changedAt.get(table) ?? 0) > since) return false;
    return true;
  }

  /** The whole answer to a question, where it is what would be read now. */
  whole(question: string, now: Instant): { answer: unknown } | undefined {
    const known = this.wholes.get(question);
    return known && this.isTrue(known, now) ? known : undefined;
  }

  /** Keeps what a read at this instant came to, which has seen these tables as they were at that tick. */
  keepWhole(
    question: string,
    answer: unknown,
    { tables, until, isPassing }: Footprint,
    now: Instant,
    tick: number,
  ): void {
    if (isPassing || tables.size === 0 || !this.isUnchanged(tables, tick)) return;
    this.wholes.keep(question, { answer, tables, tick, from: now, until });
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
      moment.footprint?.turns(end);
      const tick = moment.since(tables);
      if (tick === undefined || tables.size === 0 || !isShort(answer) || !this.isUnchanged(tables, tick)) return answer;
      this.keep(question, { answer: shared(answer), tables, tick, from: until ? now : null, until: end });
      return answer;
    };
    return {
      keepsTimed: true,
      footprint: moment.footprint,
      askNow: (_question, ask) => {
        if (moment.footprint) moment.footprint.isPassing = true;
        return ask();
      },
      ask: (question, ask, until) => {
        const known = this.kept.get(question);
        if (!known || !this.isTrue(known, now) || !moment.holds(known.tables)) return load(question, ask, until);
        moment.used(known.tables);
        moment.footprint?.turns(known.until);
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

  private isTrue({ tables, tick, from, until }: Omit<Kept, 'answer'>, now: Instant): boolean {
    if (from !== null && now < from) return false;
    return (until === null || now < until) && this.isUnchanged(tables, tick);
  }
}
