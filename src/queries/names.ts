/** What a caller can name: the words of every product's model, and the things of these names that they may see. */
import type { Read } from '../db/ports.ts';
import { lastingForGood } from '../db/weighing.ts';
import type { Caller } from '../domain/caller.ts';
import { isId, type ThingId } from '../domain/ids.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { Thing } from '../domain/thing.ts';
import { type CompiledModel, type RoleInfo, type ThingTypeInfo, thingsWhere } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { keptQuery, type Query } from './look.ts';
import { type Place, placesOf } from './showing.ts';

export interface Nameable {
  models: {
    product: { name: string; title: string };
    roles: readonly RoleInfo[];
    types: readonly ThingTypeInfo[];
    actions: readonly { name: string; title: string }[];
    standings: readonly string[];
  }[];
  things: NamedThing[];
}

/** A thing with the names of what it is in: `web/site`; the workspace itself is never part of the path. */
export interface NamedThing {
  id: ThingId;
  product: string;
  type: string;
  name: string;
  path: string;
  inside: ThingId | null;
}

/** Of these things, those that the caller may see. One answerer: the model's `view` of each type. */
export async function visibleThings(
  read: Read,
  workspace: Workspace,
  model: CompiledModel,
  caller: Caller,
  things: readonly Thing[],
): Promise<Thing[]> {
  if (!caller.subject || things.length === 0) return [];
  const facts = await factsAbout(read, workspace, model, {
    subjects: [caller.subject],
    things: things.map((thing) => thing.id),
  });
  const seen = new Set<string>();
  for (const type of new Set(things.map((thing) => thing.type))) {
    const ofType = things.filter((thing) => thing.type === type).map((thing) => thing.id);
    for (const id of thingsWhere(model, caller.subject, `${type}.view`, ofType, facts)) seen.add(id);
  }
  return things.filter((thing) => seen.has(thing.id));
}

/** The path of each thing, from the things around it. */
export function pathsOf(things: readonly Thing[], around: readonly Thing[]): Map<ThingId, string> {
  const byId = new Map(around.map((thing) => [thing.id, thing]));
  const pathOf = (thing: Thing): string => {
    const outer = thing.inside ? byId.get(thing.inside) : undefined;
    return outer && outer.type !== 'workspace' ? `${pathOf(outer)}/${thing.name}` : thing.name;
  };
  return new Map(things.map((thing) => [thing.id, pathOf(thing)]));
}

/** These things as a typist may name them: those they may see, by paths of what they may see. */
async function named(
  read: Read,
  caller: Caller,
  { workspace, model }: Place,
  things: readonly Thing[],
): Promise<NamedThing[]> {
  const visible = await visibleThings(read, workspace, model, caller, things);
  const around = await read.things.listAround(visible.map((thing) => thing.id));
  const paths = pathsOf(visible, await visibleThings(read, workspace, model, caller, around));
  return visible.map(({ id, type, name, inside }) => ({
    id,
    type,
    name,
    inside,
    product: workspace.product,
    path: paths.get(id) ?? name,
  }));
}

/** By name, or by id. */
async function calledSo(read: Read, { workspace }: Place, phrases: readonly string[]): Promise<Thing[]> {
  const ids = phrases.filter((phrase) => isId('thing', phrase));
  const byId = (await read.things.listByIds(ids)).filter(
    (thing) => thing.workspace === workspace.id && thing.archivedAt === null,
  );
  return [...(await read.things.findByNames(workspace.id, phrases)), ...byId];
}

/** How many names are looked through for what may have been meant. */
const lookedThrough = 200;

/** Things whose names begin like one of these phrases; good for suggestions, never taken as said. */
export const nearlyNamed: Query<readonly string[], NamedThing[]> = async (read, caller, phrases) => {
  const starts = [...new Set(phrases.map((phrase) => phrase.slice(0, 1)))].slice(0, 12);
  const answer: NamedThing[] = [];
  for (const place of await placesOf(read)) {
    const found = new Map<ThingId, Thing>();
    for (const search of starts) {
      const page = await read.things.listPage(place.workspace.id, { limit: lookedThrough }, { search });
      for (const thing of page.rows) if (thing.inside !== null) found.set(thing.id, thing);
    }
    answer.push(...(await named(read, caller, place, [...found.values()].slice(0, lookedThrough))));
  }
  return answer;
};

type ModelWords = Nameable['models'][number];

const words = new WeakMap<CompiledModel, Map<string, ModelWords>>();

/** The same object every time, so that what is made of it is made once. */
function wordsOf({ workspace, model }: Place): ModelWords {
  const { product: name, title } = workspace;
  const products = words.get(model) ?? new Map<string, ModelWords>();
  words.set(model, products);
  const key = JSON.stringify([name, title]);
  const known =
    products.get(key) ??
    lastingForGood({
      product: { name, title },
      roles: model.roles,
      types: [...model.thingTypes.values()],
      actions: model.actions.map((action) => ({ name: action.name, title: action.title })),
      standings: model.standings,
    });
  products.set(key, known);
  return known;
}

/** Everything that a line made of these phrases could mean to this caller. */
export const nameable = keptQuery<readonly string[], Nameable>(async (read, caller, phrases) => {
  const answer: Nameable = { models: [], things: [] };
  for (const place of await placesOf(read)) {
    answer.models.push(wordsOf(place));
    answer.things.push(...(await named(read, caller, place, await calledSo(read, place, phrases))));
  }
  return answer;
});
