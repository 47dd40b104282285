/** The facts that can be, for two models and one type of thing: clauses of either become functions over the same conditions. */
import type { Clause, CompiledModel, Literal } from '../compiled.ts';
import { always, Diagrams, type Node, never } from './diagrams.ts';
import type { Condition } from './difference.ts';
import { type Named, type Naming, namingOf } from './naming.ts';
import { possibleChains, possibleTags } from './possible.ts';
import { allRoles, sameRoles } from './role-cases.ts';

/** One model's half of a right: each list has a clause that holds, and where `insiders`, nobody else is let. */
export interface Side {
  readonly naming: Naming;
  readonly lists: readonly (readonly Clause[])[];
  readonly insiders: boolean;
}

/** What is known of a case: the role that counts (undefined where roles are conditions), and the flag of a request. */
export interface Known {
  readonly role: string | null | undefined;
  readonly flag: string | null;
}

export class Space {
  readonly diagrams = new Diagrams();
  readonly #variables = new Map<string, number>();
  readonly #named: Named[] = [];
  readonly #chains: readonly (readonly string[])[];
  readonly #before: CompiledModel;

  constructor(before: CompiledModel, after: CompiledModel, type: string) {
    this.#before = before;
    this.#chains = [before, after].flatMap((model) => namingOf(model).chains(type));
    for (const role of allRoles(before, after)) this.#role(role);
  }

  /** Where this half of a right holds. */
  holds({ naming, lists, insiders }: Side, known: Known): Node {
    const all = lists.map((clauses) => this.diagrams.or(clauses.map((clause) => this.#clause(naming, clause, known))));
    return this.diagrams.and(insiders ? [this.#variable({ kind: 'insider' }), ...all] : all);
  }

  /** Where facts can be so at all, among the conditions seen until now; `on` is what a request is about. */
  possible(on: string | null): Node {
    const chains = on === null ? this.#chains : this.#chains.filter(([, around]) => around === on);
    return this.diagrams.and([
      possibleChains(this.diagrams, this.#named, chains),
      possibleTags(this.diagrams, this.#named),
    ]);
  }

  /** The condition behind a variable. */
  named(variable: number): Named {
    return this.#named[variable] as Named;
  }

  #clause(naming: Naming, { roles, literals }: Clause, known: Known): Node {
    const who = this.diagrams.and(roles.map((mask) => this.#roles(naming.model, mask, known.role)));
    if (who === never) return never;
    return this.diagrams.and([who, ...literals.map((literal) => this.#literal(naming, literal, known.flag))]);
  }

  #roles(model: CompiledModel, mask: number, role: string | null | undefined): Node {
    if (role !== undefined) return (mask & (model.inner.roleBits.get(role ?? '') ?? 0)) === 0 ? never : always;
    const wanted = model.roles.filter((_, at) => (mask & (1 << at)) !== 0);
    return this.diagrams.or(wanted.map(({ name }) => this.#counts(model, name)));
  }

  /** Held, and where one role counts, nothing stronger held. */
  #counts(model: CompiledModel, role: string): Node {
    if (model.cardinality === 'several') return this.#role(role);
    const stronger = model.roles.slice(
      0,
      model.roles.findIndex(({ name }) => name === role),
    );
    const none = stronger.map(({ name }) => this.diagrams.not(this.#role(name)));
    return this.diagrams.and([this.#role(role), ...none]);
  }

  #literal(naming: Naming, { atom, wanted }: Literal, flag: string | null): Node {
    const named = naming.of(atom);
    const { condition } = named;
    const holds =
      flag !== null && condition.kind === 'flag' && condition.type === 'request'
        ? condition.flag === flag
          ? always
          : never
        : this.#variable(condition, named);
    return wanted ? holds : this.diagrams.not(holds);
  }

  #role(role: string): Node {
    return this.#variable({ kind: 'role', anyOf: [role] });
  }

  #variable(condition: Condition, named?: Named): Node {
    const key = named?.key ?? Object.values(condition).join(' ');
    let variable = this.#variables.get(key);
    if (variable === undefined) {
      variable = this.#named.push(named ?? { key, condition, model: this.#before, atom: null }) - 1;
      this.#variables.set(key, variable);
    }
    return this.diagrams.condition({ variable, wanted: true });
  }
}

/** Whether both halves say the same in the same words, so that nothing needs to be looked through. */
export const saysSame = (before: Side, after: Side): boolean =>
  sameRoles(before.naming.model, after.naming.model) && textOf(before) === textOf(after);

export const textOf = ({ naming, lists, insiders }: Side): string =>
  [String(insiders), ...lists.map((clauses) => naming.textOf(clauses))].join('\n\n');
