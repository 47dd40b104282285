/** Things that Roledesk keeps: teams, projects, labels and the workspace itself, with their flags, tags and recorded people. */
import type { Knex } from 'knex';
import type { ThingId, WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { conflict, notFound } from '../domain/refusal.ts';
import type { Thing } from '../domain/thing.ts';
import { among } from './among.ts';
import type { Bound } from './bound.ts';
import { nameKey, type Page, type Paged, paged } from './page.ts';
import { type Row, shapeOf, tableOf } from './table.ts';
import { type ThingDetailStore, thingDetailStore } from './thing-details.ts';
import { onlyWanted, type ThingsWanted } from './things-wanted.ts';

export interface ThingStore extends ThingDetailStore {
  get(id: ThingId): Promise<Thing>;
  find(id: ThingId): Promise<Thing | undefined>;
  listByIds(ids: readonly ThingId[]): Promise<Thing[]>;
  /** These things and everything they are in, up to the workspace; each once. */
  listAround(ids: readonly ThingId[]): Promise<Thing[]>;
  /** By name. */
  listPage(workspace: WorkspaceId, page: Page, wanted: ThingsWanted): Promise<Paged<Thing>>;
  /** By name, from this place in the list on; to go through all of them, pages are quicker. */
  listPiece(workspace: WorkspaceId, piece: { from: number; limit: number }, wanted: ThingsWanted): Promise<Thing[]>;
  /** How many are wanted. */
  countWanted(workspace: WorkspaceId, wanted: ThingsWanted): Promise<number>;
  /** What is in these things, and what is in that, and so on; archived things are left out, and what is in them. */
  listBelow(ids: readonly ThingId[]): Promise<Thing[]>;
  /** Things with one of these names, in any case, archived ones left out; the workspace itself is not found by name. */
  findByNames(workspace: WorkspaceId, names: readonly string[]): Promise<Thing[]>;
  /** Things with one of these ids of the product's own, of any type; archived ones left out. */
  listByExternalIds(workspace: WorkspaceId, externalIds: readonly string[]): Promise<Thing[]>;
  /** How many there are of each type, archived ones left out. */
  countByType(workspace: WorkspaceId): Promise<Record<string, number>>;
  insert(thing: Thing): Promise<void>;
  /** Compare-and-set. Conflict when the name is taken there. */
  rename(before: Thing, name: string): Promise<Thing>;
  archive(before: Thing, at: Instant): Promise<Thing>;
}

type Kept = Omit<Thing, 'flags'>;

const shape = shapeOf<Kept>({
  id: 'plain',
  tenant: 'plain',
  workspace: 'plain',
  type: 'plain',
  name: 'plain',
  inside: 'plain',
  externalId: 'plain',
  archivedAt: 'plain',
  createdAt: 'plain',
});

const alreadyThere = conflict('The product has told of this thing already.', { code: 'already_there' });

export function thingStore(bound: Bound): ThingStore {
  const { k, tenant } = bound;
  const table = tableOf(k, tenant, 'things', shape);
  const details = thingDetailStore(bound);
  /** Of a query with an end: there the flags are asked for by themselves. */
  const withFlags = async (kept: readonly Kept[]): Promise<Thing[]> => {
    if (kept.length === 0) return [];
    const flags = await details.listFlags(kept.map(({ id }) => id));
    return kept.map((thing) => ({ ...thing, flags: flags.get(thing.id) ?? [] }));
  };
  const flagged = async (query: Knex.QueryBuilder<Row, Row[]>, from = 'things'): Promise<Thing[]> => {
    const rows: Row[] = await query
      .leftJoin('thing_flags', (join) => {
        join.on('thing_flags.tenant', `${from}.tenant`).andOn('thing_flags.thing', `${from}.id`);
      })
      .select(shape.columns.map((column) => `${from}.${column}`))
      .select('thing_flags.flag');
    const things = new Map<unknown, Kept & { flags: string[] }>();
    for (const row of rows) {
      const thing = things.get(row.id) ?? { ...shape.read(row), flags: [] };
      if (row.flag !== null) thing.flags.push(String(row.flag));
      things.set(row.id, thing);
    }
    return [...things.values()].map((thing) => ({ ...thing, flags: thing.flags.sort() }));
  };
  const wantedOf = (workspace: WorkspaceId, wanted: ThingsWanted) =>
    onlyWanted(k, table.rows().where('things.workspace', workspace), wanted);
  const find = async (id: ThingId) => (await flagged(table.rows().where({ id })))[0];
  const kept = ({ flags: _flags, ...rest }: Thing): Kept => rest;
  const replace = async (before: Thing, after: Thing): Promise<Thing> => {
    await table.replace(kept(before), kept(after), before.type, { name_key: nameKey(after.name) });
    return after;
  };

  return {
    ...details,
    find,
    async get(id) {
      const found = await find(id);
      if (!found) throw notFound('thing');
      return found;
    },
    listByIds: (ids) => flagged(table.among('id', ids)),
    listAround(ids) {
      const all = k
        .withRecursive('around', (query) => {
          among(k, query.from('things').where({ tenant }), 'id', ids)
            .select(shape.columns)
            .union((outer) => {
              outer
                .from('things')
                .join('around', (join) => {
                  join.on('things.tenant', 'around.tenant').andOn('things.id', 'around.inside');
                })
                .select(shape.columns.map((column) => `things.${column}`));
            });
        })
        .from('around');
      return flagged(all as Knex.QueryBuilder<Row, Row[]>, 'around');
    },
    async listPage(workspace, page, wanted) {
      const { rows, next } = await paged(wantedOf(workspace, wanted).select('*'), ['name_key', 'id'], page, shape.read);
      return { rows: await withFlags(rows), next };
    },
    async listPiece(workspace, { from, limit }, wanted) {
      const query = wantedOf(workspace, wanted).orderBy(['name_key', 'id']).offset(from).limit(limit);
      return withFlags(await table.list(query));
    },
    async countWanted(workspace, wanted) {
      return Number((await wantedOf(workspace, wanted).count({ count: '*' }))[0]?.count);
    },
    async listBelow(ids) {
      const below: Thing[] = [];
      for (let around = ids; around.length > 0; ) {
        const found = await flagged(table.among('inside', around).whereNull('archived_at'));
        below.push(...found);
        around = found.map(({ id }) => id);
      }
      return below;
    },
    async findByNames(workspace, names) {
      const wanted = [...new Set(names.map(nameKey))];
      const query = table
        .among('name_key', wanted)
        .where({ workspace })
        .whereNull('archived_at')
        .whereNotNull('inside');
      return flagged(query.orderBy('things.id'));
    },
    async listByExternalIds(workspace, externalIds) {
      const query = table.among('external_id', externalIds).where({ workspace }).whereNull('archived_at');
      return flagged(query.orderBy('things.id'));
    },
    async countByType(workspace) {
      const query = table.rows().where({ workspace }).whereNull('archived_at').groupBy('type');
      const rows = await query.select('type').count({ count: '*' });
      return Object.fromEntries(rows.map(({ type, count }) => [type, Number(count)]));
    },
    async insert(thing) {
      await table.insert(kept(thing), alreadyThere, { name_key: nameKey(thing.name) });
      for (const flag of thing.flags) await details.setFlag(thing.id, flag, true);
    },
    rename: (before, name) => replace(before, { ...before, name }),
    archive: (before, at) => replace(before, { ...before, archivedAt: at }),
  };
}
