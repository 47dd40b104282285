/** What stands in the tables and in the history, past the stores, as lines that somebody reads. */
import type { Knex } from 'knex';
import { fields, type Names } from './legible.ts';

type Row = Record<string, unknown>;

const tables = [
  'tenants',
  'subjects',
  'grants',
  'invitations',
  'requests',
  'votes',
  'things',
  'thing_flags',
  'thing_people',
  'thing_tags',
  'tasks',
  'cards',
] as const;

// What the database makes for itself, and the dates on which things were made, which the history has.
const ofItself = /_key$|^baseline_slot$|^created_at$|^tenant$|^yaml$|^hash$/;

const rowsOf = async (k: Knex, table: string): Promise<Row[]> => await k(table).select();

/** Gives everything that has a name its own. */
export async function nameAll(k: Knex, names: Names): Promise<void> {
  for (const { id, product } of await rowsOf(k, 'workspaces')) names.give(String(id), String(product));
  for (const { id, name, inside, workspace } of await rowsOf(k, 'things'))
    names.give(String(id), inside === null ? names.in(String(workspace)) : String(name));
  for (const { subject, name } of await rowsOf(k, 'people')) names.give(String(subject), `@${String(name)}`);
  for (const { id, number } of await rowsOf(k, 'requests')) names.give(String(id), `R-${String(number)}`);
}

/** The events after this position, each a line, and the position of the last. */
export async function eventsAfter(k: Knex, position: number, names: Names): Promise<{ lines: string[]; last: number }> {
  const rows: Row[] = await k('events').where('position', '>', position).orderBy('position');
  const lines = rows.map(({ workspace, by_subject: by, type, payload }) => {
    const { type: _type, ...says } = (JSON.parse(String(payload)) as { happening: Row }).happening;
    return names.in(`${String(workspace ?? 'tenant')}: ${String(type)} by ${String(by ?? 'nobody')}, ${fields(says)}`);
  });
  return { lines, last: Number(rows.at(-1)?.position ?? position) };
}

/** Every row that is not nothing: without columns that are empty, sorted by what it says. */
export async function rowsNow(k: Knex, names: Names): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const table of tables) {
    const lines = (await rowsOf(k, table)).map((row) => {
      const told = Object.entries(row).filter(([key, value]) => value !== null && !ofItself.test(key));
      return names.in(fields(Object.fromEntries(told)));
    });
    found.set(table, lines.sort());
  }
  return found;
}
