/** The step that made the house ready to grow, on a database that is in use: every link keeps its event and learns its chain. */
import type { Knex } from 'knex';
import { migrations } from '../../migrations/index.ts';
import { connect } from '../../src/db/connection.ts';
import { openDatabase } from '../../src/db/index.ts';
import { migrate, migrationSource } from '../../src/db/migrate.ts';
import { type EngineName, engines, newPlace } from '../support/engines.ts';
import { poke } from './poke.ts';
import { at, start } from './seed.ts';

/** What a database looked like before the step: `upTo` steps and no more. */
async function olderSchema(k: Knex, engine: EngineName, upTo: string): Promise<void> {
  if (engine === 'postgres') await k.raw('drop schema public cascade; create schema public');
  else await emptied(k);
  const steps = Object.entries(migrations).filter(([name]) => name <= upTo);
  await k.migrate.latest({ migrationSource: { ...migrationSource, getMigrations: async () => steps } });
}

async function emptied(k: Knex): Promise<void> {
  await k.raw('pragma foreign_keys = off');
  const tables: { name: string }[] = await k('sqlite_master').where({ type: 'table' }).select('name');
  for (const { name } of tables.filter((one) => !one.name.startsWith('sqlite_'))) await k.raw(`drop table ${name}`);
  await k.raw('pragma foreign_keys = on');
}

const hash = 'a'.repeat(64);

/** A tenant with one product, two people, and three events: two in the product's chain, one in the tenant's. */
async function inhabit(k: Knex): Promise<void> {
  await k('tenants').insert({ tenant: 't', slack_id: 'T1', name: 'Acme', bot_user_id: 'UBOT', created_at: start });
  await k('model_versions').insert({
    tenant: 't',
    id: 'm',
    name: 'minikai',
    version: '1',
    yaml: '',
    hash,
    stored_at: start,
  });
  await k.transaction(async (tx) => {
    const workspace = { tenant: 't', id: 'w', product: 'minikai', title: 'Minikai', model: 'm', root: 'r' };
    await tx('workspaces').insert({ ...workspace, created_at: start });
    const root = { tenant: 't', id: 'r', workspace: 'w', type: 'workspace', name: 'Minikai', name_key: 'minikai' };
    await tx('things').insert({ ...root, created_at: start });
  });
  for (const id of ['ana', 'ben']) {
    await k('subjects').insert({ tenant: 't', id, state: 'active', created_at: start });
    const known = { name: id, name_key: id, email_confirmed: 0, time_zone: 'UTC', locale: 'en' };
    await k('people').insert({ tenant: 't', subject: id, ...known });
  }
  await k('grants').insert({
    tenant: 't',
    id: 'g',
    workspace: 'w',
    subject: 'ana',
    thing: 'r',
    role: 'admin',
    source: 'direct',
    source_ref: '',
    starts_at: start,
  });
  for (const [chain, seqs] of [
    ['w', [1, 2]],
    ['tenant', [1]],
  ] as const) {
    await k('chains').insert({ tenant: 't', chain, seq: seqs.length, hash });
    for (const seq of seqs) await insertEvent(k, chain, seq);
  }
}

async function insertEvent(k: Knex, chain: string, seq: number): Promise<void> {
  const id = `${chain}-${seq}`;
  const workspace = chain === 'tenant' ? null : chain;
  const said = { at: at(start), type: 'role.set', payload: '{}', prev_hash: hash, hash };
  await k('events').insert({ tenant: 't', id, chain, workspace, seq, ...said });
  for (const about of ['ana', 'ben']) await k('event_links').insert({ tenant: 't', about, event: id });
}

const links = (k: Knex) => k('event_links').select('about', 'event', 'chain').orderBy(['about', 'event']);

describe.each(engines)('the step 0008 on %s', (engine) => {
  let place: Awaited<ReturnType<typeof newPlace>>;
  beforeEach(async () => {
    place = await newPlace(engine);
    await poke(place.url, async (k) => {
      await olderSchema(k, engine, '0007-deliveries');
      await inhabit(k);
    });
    const older = connect(place.url);
    await migrate(older.writer, older.kind).finally(() => older.close());
  });
  afterEach(() => place.remove());

  it('keeps every link, with the chain of its event', async () => {
    const of = (about: string) => [
      { about, event: 'tenant-1', chain: 'tenant' },
      { about, event: 'w-1', chain: 'w' },
      { about, event: 'w-2', chain: 'w' },
    ];
    expect(await poke(place.url, links)).toEqual([...of('ana'), ...of('ben')]);
  });

  it('leaves links as unchangeable as they were, and everything else as it was', async () => {
    await expect(poke(place.url, (k) => k('event_links').del())).rejects.toThrow('kept as it is');
    await expect(poke(place.url, (k) => k('event_links').update({ about: 'x' }))).rejects.toThrow('kept as it is');
    await expect(
      poke(place.url, (k) => k('event_links').insert({ tenant: 't', about: 'x', event: 'none', chain: 'w' })),
    ).rejects.toThrow(/foreign key/i);
    expect(await poke(place.url, (k) => k('grants').where({ subject: 'ana' }).pluck('role'))).toEqual(['admin']);
    expect(await poke(place.url, (k) => k('people').orderBy('name_key').pluck('name'))).toEqual(['ana', 'ben']);
  });

  it('is the present schema, which a bot opens and writes to', async () => {
    const db = await openDatabase({ url: place.url, inboxKey: new Uint8Array(32), owedFor: () => [] });
    try {
      const tenant = await db.across.openTenant({ slackId: 'T1', name: 'Acme', botUserId: 'UBOT' });
      const { rows } = await db.read(tenant.id, (read) => read.subjects.listNamed({ limit: 5 }, {}));
      expect(rows.map(({ person }) => person.name)).toEqual(['ana', 'ben']);
    } finally {
      await db.close();
    }
  });
});
