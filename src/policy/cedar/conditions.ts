/** A clause of the model as the conditions of a Cedar policy. */
import type { Atom, Clause, CompiledModel, Literal, TypeIndex } from '../compiled.ts';
import { attribute, has, inRoles, rolesOfMask } from './names.ts';

const widest = 112;

/** An expression that stands for a thing of this type. */
export interface Place {
  readonly expression: string;
  readonly type: TypeIndex;
}

/** Everything that must hold of `who` and the thing: the roles first, so that nothing else is read of a stranger. */
export function conditions(model: CompiledModel, clause: Clause, who: string, on: Place): string[] {
  const roles = clause.roles.map((mask) => inRoles(who, rolesOfMask(model, mask)));
  const known = new Set<string>();
  const wanted = clause.literals.filter((literal) => literal.wanted);
  const unwanted = clause.literals.filter((literal) => !literal.wanted);
  return [...roles, ...[...wanted, ...unwanted].flatMap((literal) => condition(model, literal, who, on, known))];
}

/** All of them, one to a line where there are several. */
export const both = (all: readonly string[], indent = '  '): string => all.join(`\n${indent}&& `);
/** Any of them: each is a conjunction. */
export const either = (all: readonly string[], indent = '  '): string => all.join(`\n${indent}|| `);
export function together(all: readonly string[]): string {
  if (all.length === 1) return all[0] ?? '';
  const line = `(${all.join(' && ')})`;
  return line.length <= widest ? line : `(\n    ${both(all, '    ')}\n  )`;
}

/** A thing around another one may not be there: then nothing holds of it. `known` holds what was made sure of before. */
function condition(
  model: CompiledModel,
  { atom, wanted }: Literal,
  who: string,
  on: Place,
  known: Set<string>,
): string[] {
  const { expression, sure } = placeOf(model, on, atom.slot);
  const test = atomText(model, atom, who, expression);
  const needed = sure === null || known.has(sure) ? [] : [sure];
  const all = [...needed, ...test];
  if (!wanted) return [all.length === 1 ? `!${all[0]}` : `!(${all.join(' && ')})`];
  for (const one of needed) known.add(one);
  return all;
}

/** The thing of this type which is, or is around, the one asked about; and what makes sure of it where it may be missing. */
function placeOf(model: CompiledModel, { expression, type }: Place, slot: number): Place & { sure: string | null } {
  const other = model.inner.types[slot] ?? type;
  if (other === type) return { expression, type, sure: null };
  const always = type.chains.every((chain) => chain.has(slot));
  const inside = `${expression}.inside`;
  const { name } = other.info;
  return { expression: attribute(inside, name), type: other, sure: always ? null : has(inside, name) };
}

function atomText(model: CompiledModel, atom: Atom, who: string, on: string): string[] {
  if (atom.kind === 'inside') return [];
  if (atom.kind === 'is') return [`${attribute(`${on}.people`, atom.as)}.contains(${who})`];
  if (atom.kind === 'flag') return [attribute(`${on}.flags`, atom.flag)];
  const tag = model.inner.types[atom.tag]?.info.name ?? '';
  const carried = attribute(`${on}.tags`, tag);
  const held = attribute(attribute(`${who}.tags`, tag), weakest(model, atom.tag, atom.levels));
  return atom.kind === 'shares'
    ? [`${carried}.containsAny(${held})`]
    : [`!${carried}.isEmpty()`, `${held}.containsAll(${carried})`];
}

/** Levels are a mask of the weakest one wanted and all that are stronger. */
const weakest = (model: CompiledModel, slot: number, levels: number): string =>
  model.inner.types[slot]?.people[31 - Math.clz32(levels)]?.name ?? '';
