/** Do the invariants hold for any facts whatever? Proved by search over the clauses, not by example. */
import { type Found, rolesOf, search, TooManyCases } from './clause-search.ts';
import type { Clause, CompiledModel, Invariant, Literal, TypeIndex } from './compiled.ts';
import { Atoms, isState, plain } from './conjunction.ts';
import { Around } from './flatten-around.ts';
import { literalSaid, roleWords } from './words.ts';

export interface Broken {
  readonly says: string;
  readonly actions: readonly string[];
  /** The facts that break it, as a sentence. */
  readonly counterExample: string;
  readonly path: readonly (string | number)[];
}

/** Every invariant that fails, with the facts that break it; empty when all are proved. */
export function prove(model: CompiledModel): readonly Broken[] {
  return model.invariants.flatMap((invariant) => {
    const broken = invariant.actions.flatMap((action) => {
      const who = brokenBy(model, invariant, action);
      return who === null ? [] : [{ action, who }];
    });
    const ways = [...new Set(broken.map(({ who }) => who))].map((who) => {
      const actions = broken.filter((one) => one.who === who).map(({ action }) => action);
      return `${who} may ${actions.join(', ')}`;
    });
    if (ways.length === 0) return [];
    const actions = broken.map(({ action }) => action);
    return [{ says: invariant.says, actions, counterExample: ways.join('; '), path: invariant.path }];
  });
}

/** Who breaks it, in words; also when there are too many cases to look through, so that nothing unproved is taken. */
function brokenBy(model: CompiledModel, invariant: Invariant, action: string): string | null {
  try {
    const found = counterExample(model, invariant, action);
    return found && describe(model, found);
  } catch (error) {
    if (error instanceof TooManyCases) return 'there are too many cases to prove it: somebody';
    throw error;
  }
}

function counterExample(model: CompiledModel, invariant: Invariant, action: string): Found | null {
  const permission = model.inner.permissions.get(action);
  const type = permission && model.inner.types[permission.slot];
  if (!permission || !type) return null;
  const one = model.cardinality === 'one';
  for (const clause of permission.clauses) {
    for (const start of starts(model, invariant, clause)) {
      for (const avoid of avoided(model, type, invariant)) {
        const found = search(one, type, start, avoid);
        if (found) return found;
      }
    }
  }
  return null;
}

/** Where the search begins: the clause holds, and the invariant's own conditions are met. */
function starts(model: CompiledModel, { who, being, literals }: Invariant, clause: Clause): readonly Found[] {
  const all = [...model.inner.roleBits.values()].reduce((mask, bit) => mask | bit, 0);
  const barred = who === undefined ? 0 : all & ~who;
  const begin = (more: readonly Literal[]): Found => ({
    roles: clause.roles,
    barred,
    literals: [...clause.literals, ...literals, ...more],
  });
  return being.length === 0 ? [begin([])] : being.map((atom) => begin([{ atom, wanted: true }]));
}

/** What must not hold for the invariant to be broken: the role or record that `only` names, or what `also` promises. */
function avoided(model: CompiledModel, type: TypeIndex, { only, also }: Invariant): readonly (readonly Clause[])[] {
  if (only) {
    const roles: Clause[] = only.roles ? [{ ...plain([]), roles: [only.roles] }] : [];
    return [[...roles, ...only.is.map((atom) => plain([{ atom, wanted: true }]))]];
  }
  return also.length > 0 ? also.map((action) => promised(model, type, action)) : [[]];
}

/** The clauses of an action on the thing or on what it is in: where it is in no such thing, none of them holds. */
function promised({ inner }: CompiledModel, type: TypeIndex, action: string): readonly Clause[] {
  const { slot = 0, clauses = [] } = inner.permissions.get(action) ?? {};
  const container = inner.types[slot];
  const isAlways = type.chains.every((chain) => chain.has(slot));
  return isAlways || !container ? clauses : new Around(new Atoms()).read(type, container, clauses);
}

/** `somebody who is Nurse and is Head on the ward, while the ward is closed,`. */
function describe(model: CompiledModel, found: Found): string {
  const roles = rolesOf(model.cardinality === 'one', found);
  const said = (of: readonly Literal[]): string[] => [...new Set(of.map((literal) => literalSaid(model, literal)))];
  const own = said(found.literals.filter(({ atom }) => !isState(atom)));
  const states = said(found.literals.filter(({ atom }) => isState(atom)));
  const traits = [...(roles === 0 ? [] : [`is ${roleWords(model, roles, ' and ')}`]), ...own];
  const who = traits.length > 0 ? `somebody who ${traits.join(' and ')}` : 'somebody';
  return states.length > 0 ? `${who}, while ${states.join(' and ')},` : who;
}
