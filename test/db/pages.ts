/** Goes through a list that comes in pages, as whoever reads on and on does. */
import type { Page, Paged } from '../../src/db/index.ts';

/** Everything, page after page; none is longer than was asked for, and only the last is shorter. */
export async function everything<T>(list: (page: Page) => Promise<Paged<T>>, limit: number): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | null = null; ; ) {
    const { rows, next } = await list({ limit, after });
    all.push(...rows);
    if (next === null) {
      expect(rows.length).toBeLessThanOrEqual(limit);
      return all;
    }
    expect(rows).toHaveLength(limit);
    after = next;
  }
}
