/** Facts as Cedar entities: people with their roles and what they hold, things with what is around them. */
import type { SubjectId } from '../../domain/ids.ts';
import type { CompiledModel, TypeIndex } from '../compiled.ts';
import type { HeldFact, PolicyId, RecordedFact, Snapshot, SubjectFact, ThingFact } from '../types.ts';
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
  readonly things: ReadonlyMap<PolicyId, ThingFact>;
  readonly held: ReadonlyMap<SubjectId, readonly HeldFact[]>;
  readonly recorded: ReadonlyMap<SubjectId, readonly RecordedFact[]>;
}

export function rowsOf(model: CompiledModel, snapshot: Snapshot): Rows {
  const root: ThingFact = { id: snapshot.root, type: 'workspace', inside: null, flags: [], tags: [] };
  const things = [root, ...snapshot.things].filter(({ type }) => model.inner.typeOf.has(type));
  return {
    model,
    snapshot,
    things: new Map(things.map((thing) => [thing.id, thing])),
    held: bySubject(snapshot.held),
    recorded: bySubject(snapshot.recorded),
  };
}

function bySubject<Row extends { subject: SubjectId }>(all: readonly Row[]): Map<SubjectId, Row[]> {
  const rows = new Map<SubjectId, Row[]>();
  for (const row of all) rows.set(row.subject, [...(rows.get(row.subject) ?? []), row]);
  return rows;
}

/** The workspace roles that count: with one role per person the strongest alone. */
function rolesHeld({ model, snapshot }: Rows, held: readonly HeldFact[]): string[] {
  const onRoot = held.filter(({ thing }) => thing === snapshot.root).map((row) => row.role);
  const names = model.roles.map(({ name }) => name).filter((name) => onRoot.includes(name));
  return model.cardinality === 'one' ? names.slice(0, 1) : names;
}

/** Somebody with these grants; `id` differs from the subject's where only some of them are to count. */
export function personEntity(rows: Rows, subject: SubjectFact, held: readonly HeldFact[], id: string): CedarEntity {
  const { types } = rows.model.inner;
  const recorded = rows.recorded.get(subject.id) ?? [];
  const links = [...held.map((row) => ({ thing: row.thing, as: row.role })), ...recorded];
  const linked = (type: TypeIndex, names: readonly string[]): CedarValue => {
    const found = links.flatMap(({ thing, as }) => {
      const one = rows.things.get(thing);
      return one?.type === type.info.name && names.includes(as) ? [one] : [];
    });
    return [...new Set(found)].map((one) => refer(thingUid(one)));
  };
  const names = (type: TypeIndex): string[] => type.people.map(({ name }) => name);
  const tags = types.filter(({ info }) => info.isTag);
  return {
    uid: personUid(id),
    attrs: {
      active: subject.active,
      insider: subject.insider,
      ...(subject.directory === null ? {} : { directory: subject.directory }),
      holds: perType(
        types.filter(({ people }) => people.length > 0),
        (type, at) => linked(type, names(type).slice(at, at + 1)),
      ),
      ...(tags.length > 0 ? { tags: perType(tags, (type, at) => linked(type, names(type).slice(0, at + 1))) } : {}),
    },
    parents: rolesHeld(rows, held).map((name) => ({ type: role, id: name })),
  };
}

/** A record by type and role on it, strongest first. */
const perType = (types: readonly TypeIndex[], value: (type: TypeIndex, at: number) => CedarValue): CedarValue =>
  Object.fromEntries(
    types.map((type) => [
      type.info.name,
      Object.fromEntries(type.people.map(({ name }, at) => [name, value(type, at)])),
    ]),
  );

/** A thing with its flags and tags, and what is around it. Refuses one that is not where things of its type are. */
export function thingEntity(rows: Rows, thing: ThingFact, type: TypeIndex): CedarEntity {
  const { model, snapshot } = rows;
  const { info, flags, slot } = type;
  const tags = info.tags.map((tag): [string, CedarValue] => {
    const carried = thing.tags.flatMap((id) => rows.things.get(id) ?? []);
    return [tag, carried.filter((one) => one.type === tag).map((one) => refer(thingUid(one)))];
  });
  return {
    uid: thingUid(thing),
    attrs: {
      ...(slot === 0
        ? { keepers: snapshot.keepers.map((id) => refer(personUid(id))) }
        : { inside: insideOf(rows, thing, type) }),
      ...(flags.size > 0
        ? { flags: Object.fromEntries([...flags.keys()].map((flag) => [flag, thing.flags.includes(flag)])) }
        : {}),
      ...(tags.length > 0 && tags.some(([tag]) => model.inner.typeOf.has(tag))
        ? { tags: Object.fromEntries(tags) }
        : {}),
    },
    parents: [],
  };
}

/** Everything around a thing. */
export function thingsAround(rows: Rows, thing: ThingFact): ThingFact[] {
  const found: ThingFact[] = [];
  const next = ({ inside }: ThingFact): ThingFact | undefined =>
    inside === null ? undefined : rows.things.get(inside);
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
