/** The stream of mixed checks: half about things that the person has to do with, half about any; every action of both models. */
import type { CompiledModel, Question } from '../../src/policy/index.ts';
import { Random } from '../kit/random.ts';
import type { World } from './world.ts';
import type { Worlds } from './worlds.ts';

export interface Check extends Question {
  readonly product: keyof Worlds;
}

/** So many checks, the same for the same worlds. */
export function streamOf(
  worlds: Worlds,
  models: Readonly<Record<keyof Worlds, CompiledModel>>,
  count: number,
): Check[] {
  const random = new Random(count + worlds.miruni.subjects.length);
  const actions = { miruni: actionsOf(models.miruni), minikai: actionsOf(models.minikai) };
  return Array.from({ length: count }, () => {
    const product = random.pick(['miruni', 'minikai'] as const);
    return check(worlds[product], product, actions[product], random);
  });
}

type Actions = ReadonlyMap<string, readonly string[]>;

/** The product's own actions by type; looking comes up as often as all the rest together. */
function actionsOf(model: CompiledModel): Actions {
  const all = new Map<string, string[]>();
  for (const { name, type, core } of model.actions) if (!core) all.set(type, [...(all.get(type) ?? []), name]);
  for (const [type, names] of all) {
    const view = names.find((name) => name === `${type}.view`);
    if (view) for (let n = names.length; n > 2; n--) names.push(view);
  }
  return all;
}

function check(world: World, product: keyof Worlds, actions: Actions, random: Random): Check {
  const person = random.below(world.subjects.length);
  const near = world.near[person] ?? [];
  const types = [...actions.keys()];
  const thing = near.length > 0 && random.chance(0.5) ? below(world, random.pick(near), random) : undefined;
  const found = thing ?? random.pick(world.byType.get(random.pick(types)) ?? []);
  const { id: caller } = random.pick([world.subjects[person] ?? random.pick(world.subjects)]);
  return { product, caller, action: random.pick(actions.get(found.type) ?? []), thing: found.id };
}

/** The thing itself, or something in it or that carries it: what somebody is shown who has to do with it. */
function below(world: World, thing: World['things'][number], random: Random): World['things'][number] {
  const inside = insideOf(world).get(thing.id) ?? [];
  return inside.length > 0 && random.chance(0.6) ? below(world, random.pick(inside), random) : thing;
}

const known = new WeakMap<World, Map<string, World['things']>>();

function insideOf(world: World): Map<string, World['things']> {
  const ready = known.get(world);
  if (ready) return ready;
  const all = new Map<string, World['things']>();
  for (const thing of world.things) {
    for (const outer of [thing.inside, ...thing.tags]) {
      if (outer === null) continue;
      const there = all.get(outer);
      if (there) there.push(thing);
      else all.set(outer, [thing]);
    }
  }
  known.set(world, all);
  return all;
}
