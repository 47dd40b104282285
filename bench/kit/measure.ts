/** Measuring: time of a piece of work, percentiles, and the best of several passes. Times are in microseconds. */

/** The value below which so much of all (0 to 1) lies: `percentile(times, 0.99)`. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

const now = (): number => Number(process.hrtime.bigint()) / 1000;

/** How long the work took. */
export function timed(work: () => void): number {
  const from = now();
  work();
  return now() - from;
}

/** The same for work that waits. */
export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const from = now();
  await work();
  return now() - from;
}

/**
 * The processor time that the work took, of all threads: for long work on one thread that is compared with other such work. A busy
 * machine disturbs it less than the clock on the wall.
 */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** How long each call took, one by one; work that is over in less than a microsecond is better measured many at once. */
export const timesOf = <Item>(items: readonly Item[], work: (item: Item) => void): number[] =>
  items.map((item) => timed(() => work(item)));
