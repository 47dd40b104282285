/** Things that Roledesk keeps: teams, projects, labels and the workspace itself, with their flags, tags and recorded people. */
import type { ThingId, WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { conflict, notFound } from '../domain/refusal.ts';
import type { Thing } from '../domain/thing.ts';
import type { Bound } from './bound.ts';
import { anywhere, nameKey, type Page, type Paged, paged } from './page.ts';
import { type Row, shapeOf, tableOf } from './table.ts';
import { type ThingDetailStore, thingDetailStore } from './thing-details.ts';

/** Which things are wanted; those that are archived only when asked for. */
export interface ThingsWanted {
  types?: readonly string[];
  inside?: ThingId;
  /** Found anywhere in the name. */
  search?: string;
  archived?: boolean;
}

export interface ThingStore extends ThingDetailStore {
  get(id: ThingId): Promise<Thing>;
  find(id: ThingId): Promise<Thing | undefined>;
  listByIds(ids: readonly ThingId[]): Promise<Thing[]>;
  /** These things and everything they are in, up to the workspace; each once. */
  listAround(ids: readonly ThingId[]): Promise<Thing[]>;
  /** By name. */
  listPage(workspace: WorkspaceId, page: Page, wanted: ThingsWanted): Promise<Paged<Thing>>;
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
  const withFlags = async (kept: readonly Kept[]): Promise<Thing[]> => {
    const flags = await details.listFlags(kept.map(({ id }) => id));
    return kept.map((thing) => ({ ...thing, flags: flags.get(thing.id) ?? [] }));
  };
  const find = async (id: ThingId) => (await withFlags(await table.list(table.rows().where({ id }))))[0];
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
    listByIds: async (ids) => withFlags(await table.list(table.rows().whereIn('id', ids))),
    async listAround(ids) {
      const rows: Row[] = await k
        .withRecursive('around', (query) => {
          query
            .from('things')
            .where({ tenant })
            .whereIn('id', ids)
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
        .from('around')
        .select(shape.columns);
      return withFlags(rows.map(shape.read));
    },
    async listPage(workspace, page, { types, inside, search, archived = false }) {
      const query = table.rows().where({ workspace }).select('*');
      if (types) query.whereIn('type', [...types]);
      if (inside) query.where({ inside });
      if (!archived) query.whereNull('archived_at');
      if (search) query.whereRaw("name_key like ? escape '\\'", [anywhere(nameKey(search))]);
      const { rows, next } = await paged(query, ['name_key', 'id'], page, shape.read);
      return { rows: await withFlags(rows), next };
    },
    async findByNames(workspace, names) {
      const wanted = [...new Set(names.map(nameKey))];
      const query = table.rows().where({ workspace }).whereNull('archived_at').whereNotNull('inside');
      return withFlags(await table.list(query.whereIn('name_key', wanted).orderBy('id')));
    },
    async listByExternalIds(workspace, externalIds) {
      const query = table.rows().where({ workspace }).whereIn('external_id', externalIds).whereNull('archived_at');
      return withFlags(await table.list(query.orderBy('id')));
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
