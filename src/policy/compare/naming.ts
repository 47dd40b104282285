/** A model's conditions by name, so that two models can be held against each other; worked out once per model. */
import type { Atom, Clause, CompiledModel } from '../compiled.ts';
import type { Condition } from './difference.ts';

/** A condition and the model it was found in, which has the words for it. */
export interface Named {
  readonly key: string;
  readonly condition: Condition;
  readonly model: CompiledModel;
  readonly atom: Atom | null;
}

export class Naming {
  readonly model: CompiledModel;
  readonly #atoms = new Map<Atom, Named>();
  readonly #said = new Map<readonly Clause[], string>();

  constructor(model: CompiledModel) {
    this.model = model;
  }

  of(atom: Atom): Named {
    const known = this.#atoms.get(atom);
    if (known) return known;
    const condition = this.#condition(atom);
    const named = { key: Object.values(condition).join(' '), condition, model: this.model, atom };
    this.#atoms.set(atom, named);
    return named;
  }

  /** The same text for lists of clauses that say the same; roles stand in it by number. */
  textOf(clauses: readonly Clause[]): string {
    const known = this.#said.get(clauses);
    if (known !== undefined) return known;
    const text = [...new Set(clauses.map((clause) => this.#clauseText(clause)))].sort().join('\n');
    this.#said.set(clauses, text);
    return text;
  }

  /** Every way up from a type, as names, beginning with its own. */
  chains(type: string): readonly (readonly string[])[] {
    const index = this.model.inner.typeOf.get(type);
    return (index?.chains ?? []).map((chain) => [...chain].map((slot) => this.#typeName(slot)));
  }

  #clauseText({ roles, literals }: Clause): string {
    const conditions = literals.map(({ atom, wanted }) => `${wanted ? '+' : '-'}${this.of(atom).key}`);
    return [[...roles].sort((a, b) => a - b).join(' '), ...conditions.sort()].join('|');
  }

  #condition(atom: Atom): Condition {
    const type = this.#typeName(atom.slot);
    switch (atom.kind) {
      case 'is':
        return { kind: 'is', type, as: atom.as };
      case 'inside':
        return { kind: 'inside', type };
      case 'flag':
        return { kind: 'flag', type, flag: atom.flag };
      default: {
        const people = this.model.inner.types[atom.tag]?.people ?? [];
        const levels = people.filter((_, at) => (atom.levels & (1 << at)) !== 0).map(({ name }) => name);
        return { kind: atom.kind, type, tag: this.#typeName(atom.tag), levels: levels.sort() };
      }
    }
  }

  #typeName(slot: number): string {
    return this.model.inner.types[slot]?.info.name ?? '';
  }
}

/** Whether it is about things alone, whoever asks. */
export const isState = ({ condition }: Named): boolean => condition.kind === 'flag' || condition.kind === 'inside';

const known = new WeakMap<CompiledModel, Naming>();

export function namingOf(model: CompiledModel): Naming {
  const naming = known.get(model) ?? new Naming(model);
  known.set(model, naming);
  return naming;
}
