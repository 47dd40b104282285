/** The clauses of a container as they read for a thing in it. */
import type { Clause, TypeIndex } from './compiled.ts';
import { type Atoms, canHold, isSurelyIn } from './conjunction.ts';

/** Each list is read once for each type, so that what rests on the same clause is known by it. */
export class Around {
  readonly #atoms: Atoms;
  readonly #known = new WeakMap<readonly Clause[], Map<TypeIndex, readonly Clause[]>>();

  constructor(atoms: Atoms) {
    this.#atoms = atoms;
  }

  /**
   * Clauses whose conditions cannot meet there fall away. Where a thing of this type need not be in such a container, a clause says
   * that it is: of a container that is not there no line holds, not even one that asks for nothing of it, or for what it is not.
   */
  read(type: TypeIndex, container: TypeIndex, clauses: readonly Clause[]): readonly Clause[] {
    const known = this.#known.get(clauses) ?? new Map<TypeIndex, readonly Clause[]>();
    this.#known.set(clauses, known);
    const read = known.get(type) ?? clauses.flatMap((clause) => this.#clause(type, container, clause));
    known.set(type, read);
    return read;
  }

  #clause(type: TypeIndex, { slot }: TypeIndex, clause: Clause): Clause[] {
    if (!canHold(type, clause.literals)) return [];
    if (isSurelyIn(type, slot, clause.literals)) return [clause];
    const inside = { atom: this.#atoms.of({ kind: 'inside', slot }), wanted: true };
    return [{ ...clause, literals: [...clause.literals, inside] }];
  }
}
