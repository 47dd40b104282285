/** Least first: of several ways to a yes, the nearest and smallest that somebody could be given is offered before the larger. */
import type { CompiledModel, TypeIndex } from './compiled.ts';
import type { Missing, Need } from './types.ts';

/**
 * Fewest facts first. Among as many: what can be asked for before what can only be given, and that before what is recorded,
 * supplied or a flag; on the thing itself before around it; the weaker role before the stronger.
 */
export function leastFirst(model: CompiledModel, type: TypeIndex, ways: readonly Missing[]): readonly Missing[] {
  const weighed = ways.map((way) => ({ way, weight: weightOf(model, type, way) }));
  return weighed.sort((a, b) => compare(a.weight, b.weight)).map(({ way }) => way);
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((one, at) => one - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;

function weightOf(model: CompiledModel, type: TypeIndex, { needs }: Missing): readonly number[] {
  const sum = (of: (need: Need) => number): number => needs.reduce((all, need) => all + of(need), 0);
  return [
    sum((need) => size(model, need)),
    Math.max(0, ...needs.map((need) => effort(model, need))),
    sum((need) => away(model, type, need)),
    sum((need) => strength(model, need)),
  ];
}

/** A change of role, or of what somebody is to a request, is more than one fact; becoming the keeper is the last resort. */
function size(model: CompiledModel, need: Need): number {
  if (need.kind === 'role') return need.anyOf.at(-1) === model.keeper ? 7 : 3;
  return 'wanted' in need && !need.wanted ? 3 : 2;
}

/** 0: it can be asked for · 1: it can be given · 2: it is set, recorded or supplied otherwise · 3: there is no such thing around. */
function effort(model: CompiledModel, need: Need): number {
  const asked = (on: string, names: readonly string[]): number =>
    model.asking.some((rule) => rule.on === on && names.includes(rule.role)) ? 0 : 1;
  if (need.kind === 'role') return asked('workspace', need.anyOf);
  if (need.thing === null) return 3;
  if (need.kind === 'tag') return need.carried ? asked(need.tag, need.levels) : 2;
  if (need.kind === 'flag' || !need.wanted) return 2;
  const kept = model.thingTypes.get(need.type)?.roles.find(({ name }) => name === need.as)?.kept;
  return kept === 'grant' ? asked(need.type, [need.as]) : 2;
}

/** How far up it is: 0 on the thing itself. */
function away(model: CompiledModel, type: TypeIndex, need: Need): number {
  const slot = need.kind === 'role' ? 0 : (model.inner.typeOf.get(need.type)?.slot ?? 0);
  const ups = type.chains.map((chain) => [...chain].indexOf(slot)).filter((up) => up >= 0);
  return Math.min(...ups, type.chains[0]?.size ?? 0);
}

/** How many roles stand below the weakest that would do. */
function strength(model: CompiledModel, need: Need): number {
  const below = (all: readonly { name: string }[], weakest: string | undefined): number =>
    Math.max(0, all.length - 1 - all.findIndex(({ name }) => name === weakest));
  if (need.kind === 'role') return below(model.roles, need.anyOf.at(-1));
  if (need.kind === 'flag' || need.kind === 'inside') return 0;
  const people = model.inner.typeOf.get(need.kind === 'tag' ? need.tag : need.type)?.people ?? [];
  return below(people, need.kind === 'tag' ? need.levels.at(-1) : need.as);
}
