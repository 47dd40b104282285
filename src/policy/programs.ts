/** Permissions made ready for speed: for each set of workspace roles, only the ways that are still open, as a flat list of numbers. */
import type { Clause, CompiledModel, Literal, Permission } from './compiled.ts';

/** The conditions that are left of a clause once somebody's roles are known; all of them must hold. */
export type Way = readonly Literal[];

/** Kinds of condition in the code; the next number up is the same one, wanted. */
export const op = { is: 0, flag: 2, shares: 4, covers: 6 } as const;
/** Numbers for one condition: what it is, the slot it looks at, and two more. */
export const opLength = 4;

export class Program {
  readonly permission: Permission;
  readonly slot: number;
  readonly #ways = new Map<number, readonly Way[]>();
  readonly #codes = new Map<number, Int32Array>();

  constructor(permission: Permission) {
    this.permission = permission;
    this.slot = permission.slot;
  }

  /** Every way that is open to somebody with these roles, shortest first; one without conditions stands alone. */
  waysFor(roles: number): readonly Way[] {
    const known = this.#ways.get(roles);
    if (known) return known;
    const ways = waysOf(this.permission.clauses, roles);
    this.#ways.set(roles, ways);
    return ways;
  }

  /** The same as numbers: where the next way begins, then the conditions of this one. */
  codeFor(roles: number): Int32Array {
    const known = this.#codes.get(roles);
    if (known) return known;
    const code: number[] = [];
    for (const way of this.waysFor(roles))
      code.push(code.length + 1 + way.length * opLength, ...way.flatMap(numbersOf));
    const made = Int32Array.from(code);
    this.#codes.set(roles, made);
    return made;
  }
}

const made = new WeakMap<CompiledModel, ReadonlyMap<string, Program>>();

/** Every permission of the model; made once, each part when it is first needed. */
export function programsOf(model: CompiledModel): ReadonlyMap<string, Program> {
  const known = made.get(model);
  if (known) return known;
  const programs = new Map([...model.inner.permissions].map(([name, one]) => [name, new Program(one)] as const));
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

function numbersOf({ atom, wanted }: Literal): number[] {
  const what = op[atom.kind] + Number(wanted);
  switch (atom.kind) {
    case 'is':
      return [what, atom.slot, atom.bit, 0];
    case 'flag':
      return [what, atom.slot, atom.word, atom.mask];
    default:
      return [what, atom.slot, atom.tag, atom.levels];
  }
}
