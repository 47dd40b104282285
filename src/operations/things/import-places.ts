/** What the lines of a file can be about: the things that are there, and those that earlier lines would make. */
import type { ThingId } from '../../domain/ids.ts';
import type { Thing } from '../../domain/thing.ts';
import type { ThingTypeInfo } from '../../policy/index.ts';
import { visibleThings } from '../../queries/names.ts';
import type { Desk } from '../desk.ts';
import type { ImportLine } from './import-lines.ts';

/** A key for the look-ups below; names count in any case, as they do in the database. */
export const keyOf = (...parts: readonly string[]): string =>
  JSON.stringify(parts.map((part) => part.normalize('NFC').toLowerCase()));

/** The same for an id of the product's own, which counts exactly as it is written. */
export const idKeyOf = (type: string, externalId: string): string => JSON.stringify([type, externalId]);

export interface Known {
  /** Those that are there already. */
  present: readonly Thing[];
  /** By type and the product's own id. */
  byExternalId: Map<string, Thing>;
  /** By type, what it is in, and name. */
  byPlace: Map<string, Thing>;
  /** By name alone: what a line may say it is in. */
  byName: Map<string, Thing[]>;
  /** On which line each new one stands. */
  lines: Map<ThingId, number>;
  sees(thing: Thing): boolean;
  add(thing: Thing, line?: number): void;
}

/** Everything that these lines name, by name or by id, with what of it the caller may see. */
export async function knownThings(desk: Desk, lines: readonly ImportLine[]): Promise<Known> {
  const { tx, workspace, model, caller } = desk;
  const names = new Set(lines.flatMap(({ name, inside }) => [name, inside]).filter((name) => name !== ''));
  const ids = new Set(lines.flatMap(({ id, inside }) => [id, inside]).filter((id) => id !== ''));
  const found = [
    ...(await tx.things.findByNames(workspace.id, [...names])),
    ...(await tx.things.listByExternalIds(workspace.id, [...ids])),
  ];
  const present = [...new Map(found.map((thing) => [thing.id, thing])).values()];
  const seen = await visibleThings(tx, workspace, model, { tenant: tx.tenant, subject: caller }, present);
  const visible = new Set(seen.map(({ id }) => id));
  const known: Known = {
    present,
    byExternalId: new Map(),
    byPlace: new Map(),
    byName: new Map(),
    lines: new Map(),
    sees: ({ id }) => visible.has(id) || known.lines.has(id),
    add(thing, line) {
      if (line !== undefined) known.lines.set(thing.id, line);
      if (thing.externalId !== null) known.byExternalId.set(idKeyOf(thing.type, thing.externalId), thing);
      known.byPlace.set(keyOf(thing.type, thing.inside ?? '', thing.name), thing);
      const name = keyOf(thing.name);
      known.byName.set(name, [...(known.byName.get(name) ?? []), thing]);
    },
  };
  for (const thing of present) known.add(thing);
  return known;
}

/** The thing around a line's own; as a sentence why there is none. What the caller may not see is not there. */
export function containerFor(desk: Desk, known: Known, type: ThingTypeInfo, inside: string): Thing | string {
  const kinds = type.inside.map((kind) => desk.model.thingTypes.get(kind)?.title ?? kind).join(' or a ');
  if (inside === '') {
    if (type.inside.includes('workspace')) return rootOf(desk);
    return `does not say in which ${kinds} it is.`;
  }
  const byId = type.inside.flatMap((kind) => known.byExternalId.get(idKeyOf(kind, inside)) ?? []);
  const byName = known.byName.get(keyOf(inside)) ?? [];
  const fitting = [...new Set([...byId, ...byName])].filter((one) => type.inside.includes(one.type) && known.sees(one));
  const [first, ...others] = fitting;
  if (!first) return `is in “${inside}”, and I know no ${kinds} like that which you can see.`;
  if (others.length > 0) return `is in “${inside}”, and there are several; say its id instead.`;
  return first;
}

/** The workspace itself, as a place. */
const rootOf = ({ workspace, tx }: Desk): Thing => ({
  id: workspace.root,
  tenant: tx.tenant,
  workspace: workspace.id,
  type: 'workspace',
  name: workspace.title,
  inside: null,
  flags: [],
  externalId: null,
  archivedAt: null,
  createdAt: workspace.createdAt,
});
