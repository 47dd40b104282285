/** One schema, written once in plain SQL: the two words in which the engines differ are put in here. */
import type { Knex } from 'knex';

/** A step of the schema. There is no way back: a database is restored from a backup, not unmade. */
export interface Migration {
  up(k: Knex): Promise<void>;
  down(k: Knex): Promise<void>;
}

const words = {
  // Text is compared by its bytes on both: the same order of names and ids everywhere.
  pg: [
    [/\btext\b/g, 'text collate "C"'],
    [/\bposition key\b/g, 'position bigint generated always as identity primary key'],
    [/\binstant\b/g, 'text collate "C"'],
  ],
  sqlite3: [
    [/\bposition key\b/g, 'position integer primary key autoincrement'],
    [/\binstant\b/g, 'text'],
  ],
} as const;

export const isPostgres = (k: Knex): boolean => k.client.config.client === 'pg';

/** Runs statements separated by semicolons at the end of a line. `instant` is a type: 24 characters of UTC ISO text. */
export async function run(k: Knex, sql: string): Promise<void> {
  const checked = sql.replace(/^(\s*)(\w+) instant\b(.*?)(,?)$/gm, '$1$2 instant$3 check (length($2) = 24)$4');
  const meant = words[isPostgres(k) ? 'pg' : 'sqlite3'].reduce((text, [word, by]) => text.replace(word, by), checked);
  for (const statement of meant.split(/;\s*$/m)) if (statement.trim()) await k.raw(statement);
}

/** Makes a step out of its statements. */
export const migration = (up: (k: Knex) => Promise<void>): Migration => ({
  up,
  async down() {
    throw new Error('Schema changes are not undone; restore a backup instead.');
  },
});
