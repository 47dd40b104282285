/** Permissions made ready for speed: for each set of workspace roles, only the ways that are still open, as a flat list of numbers. */
import type { Clause, CompiledModel, Literal, Permission } from './compiled.ts';
import { type Plan, planOf } from './reach-plans.ts';

/** The conditions that are left of a clause once somebody's roles are known; all of them must hold. */
export type Way = readonly Literal[];

/** Kinds of condition in the code; the next number up is the same one, wanted. */
export const op = { is: 0, flag: 2, shares: 4, covers: 6, inside: 8 } as const;
/** Numbers for one condition: what it is, the slot it looks at, and two more. */
export const opLength = 4;

export class Program {
  readonly permission: Permission;
  readonly slot: number;
  readonly #ways = new Map<number, readonly Way[]>();
  readonly #plans = new Map<number, readonly Plan[]>();
  /** By the number of the role, for whoever has one alone: nearly everybody. */
  readonly #codeOfOne: (Int32Array | undefined)[] = new Array(32).fill(undefined);
  readonly #codes = new Map<number, Int32Array>();

  /** Codes of the whole model: equal ones are one object, so that programs that answer alike are known by it. */
  readonly #same: Map<string, Int32Array>;

  constructor(permission: Permission, same: Map<string, Int32Array>) {
    this.permission = permission;
    this.slot = permission.slot;
    this.#same = same;
  }

  /** Every way that is open to somebody with these roles, shortest first; one without conditions stands alone. */
  waysFor(roles: number): readonly Way[] {
    const known = this.#ways.get(roles);
    if (known) return known;
    const ways = waysOf(this.permission.clauses, roles);
    this.#ways.set(roles, ways);
    return ways;
  }

  /** The same, each with what its candidates are found by. */
  plansFor(roles: number): readonly Plan[] {
    const known = this.#plans.get(roles);
    if (known) return known;
    const plans = this.waysFor(roles).map((way) => planOf(way, this.slot));
    this.#plans.set(roles, plans);
    return plans;
  }

  /** The same as numbers: where the next way begins, then the conditions of this one. */
  codeFor(roles: number): Int32Array {
    const isOne = (roles & (roles - 1)) === 0;
    const known = isOne ? this.#codeOfOne[Math.clz32(roles) & 31] : this.#codes.get(roles);
    return known ?? this.#made(roles, isOne);
  }

  #made(roles: number, isOne: boolean): Int32Array {
    const code: number[] = [];
    for (const way of merged(this.waysFor(roles))) code.push(code.length + 1 + way.length * opLength, ...way.flat());
    const key = code.join();
    const made = this.#same.get(key) ?? Int32Array.from(code);
    this.#same.set(key, made);
    if (isOne) this.#codeOfOne[Math.clz32(roles) & 31] = made;
    else this.#codes.set(roles, made);
    return made;
  }
}

const made = new WeakMap<CompiledModel, ReadonlyMap<string, Program>>();

/** Every permission of the model; made once, each part when it is first needed. */
export function programsOf(model: CompiledModel): ReadonlyMap<string, Program> {
  const known = made.get(model);
  if (known) return known;
  const same = new Map<string, Int32Array>();
  const programs = new Map([...model.inner.permissions].map(([name, one]) => [name, new Program(one, same)] as const));
  made.set(model, programs);
  return programs;
}

/** Ways that need all that another one needs, and more, are left out: they never decide. */
function waysOf(clauses: readonly Clause[], roles: number): readonly Way[] {
  const open = clauses.filter((clause) => clause.roles.every((mask) => (mask & roles) !== 0));
  const kept: Way[] = [];
  for (const way of open.map(({ literals }) => literals).sort((a, b) => a.length - b.length))
    if (!kept.some((shorter) => shorter.every((literal) => has(way, literal)))) kept.push(way);
  return kept;
}

const has = (way: Way, { atom, wanted }: Literal): boolean =>
  way.some((other) => other.atom === atom && other.wanted === wanted);

/** Ways as numbers: what is about the thing alone first, being the quickest; those that differ in their first name alone (owner, assigned) become one. */
function merged(ways: readonly Way[]): readonly (readonly number[])[][] {
  const known = new Map<string, { name: number[] | undefined; numbers: number[][] }>();
  for (const way of ways) {
    const numbers = way.map(numbersOf).sort((a, b) => rank(a) - rank(b));
    const name = numbers.find(([what]) => what === op.is + 1);
    const key = JSON.stringify(numbers.map((one) => (one === name ? [one[0], one[1]] : one)));
    const same = known.get(key)?.name;
    if (same && name) same[2] = (same[2] as number) | (name[2] as number);
    else known.set(key, { name, numbers });
  }
  const slotOf = (numbers: number[][]): number => numbers.find(([what = 0]) => what < op.flag)?.[1] ?? 0;
  return [...known.values()].map(({ numbers }) => numbers).sort((a, b) => slotOf(b) - slotOf(a));
}

const rank = ([what = 0]: readonly number[]): number => ((what & ~1) === op.flag || what > op.inside ? -1 : what);

function numbersOf({ atom, wanted }: Literal): number[] {
  const what = op[atom.kind] + Number(wanted);
  switch (atom.kind) {
    case 'is':
      return [what, atom.slot, atom.bit, 0];
    case 'flag':
      return [what, atom.slot, atom.word, atom.mask];
    case 'inside':
      return [what, atom.slot, 0, 0];
    default:
      return [what, atom.slot, atom.tag, atom.levels];
  }
}
