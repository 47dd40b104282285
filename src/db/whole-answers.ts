/** Whole answers of questions for showing, beside what was read for them; bounded by how many there are and by what they hold. */
import type { Instant } from '../domain/instant.ts';
import { frozenWeight } from './weighing.ts';

export interface Whole {
  answer: unknown;
  tables: ReadonlySet<string>;
  tick: number;
  from: Instant;
  until: Instant | null;
}

/** Values: texts, numbers, and the objects and lists that hold them. A long list is not worth the place of many pages. */
const bounds = { answers: 10_000, values: 400_000, each: 8_000 };

/** A question is kept beside its answer, and one that was made of a long line is longer than that: so many characters weigh a value. */
const charactersInValue = 40;

export class WholeAnswers {
  private readonly kept = new Map<string, Whole & { weight: number }>();
  private readonly bounds: typeof bounds;
  private weight = 0;

  constructor(limits: typeof bounds = bounds) {
    this.bounds = limits;
  }

  get(question: string): Whole | undefined {
    return this.kept.get(question);
  }

  /** From now on the answer is shared: whoever tries to change it is told. The one that was kept first goes first. */
  keep(question: string, whole: Whole): void {
    this.drop(question);
    const answered = frozenWeight(whole.answer, this.bounds.each);
    if (answered === undefined) return;
    const weight = answered + Math.floor(question.length / charactersInValue);
    this.kept.set(question, { ...whole, weight });
    this.weight += weight;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.bounds.answers && this.weight <= this.bounds.values) return;
      this.drop(oldest);
    }
  }

  drop(question: string): void {
    this.weight -= this.kept.get(question)?.weight ?? 0;
    this.kept.delete(question);
  }

  clear(): void {
    this.kept.clear();
    this.weight = 0;
  }
}
