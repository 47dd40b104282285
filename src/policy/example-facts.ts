/** The cast of a model's example as facts; names that mean nothing are problems. */
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { CompiledModel } from './compiled.ts';
import { didYouMean, listed, type Path, type Problems } from './problems.ts';
import type { FileExample } from './schema-tests.ts';
import type { HeldFact, RecordedFact, Snapshot, ThingFact } from './types.ts';

export const rootName = 'workspace';
const root = rootName as ThingId;

/** Names of the cast are used as ids: they are told apart by nothing else. */
export const personId = (name: string): SubjectId => name as string as SubjectId;
export const thingId = (name: string): ThingId => name as string as ThingId;

/** The facts of the example, its people holding their roles open-ended. */
export function exampleFacts(model: CompiledModel, { people, things }: FileExample): Snapshot {
  const cast = Object.entries(people);
  const placed = Object.entries(things);
  const roles = cast.flatMap(([name, { as }]) => as.map((role): HeldFact => held(name, root, role)));
  const recorded = placed.flatMap(([thing, { is, people: on }]) =>
    Object.entries(on).flatMap(([as, names]) => names.map((name) => ({ thing, is, as, name }))),
  );
  // A role that an option withholds is not among those of the thing: whoever holds it holds it still.
  const isGrant = ({ is, as }: (typeof recorded)[number]): boolean =>
    (model.thingTypes.get(is)?.roles.find((role) => role.name === as)?.kept ?? 'grant') === 'grant';
  const grants = recorded.filter(isGrant);
  const others = recorded.filter((one) => !isGrant(one));
  return {
    now: '2026-01-01T00:00:00.000Z' as Instant,
    root,
    subjects: cast.map(([name, { active, insider, directory }]) => ({
      id: personId(name),
      active,
      insider,
      directory: directory ?? null,
    })),
    things: placed.map(([name, thing]): ThingFact => {
      const inside = thingId(thing.inside ?? rootName);
      return { id: thingId(name), type: thing.is, inside, flags: thing.flags, tags: thing.tags.map(thingId) };
    }),
    held: [...roles, ...grants.map(({ thing, as, name }) => held(name, thingId(thing), as))],
    recorded: others.map(
      ({ thing, as, name }): RecordedFact => ({ thing: thingId(thing), as, subject: personId(name) }),
    ),
    keepers: cast.filter(([, { active, as }]) => active && as.includes(model.keeper)).map(([name]) => personId(name)),
  };
}

const held = (name: string, thing: ThingId, role: string): HeldFact => ({
  subject: personId(name),
  thing,
  role,
  endsAt: null,
});

/** Adds a problem for every name of the example that is not declared. */
export function checkExample(model: CompiledModel, { people, things }: FileExample, problems: Problems): void {
  const known = (name: string, among: Iterable<string>, what: string, path: Path): void => {
    const all = [...among];
    if (!all.includes(name))
      problems.add(path, `there is no ${what} "${name}"`, `${didYouMean(name, all)}Known here: ${listed(all)}.`);
  };
  for (const [name, { as }] of Object.entries(people)) {
    for (const role of as) known(role, model.inner.roleBits.keys(), 'role', ['example', 'people', name]);
    if (as.length > 1 && model.cardinality === 'one')
      problems.add(['example', 'people', name], 'one role per person here', 'Keep one role.');
  }
  for (const [name, thing] of Object.entries(things)) {
    const path: Path = ['example', 'things', name];
    const type = model.inner.typeOf.get(thing.is);
    known(thing.is, model.thingTypes.keys(), 'thing', [...path, 'is']);
    if (name === rootName) problems.add(path, '"workspace" is the workspace itself', 'Choose another name.');
    if (thing.inside)
      known(thing.inside, [rootName, ...Object.keys(things)], 'thing in this example', [...path, 'inside']);
    if (!type) continue;
    const container = thing.inside && thing.inside !== rootName ? things[thing.inside]?.is : rootName;
    if (container !== undefined)
      known(container, type.info.inside, `way for a ${thing.is} to be inside a`, [
        ...path,
        thing.inside ? 'inside' : 'is',
      ]);
    for (const flag of thing.flags) known(flag, type.flags.keys(), `flag of ${thing.is}`, [...path, 'flags']);
    for (const tag of thing.tags) {
      known(tag, Object.keys(things), 'thing in this example', [...path, 'tags']);
      const kind = things[tag]?.is;
      if (kind !== undefined) known(kind, type.info.tags, `tag that ${thing.is} carries of kind`, [...path, 'tags']);
    }
    for (const [as, names] of Object.entries(thing.people)) {
      known(as, type.bits.keys(), `name under people of ${thing.is}`, [...path, 'people', as]);
      for (const person of names) known(person, Object.keys(people), 'person in this example', [...path, 'people', as]);
    }
  }
}
