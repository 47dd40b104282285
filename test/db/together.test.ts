/** Small changes that are made as one: who goes with whom, and what becomes of all where it fails. */
import type { Knex } from 'knex';
import { together } from '../../src/db/together.ts';
import { instantOf } from '../../src/domain/instant.ts';

const now = instantOf(0);
const k = (() => {}) as unknown as Knex;

/** Turns that come when they are told to, and what was made in each. */
function turns(answer: (all: readonly string[]) => string[] = (all) => all.map((one) => one.toUpperCase())) {
  const waiting: (() => void)[] = [];
  const made: string[][] = [];
  const make = together<string, string>(
    async (work) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return work(k, now);
    },
    async (_k, _now, all) => {
      made.push([...all]);
      return answer(all);
    },
  );
  return { make, made, comes: () => waiting.shift()?.() };
}

it('makes what comes before its turn with the others, and answers each what is theirs', async () => {
  const { make, made, comes } = turns();
  const answers = ['a', 'b', 'c'].map(make);
  comes();
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C']);
  expect(made).toEqual([['a', 'b', 'c']]);
});

it('makes what comes later by itself', async () => {
  const { make, made, comes } = turns();
  const first = make('a');
  comes();
  await first;
  const second = make('b');
  comes();
  expect(await second).toBe('B');
  expect(made).toEqual([['a'], ['b']]);
});

it('makes so many at a time, and what comes then goes with the rest', async () => {
  const { make, made, comes } = turns();
  const answers = Array.from({ length: 257 }, (_, at) => make(`${at}`));
  comes();
  await answers[0];
  const last = make('last');
  comes();
  expect(await Promise.all(answers)).toHaveLength(257);
  expect(await last).toBe('LAST');
  expect(made.map(({ length }) => length)).toEqual([256, 2]);
});

it('has failed for all where it fails, and for nobody who comes after', async () => {
  let times = 0;
  const { make, comes } = turns((all) => {
    if (++times === 1) throw new Error('full');
    return [...all];
  });
  const failing = ['a', 'b'].map(make);
  comes();
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = make('c');
  comes();
  expect(await next).toBe('c');
});

it('begins anew where its turn never came', async () => {
  let broken = true;
  const make = together<string, string>(
    async (work) => (broken ? Promise.reject(new Error('locked')) : work(k, now)),
    async (_k, _now, all) => [...all],
  );
  await expect(make('a')).rejects.toThrow('locked');
  broken = false;
  expect(await make('b')).toBe('b');
});
