/** Questions of one transaction that come at the same time, each about some ids, are put to the database as one. */
import { collecting, noteRead } from './memory.ts';

/** Rows for these ids, in an order of their own. */
export type Gathered<Row> = (ids: readonly string[]) => Promise<Row[]>;

/** Everything that has just been answered goes on first, and asks its next question. */
async function untilAllHaveAsked(): Promise<void> {
  await undefined;
  await new Promise<void>((resolve) => process.nextTick(resolve));
}

/** Longer lists are rare, and as long as they are. */
const paddedAtMost = 256;

/** Lists of different lengths are different statements, each to be made and kept: so there are only lengths of 1, 2, 4, 8 ...: the first is named again. */
export function padded<One>(all: readonly One[]): readonly One[] {
  const [first] = all;
  if (all.length > paddedAtMost || first === undefined) return all;
  const length = 2 ** Math.ceil(Math.log2(all.length));
  return [...all, ...Array<One>(length - all.length).fill(first)];
}

/**
 * Asks for all ids of those who ask at the same time, and gives each what is theirs. `idOf` says which id a row was found by; every
 * order among the rows of one id stays.
 */
export function gathered<Row>(load: Gathered<Row>, idOf: (row: Row) => string | null): Gathered<Row> {
  let asked = new Set<string>();
  let askers = 0;
  let answer: ReturnType<typeof askAll> | undefined;

  async function askAll() {
    await untilAllHaveAsked();
    const [ids, alone] = [[...asked], askers === 1];
    asked = new Set();
    askers = 0;
    answer = undefined;
    return { alone, ...(await collecting(() => load(padded(ids)))) };
  }

  return async (ids) => {
    if (ids.length === 0) return [];
    for (const id of ids) asked.add(id);
    askers++;
    answer ??= askAll();
    const { alone, answer: rows, tables } = await answer;
    // Whoever did not put the question has read these tables all the same.
    noteRead(tables);
    if (alone) return rows;
    const theirs = new Set<string | null>(ids);
    return rows.filter((row) => theirs.has(idOf(row)));
  };
}
