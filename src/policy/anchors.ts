/** Where to look for those who may do something, without asking everybody: what in a person's position a permission rests on. */
import type { Clause, CompiledModel, Literal } from './compiled.ts';
import { isState } from './conjunction.ts';
import { programsOf } from './programs.ts';

/** The people among whom everybody is whom a permission could allow; each part is read from what the database has in order. */
export interface Anchors {
  /** Workspace roles, strongest first, that are enough whatever the thing is like. */
  always: readonly string[];
  /** Those, and roles that are enough as far as the person goes; whatever else counts is true of the thing. */
  byRole: readonly string[];
  /** Workspace roles that are enough but for what the person is not to the thing: each holder must be asked about. */
  unlessSomething: readonly string[];
  /** Somebody who is something to the thing or to what it is in. */
  byThing: boolean;
  /** Somebody who holds a tag that the thing, or what it is in, carries. */
  byTag: boolean;
}

const looksAtPerson = ({ atom }: Literal): boolean => !isState(atom);
const standsOn = (literals: readonly Literal[], kinds: readonly string[]): boolean =>
  literals.some(({ atom, wanted }) => wanted && kinds.includes(atom.kind));

/**
 * The anchors of an action. `flags` are those of the thing itself where they are known, so that what can never hold of it is
 * passed over (a request is in one stage). An action the model does not know has none.
 */
export function anchorsOf(model: CompiledModel, action: string, flags?: readonly string[]): Anchors {
  const permission = programsOf(model).get(action)?.permission;
  const open = (permission?.clauses ?? []).filter((clause) => !flags || mayHoldOf(clause, permission?.slot, flags));
  const rolesOf = (some: readonly Clause[]): string[] =>
    model.roles.map(({ name }) => name).filter((name) => some.some((clause) => givesTo(model, clause, name)));
  const resting = open.filter(({ literals }) => !standsOn(literals, ['is', 'shares', 'covers']));
  return {
    always: rolesOf(open.filter(({ literals }) => literals.length === 0)),
    byRole: rolesOf(resting.filter(({ literals }) => !literals.some(looksAtPerson))),
    unlessSomething: rolesOf(resting.filter(({ literals }) => literals.some(looksAtPerson))),
    byThing: open.some(({ literals }) => standsOn(literals, ['is'])),
    byTag: open.some(({ literals }) => standsOn(literals, ['shares', 'covers'])),
  };
}

const givesTo = (model: CompiledModel, { roles }: Clause, name: string): boolean => {
  const bit = model.inner.roleBits.get(name) ?? 0;
  return roles.every((mask) => (mask & bit) !== 0);
};

const mayHoldOf = ({ literals }: Clause, slot: number | undefined, flags: readonly string[]): boolean =>
  literals.every(
    ({ atom, wanted }) => atom.kind !== 'flag' || atom.slot !== slot || flags.includes(atom.flag) === wanted,
  );
