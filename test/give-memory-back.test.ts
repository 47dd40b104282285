/** Giving memory back: once after a time of work, when the bot rests, and not while people wait. */
import { giveMemoryBack } from '../src/give-memory-back.ts';

/** Looks so many times with the bot busy for these shares of the time in between, and counts the collections after each. */
function collectionsAt(...shares: number[]): number[] {
  jest.useFakeTimers();
  let [time, collections, forgotten] = [0, 0, 0];
  const stop = giveMemoryBack(
    () => forgotten++,
    () => {
      collections++;
      // What was forgotten just now is collected.
      expect(forgotten).toBe(collections);
    },
    () => time,
  );
  const counted = shares.map((share) => {
    time += share * 5_000;
    jest.advanceTimersByTime(5_000);
    return collections;
  });
  stop();
  jest.advanceTimersByTime(60_000);
  expect(collections).toBe(counted.at(-1));
  jest.useRealTimers();
  return counted;
}

it('comes once after work, at the first rest', () => {
  expect(collectionsAt(0.01, 0.6, 0.9, 0.1, 0.02, 0.01, 0.01, 0.5, 0.01, 0.01)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2]);
});

it('does not come to a bot that never worked hard', () => {
  expect(collectionsAt(0.02, 0.15, 0.02, 0.15, 0)).toEqual([0, 0, 0, 0, 0]);
});

it('collects in this process', () => {
  jest.useFakeTimers();
  let time = 0;
  const stop = giveMemoryBack(
    () => {},
    undefined,
    () => time,
  );
  time = 5_000;
  jest.advanceTimersByTime(5_000);
  expect(() => jest.advanceTimersByTime(5_000)).not.toThrow();
  stop();
  jest.useRealTimers();
});
