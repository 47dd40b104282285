/** Which weakened invariants would be missed: for each, a mutant of the lines that what is left of it would let through. */
import type { CompiledModel, Invariant } from '../compiled.ts';
import { prove } from '../prove.ts';
import type { Edit } from './edit.ts';

/** `needed`: it alone refuses some mutant · `doubled`: what it refuses, another invariant refuses too · `idle`: it refuses none. */
export type Need = 'needed' | 'doubled' | 'idle';

/**
 * An invariant changes no decision, so no test can see that it is gone or weaker. It is missed all the same where the whole of it
 * refuses a mutant of the lines which the rest of it would let through.
 */
export class Witnesses {
  readonly #original: ReadonlyMap<string, string>;
  readonly #waiting: Set<Edit>;
  readonly #doubled = new Set<Edit>();

  constructor([original]: readonly CompiledModel[], weakened: readonly Edit[]) {
    this.#original = original ? answers(original) : new Map();
    this.#waiting = new Set(weakened);
  }

  /** What all the mutants seen so far say of a weakened invariant. */
  needOf(edit: Edit): Need {
    if (!this.#waiting.has(edit)) return 'needed';
    return this.#doubled.has(edit) ? 'doubled' : 'idle';
  }

  get someIdle(): boolean {
    return [...this.#waiting].some((edit) => !this.#doubled.has(edit));
  }

  /** Takes a mutant that compiles. Invariants about actions that are answered as before still hold. */
  see(mutant: CompiledModel): void {
    if (this.#waiting.size === 0) return;
    const now = answers(mutant);
    const isOther = (action: string): boolean => now.get(action) !== this.#original.get(action);
    const touched = mutant.invariants.flatMap((one) => {
      const actions = one.also.some(isOther) ? one.actions : one.actions.filter(isOther);
      return actions.length > 0 ? [{ ...one, actions }] : [];
    });
    const wanted = new Set([...this.#waiting].map(indexOf));
    const suspects = touched.filter((one) => wanted.has(indexOf(one)));
    if (suspects.length === 0 || brokenIn(mutant, suspects).size === 0) return;
    const broken = brokenIn(mutant, touched);
    for (const edit of this.#waiting) {
      const index = indexOf(edit);
      if (!broken.has(index) || (broken.size > 1 && this.#doubled.has(edit))) continue;
      const rest = suspects.filter((one) => indexOf(one) === index).flatMap((one) => weakened(one, edit, mutant));
      if (brokenIn(mutant, rest).size > 0) continue;
      this.#doubled.add(edit);
      if (broken.size === 1) this.#waiting.delete(edit);
    }
  }
}

/** For each action, what it is answered from. */
const answers = ({ inner, cardinality }: CompiledModel): ReadonlyMap<string, string> =>
  new Map(
    [...inner.permissions].map(([action, { clauses }]) => {
      return [action, JSON.stringify([cardinality, clauses.map(({ roles, literals }) => [roles, literals])])];
    }),
  );

/** What the edit leaves of the invariant; nothing where it is dropped. */
function weakened(invariant: Invariant, { path, to }: Edit, { inner }: CompiledModel): Invariant[] {
  if (!Array.isArray(to)) return [];
  const roles = to.reduce<number>((mask, name) => mask | (inner.roleBits.get(name) ?? 0), 0);
  const actions = invariant.actions.filter((action) => to.includes(action));
  switch (path.at(-1)) {
    case 'who':
      return [{ ...invariant, who: roles }];
    case 'only':
      return invariant.only ? [{ ...invariant, only: { ...invariant.only, roles } }] : [];
    case 'also':
      return [{ ...invariant, also: invariant.also.filter((action) => to.includes(action)) }];
    default:
      return [{ ...invariant, actions }];
  }
}

/** The place in the file of an invariant, or of what an edit changes; -1 for the core. */
const indexOf = ({ path }: { readonly path: Edit['path'] }): number => Number(path[1] ?? -1);

/** Which of these invariants fail, by their place in the file. */
const brokenIn = (model: CompiledModel, invariants: readonly Invariant[]): Set<number> =>
  new Set(prove({ ...model, invariants }).map(indexOf));
