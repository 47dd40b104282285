/** What a caller can name: the words of every product's model, and the things of these names that they may see. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { ThingId } from '../domain/ids.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { Thing } from '../domain/thing.ts';
import { type CompiledModel, type RoleInfo, type ThingTypeInfo, thingsWhere } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { modelOf } from './models.ts';

export interface Nameable {
  models: {
    product: { name: string; title: string };
    roles: readonly RoleInfo[];
    types: readonly ThingTypeInfo[];
    actions: readonly string[];
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

async function namedThings(
  read: Read,
  caller: Caller,
  workspace: Workspace,
  model: CompiledModel,
  phrases: readonly string[],
) {
  const found = await read.things.findByNames(workspace.id, phrases);
  const visible = await visibleThings(read, workspace, model, caller, found);
  const paths = pathsOf(visible, await read.things.listAround(visible.map((thing) => thing.id)));
  return visible.map(({ id, type, name, inside }) => ({
    id,
    type,
    name,
    inside,
    product: workspace.product,
    path: paths.get(id) ?? name,
  }));
}

/** Everything that a line made of these phrases could mean to this caller. */
export const nameable: Query<readonly string[], Nameable> = async (read, caller, phrases) => {
  const answer: Nameable = { models: [], things: [] };
  for (const workspace of await read.workspaces.list()) {
    const model = await modelOf(read, workspace);
    answer.models.push({
      product: { name: workspace.product, title: workspace.title },
      roles: model.roles,
      types: [...model.thingTypes.values()],
      actions: model.actions.map((action) => action.name),
      standings: model.standings,
    });
    answer.things.push(...(await namedThings(read, caller, workspace, model, phrases)));
  }
  return answer;
};
