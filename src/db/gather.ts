/** Questions of one transaction that come at the same time, each about some ids, are put to the database as one. */
import { collecting, noteRead } from './collecting.ts';

/** Rows for these ids, in an order of their own. */
export type Gathered<Row> = (ids: readonly string[]) => Promise<Row[]>;

/** Everything that has just been answered goes on first, and asks its next question. */
async function untilAllHaveAsked(): Promise<void> {
  await undefined;
  await new Promise<void>((resolve) => process.nextTick(resolve));
}

/** Lists of different lengths are different statements, each to be made and kept. Longer ones are rare, and as long as they are. */
const lengths = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** As long as the next of these lengths: the first is named again. */
export function padded<One>(all: readonly One[]): readonly One[] {
  const [first] = all;
  const length = lengths.find((enough) => enough >= all.length);
  if (first === undefined || length === undefined) return all;
  return [...all, ...Array<One>(length - all.length).fill(first)];
}

/**
 * Asks for all ids of those who ask at the same time, and gives each what is theirs. `idOf` says which id a row was found by; every
 * order among the rows of one id stays.
 */
export function gathered<Row>(load: Gathered<Row>, idOf: (row: Row) => string | null): Gathered<Row> {
  let asked = new Set<string>();
  let answer: ReturnType<typeof askAll> | undefined;

  async function askAll() {
    await untilAllHaveAsked();
    const ids = [...asked];
    asked = new Set();
    answer = undefined;
    return collecting(() => load(padded(ids)));
  }

  return async (ids) => {
    if (ids.length === 0) return [];
    for (const id of ids) asked.add(id);
    answer ??= askAll();
    const { answer: rows, tables } = await answer;
    // Whoever did not put the question has read these tables all the same.
    noteRead(tables);
    const theirs = new Set<string | null>(ids);
    return rows.filter((row) => theirs.has(idOf(row)));
  };
}
