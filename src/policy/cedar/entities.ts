/** Facts as Cedar entities: people with their roles and what they hold, things with what is around them. */
import type { SubjectId } from '../../domain/ids.ts';
import type { CompiledModel, TypeIndex } from '../compiled.ts';
import type { PolicyId, Snapshot, SubjectFact, ThingFact } from '../types.ts';
import { around, entityType, person, role } from './names.ts';

export interface CedarUid {
  readonly type: string;
  readonly id: string;
}

export type CedarValue =
  | boolean
  | string
  | { readonly __entity: CedarUid }
  | readonly CedarValue[]
  | { readonly [name: string]: CedarValue };

export interface CedarEntity {
  readonly uid: CedarUid;
  readonly attrs: { readonly [name: string]: CedarValue };
  readonly parents: readonly CedarUid[];
}

export const personUid = (id: string): CedarUid => ({ type: person, id });
export const refer = (uid: CedarUid): CedarValue => ({ __entity: uid });
export const thingUid = ({ id, type }: Pick<ThingFact, 'id' | 'type'>): CedarUid => ({ type: entityType(type), id });

/** The rows of a snapshot by what is looked for; things of types that the model does not know are left out. */
export interface Rows {
  readonly model: CompiledModel;
  readonly snapshot: Snapshot;
  readonly things: ReadonlyMap<string, ThingFact>;
  /** What a person is to things, and who is what to a thing, held or recorded; the workspace has roles of its own. */
  readonly bySubject: ReadonlyMap<string, readonly Link[]>;
  readonly byThing: ReadonlyMap<string, readonly Link[]>;
}

interface Link {
  readonly subject: SubjectId;
  readonly thing: PolicyId;
  readonly as: string;
}

export function rowsOf(model: CompiledModel, snapshot: Snapshot): Rows {
  const root: ThingFact = { id: snapshot.root, type: 'workspace', inside: null, flags: [], tags: [] };
  const things = [root, ...snapshot.things].filter(({ type }) => model.inner.typeOf.has(type));
  const known = new Set(snapshot.subjects.map(({ id }) => id));
  const links = [...snapshot.held.map((row): Link => ({ ...row, as: row.role })), ...snapshot.recorded];
  return {
    model,
    snapshot,
    things: new Map(things.map((thing) => [thing.id, thing])),
    bySubject: grouped(links, ({ subject }) => subject),
    byThing: grouped(
      links.filter(({ subject }) => known.has(subject)),
      ({ thing }) => thing,
    ),
  };
}

function grouped(links: readonly Link[], keyOf: (link: Link) => string): Map<string, Link[]> {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const group = groups.get(keyOf(link));
    if (group) group.push(link);
    else groups.set(keyOf(link), [link]);
  }
  return groups;
}

export function personEntity(rows: Rows, subject: SubjectFact): CedarEntity {
  const links = rows.bySubject.get(subject.id) ?? [];
  const tags = rows.model.inner.types.filter(({ info }) => info.isTag);
  return {
    uid: personUid(subject.id),
    attrs: {
      active: subject.active,
      insider: subject.insider,
      ...(subject.directory === null ? {} : { directory: subject.directory }),
      ...(tags.length > 0
        ? {
            tags: entries(
              tags,
              ({ info }) => info.name,
              (type) => levels(rows, type, links),
            ),
          }
        : {}),
    },
    parents: rolesHeld(rows, links).map((name) => ({ type: role, id: name })),
  };
}

/** The workspace roles that count: with one role per person the strongest alone. */
function rolesHeld({ model, snapshot }: Rows, links: readonly Link[]): string[] {
  const onRoot = links.filter(({ thing }) => thing === snapshot.root).map(({ as }) => as);
  const names = model.roles.map(({ name }) => name).filter((name) => onRoot.includes(name));
  return model.cardinality === 'one' ? names.slice(0, 1) : names;
}

/** For each level of a tag those that are held at it or at a stronger one: levels are listed strongest first. */
function levels(rows: Rows, type: TypeIndex, links: readonly Link[]): CedarValue {
  const names = type.people.map(({ name }) => name);
  return entries(names, String, (name) => {
    const enough = names.slice(0, names.indexOf(name) + 1);
    const found = links.filter(({ as }) => enough.includes(as)).flatMap(({ thing }) => rows.things.get(thing) ?? []);
    return [...new Set(found)].filter((one) => one.type === type.info.name).map((one) => refer(thingUid(one)));
  });
}

/** A thing with what is around it, who is what to it, its flags and tags. Refuses one that is not where its type belongs. */
export function thingEntity(rows: Rows, thing: ThingFact, type: TypeIndex): CedarEntity {
  const { info, flags, slot, people } = type;
  const keepers = rows.snapshot.keepers.map((id) => refer(personUid(id)));
  const links = rows.byThing.get(thing.id) ?? [];
  const who = (name: string): CedarValue =>
    [...new Set(links.filter(({ as }) => as === name).map(({ subject }) => subject))].map((id) => refer(personUid(id)));
  const carried = thing.tags.flatMap((id) => rows.things.get(id) ?? []);
  const tagged = (tag: string): CedarValue =>
    carried.filter((one) => one.type === tag).map((one) => refer(thingUid(one)));
  return {
    uid: thingUid(thing),
    attrs: {
      ...(slot === 0 ? { keepers } : { inside: insideOf(rows, thing, type) }),
      ...(people.length > 0
        ? {
            people: entries(
              people,
              ({ name }) => name,
              ({ name }) => who(name),
            ),
          }
        : {}),
      ...(flags.size > 0 ? { flags: entries([...flags.keys()], String, (flag) => thing.flags.includes(flag)) } : {}),
      ...(info.tags.length > 0 ? { tags: entries(info.tags, String, tagged) } : {}),
    },
    parents: [],
  };
}

function entries<Item>(
  items: readonly Item[],
  name: (item: Item) => string,
  value: (item: Item) => CedarValue,
): CedarValue {
  return Object.fromEntries(items.map((item) => [name(item), value(item)]));
}

/** Everything around a thing. */
export function thingsAround(rows: Rows, thing: ThingFact): ThingFact[] {
  const found: ThingFact[] = [];
  const next = ({ inside }: ThingFact): ThingFact | undefined => rows.things.get(inside ?? '');
  for (let one = next(thing); one !== undefined && !found.includes(one); one = next(one)) found.push(one);
  return found;
}

function insideOf(rows: Rows, thing: ThingFact, type: TypeIndex): CedarValue {
  const things = thingsAround(rows, thing);
  const fields = around(rows.model, type).flatMap(({ type: other, always }): [string, CedarValue][] => {
    const one = things.find((found) => found.type === other.info.name);
    if (!one && always) throw new Error(`${type.info.title} ${thing.id} is in no ${other.info.title}.`);
    return one ? [[other.info.name, refer(thingUid(one))]] : [];
  });
  return Object.fromEntries(fields);
}
