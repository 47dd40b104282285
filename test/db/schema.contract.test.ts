/** The schema of both engines as golden files: whoever changes it sees the difference as text. UPDATE_GOLDEN=1 writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/index.ts';
import { type EngineName, engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';

type Line = Record<string, string>;

const sqliteSchema = async (k: Knex): Promise<string[]> => {
  const rows: Line[] = await k('sqlite_master')
    .whereNotNull('sql')
    .whereNot('name', 'like', 'knex%')
    .orderBy(['type', 'name']);
  return rows.filter(({ name }) => !name?.startsWith('sqlite_')).map(({ sql }) => `${sql};`);
};

const postgresSchema = async (k: Knex): Promise<string[]> => {
  const said = async (sql: string) => (await k.raw(sql)).rows.map(({ line }: Line) => line);
  return [
    ...(await said(`
      select format('%s.%s %s%s%s', table_name, column_name, data_type, case when collation_name is null then '' else ' ' || collation_name end,
        case is_nullable when 'NO' then ' not null' else '' end) as line
      from information_schema.columns where table_schema = 'public' and table_name not like 'knex%'
      order by table_name, ordinal_position`)),
    ...(await said(`
      select format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid)) as line from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid::regclass::text not like 'knex%' order by 1`)),
    ...(await said(`
      select indexdef as line from pg_indexes where schemaname = 'public' and tablename not like 'knex%' order by 1`)),
    ...(await said(`select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal order by 1`)),
  ];
};

const schemaOf = (engine: EngineName, url: string): Promise<string[]> =>
  poke(url, engine === 'sqlite' ? sqliteSchema : postgresSchema);

describe.each(engines)('the schema on %s', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(engine);
  });
  afterEach(() => test.drop());

  it('is the one in the golden file', async () => {
    const file = join(__dirname, `schema.${engine}.txt`);
    const text = `${(await schemaOf(engine, test.url)).join('\n')}\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it('begins every table with the tenant', async () => {
    const firstColumns = await poke(test.url, async (k) => {
      const names: string[] = (await schemaOf(engine, test.url)).flatMap(
        (line) => /^(?:create table (\w+)|(\w+)\.tenant )/i.exec(line)?.slice(1).filter(Boolean) ?? [],
      );
      const columns = await Promise.all(
        [...new Set(names)].map(async (name) => [name, Object.keys(await k(name).columnInfo())]),
      );
      return Object.fromEntries(columns) as Record<string, string[]>;
    });
    expect(Object.keys(firstColumns)).toHaveLength(23);
    // Where places are counted over all tenants, the count stands before.
    for (const columns of Object.values(firstColumns))
      expect(columns.filter((name) => name !== 'position')[0]).toBe('tenant');
  });

  it('refuses a database that a newer version has changed', async () => {
    await test.db.close();
    await poke(test.url, (k) => k('knex_migrations').insert({ name: '9999-from-tomorrow', batch: 9 }));
    const open = openDatabase({ url: test.url, inboxKey: new Uint8Array(32), owedFor: () => [] });
    await expect(open).rejects.toThrow('changed by a newer Roledesk (9999-from-tomorrow)');
  });

  it('that cannot be written to is said to be so, and not that a migration is running', async () => {
    if (engine === 'postgres') return;
    await test.db.close();
    const refuse = "begin select raise(abort, 'attempt to write a readonly database'); end";
    await poke(test.url, (k) => k.raw(`create trigger read_only before update on knex_migrations_lock ${refuse}`));
    const open = openDatabase({ url: test.url, inboxKey: new Uint8Array(32), owedFor: () => [] });
    await expect(open).rejects.toThrow(/cannot be written to \(.*readonly database\)/);
  });

  it('that another migration holds, or has left, says what to do', async () => {
    await test.db.close();
    await poke(test.url, (k) => k('knex_migrations_lock').update({ is_locked: 1 }));
    const open = openDatabase({ url: test.url, inboxKey: new Uint8Array(32), owedFor: () => [] });
    await expect(open).rejects.toThrow('was interrupted. When none is: npx knex migrate:unlock, then start again.');
  });

  it('is brought up from nothing by several that start at once', async () => {
    if (engine === 'sqlite') return;
    await test.db.close();
    await poke(test.url, (k) => k.raw('drop schema public cascade; create schema public'));
    const settings = { url: test.url, inboxKey: new Uint8Array(32), owedFor: () => [] };
    const opened = await Promise.all([openDatabase(settings), openDatabase(settings), openDatabase(settings)]);
    for (const db of opened) await db.close();
    expect(await poke(test.url, (k) => k('knex_migrations').pluck('name'))).toEqual(Object.keys(migrations));
  });
});
