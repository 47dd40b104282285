/** Finds facts, any facts, in which one clause holds and others do not: what proofs rest on. Null proves there are none. */
import type { Clause, Literal, TypeIndex } from './compiled.ts';
import { canHold } from './conjunction.ts';

/** What is known of the facts so far: a role of each mask, none of the barred roles, and these conditions. */
export interface Found {
  readonly roles: readonly number[];
  readonly barred: number;
  readonly literals: readonly Literal[];
}

/** A search that would take longer than anybody waits; the invariant then counts as not proved. */
export class TooManyCases extends Error {}

const mostSteps = 200_000;

/** Facts in which everything found so far is true and none of the avoided clauses holds. */
export function search(one: boolean, type: TypeIndex, start: Found, avoid: readonly Clause[]): Found | null {
  let steps = 0;
  const from = (found: Found, at: number): Found | null => {
    if (++steps > mostSteps) throw new TooManyCases();
    if (!consistent(one, type, found)) return null;
    const clause = avoid[at];
    if (!clause) return found;
    for (const { atom, wanted } of clause.literals) {
      const spoiled = { ...found, literals: withLiteral(found.literals, { atom, wanted: !wanted }) };
      const answer = from(spoiled, at + 1);
      if (answer) return answer;
    }
    for (const mask of clause.roles) {
      const answer = from({ ...found, barred: found.barred | mask }, at + 1);
      if (answer) return answer;
    }
    return null;
  };
  return from(start, 0);
}

const withLiteral = (literals: readonly Literal[], more: Literal): readonly Literal[] =>
  literals.some((literal) => literal.atom === more.atom && literal.wanted === more.wanted)
    ? literals
    : [...literals, more];

function consistent(one: boolean, type: TypeIndex, { roles, barred, literals }: Found): boolean {
  const free = roles.map((mask) => mask & ~barred);
  const meet = free.reduce((a, b) => a & b, -1);
  const rolesFit = one ? roles.length === 0 || meet !== 0 : free.every((mask) => mask !== 0);
  return rolesFit && canHold(type, literals);
}

/** Roles with which the found facts are true: one where a person has one, else one for each mask. */
export function rolesOf(one: boolean, { roles, barred }: Found): number {
  const free = roles.map((mask) => mask & ~barred);
  if (free.length === 0) return 0;
  const lowest = (mask: number): number => mask & -mask;
  return one ? lowest(free.reduce((a, b) => a & b)) : free.reduce((all, mask) => all | lowest(mask), 0);
}
