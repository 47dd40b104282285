/** Which tables are read for an answer, whoever reads them, however deep inside. */
import { AsyncLocalStorage } from 'node:async_hooks';

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
