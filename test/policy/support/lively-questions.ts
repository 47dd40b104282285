/** Random questions about a world: any action, and what the acts that change something would give, take and to whom. */
import {
  type CompiledModel,
  type Facts,
  type Gift,
  type PolicyId,
  type Question,
  type Snapshot,
  whoMay,
} from '../../../src/policy/index.ts';
import { at, people, root, subject } from './worlds.ts';

export const ends = [at('2026-01-02T00:00:00.000Z'), at('2026-01-09T00:00:00.000Z')];
const untils = [null, ...ends, at('2026-01-20T00:00:00.000Z')];

export const pick = <Item>(items: readonly Item[], by = 0): Item => items[by % items.length] as Item;
/** True for about one in so many. */
export const oneIn = (many: number, by = 0): boolean => by % many === 0;

const giving = /^(workspace\.(invite|set_role|remove)|\w+\.give(_\w+)?|request\.approve|account\.end_own)$/;

/** One that gives or takes; or any action, by anybody, or by somebody who may where somebody does. */
export function question(
  model: CompiledModel,
  world: Snapshot,
  facts: Facts,
  by: number[],
  changing: boolean,
): Question {
  const [which = 0, caller, where, kind = 0, ...rest] = by;
  const action = pick(changing ? model.actions.filter(({ name }) => giving.test(name)) : model.actions, which);
  const places = [{ id: root, type: 'workspace' }, ...world.things].filter(({ type }) => type === action.type);
  const asked = { caller: pick(people, caller), action: action.name, thing: pick(places, where).id };
  const may = kind % 3 > 0 ? [] : whoMay(model, action.name, asked.thing, people, facts);
  const plain = may.length > 0 ? { ...asked, caller: pick(may, caller) } : asked;
  return changing ? { ...plain, ...change(model, world, plain, rest) } : plain;
}

/** Mostly what the act is for, on what it is done to; now and then anything on anything, to anybody or nobody. */
function change(
  model: CompiledModel,
  world: Snapshot,
  { action, thing, caller }: Question,
  by: number[],
): Pick<Question, 'gives' | 'takes' | 'target'> {
  const [what = 0, who = 0, role = 0, until, taken = 0, elsewhere = 0] = by;
  const request = action === 'request.approve' ? requested(model, world, thing) : null;
  const onRoot = action === 'account.end_own' || action === 'request.approve';
  const usual = request?.thing ?? (onRoot ? root : (thing as Gift['thing']));
  const on = oneIn(9, elsewhere) ? anyThing(model, world, elsewhere >> 4) : usual;
  const forIt = request && on === request.thing && role % 4 > 0 ? request.role : roleOn(model, world, on, role);
  const gives: Gift = { role: forIt, thing: on, until: pick(untils, until) };
  const takesKeeper: Gift = { role: model.keeper, thing: root, until: pick([null, null, ...ends], taken) };
  const takes = oneIn(3, taken) ? takesKeeper : { ...gives, role: roleOn(model, world, on, taken) };
  const target = request && who % 4 > 0 ? request.target : pick([...people, caller], who);
  const taking = action === 'account.end_own' || action === 'workspace.remove' || what % 4 === 0;
  return {
    ...(oneIn(12, who) ? {} : { target: oneIn(13, who) ? subject('stranger') : target }),
    ...(taking && what % 8 !== 3 ? {} : { gives }),
    ...(taking && what % 3 > 0 ? { takes } : {}),
  };
}

const anyThing = (model: CompiledModel, world: Snapshot, by: number): Gift['thing'] =>
  pick(
    [root, ...world.things.filter(({ type }) => model.thingTypes.has(type)).map(({ id }) => id)],
    by,
  ) as Gift['thing'];

/** A role that there is on that thing, and sometimes one that there is not. */
function roleOn(model: CompiledModel, world: Snapshot, on: PolicyId, by: number): string {
  const type = world.things.find(({ id }) => id === on)?.type ?? '';
  const names = on === root ? model.roles : (model.inner.typeOf.get(type)?.people ?? []);
  return oneIn(17, by) || names.length === 0 ? 'nonsense' : pick(names, by).name;
}

/** What a request asks for, on what and for whom; null where it names no role. */
function requested(model: CompiledModel, world: Snapshot, id: PolicyId) {
  const fact = world.things.find((one) => one.id === id);
  const target = world.recorded.find((row) => row.thing === id && row.as === 'target')?.subject;
  const rule = model.asking.find(({ on, role }) => fact?.flags.some((flag) => flag.startsWith(`ask_${on}_${role}_`)));
  if (!fact || !target || !rule) return null;
  return { role: rule.role, thing: (fact.inside ?? root) as Gift['thing'], target };
}
