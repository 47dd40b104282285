/** Small changes of one kind that come at the same time are made as one: whoever comes before its turn has come goes with it. */
import type { Knex } from 'knex';
import type { Instant } from '../domain/instant.ts';
import type { Brief } from './transact.ts';

/** A statement takes so many values at most, so a change is not larger than this. */
const atMost = 256;

/** What goes together, and what becomes of each. */
interface Batch<One, Answer> {
  all: One[];
  answers: Promise<Answer[]>;
}

/** `make` answers for each of what it is given, in the same order; where it fails, it has failed for all of them. */
export function together<One, Answer>(
  change: (work: Parameters<Brief['change']>[0]) => Promise<unknown>,
  make: (k: Knex, now: Instant, all: readonly One[]) => Promise<Answer[]>,
): (one: One) => Promise<Answer> {
  let open: Batch<One, Answer> | undefined;

  function begin(): Batch<One, Answer> {
    const all: One[] = [];
    const close = (): void => {
      if (open?.all === all) open = undefined;
    };
    const made = change(async (k, now) => {
      // Whoever begins has not said yet what it is about.
      await undefined;
      close();
      return make(k, now, all);
    });
    return { all, answers: made.finally(close) as Promise<Answer[]> };
  }

  return async (one) => {
    if (!open || open.all.length === atMost) open = begin();
    const { all, answers } = open;
    const mine = all.push(one) - 1;
    return (await answers)[mine] as Answer;
  };
}
