/** Finds facts, any facts, in which one clause holds and others do not: what proofs rest on. Null proves there are none. */
import type { Clause, Literal, TypeIndex } from './compiled.ts';
import { canHold, follows } from './conjunction.ts';

/** What is known of the facts so far: a role of each mask, none of the barred roles, and these conditions. */
export interface Found {
  readonly roles: readonly number[];
  readonly barred: number;
  readonly literals: readonly Literal[];
}

/** A search that would take longer than anybody waits; the invariant then counts as not proved. */
export class TooManyCases extends Error {}

const mostSteps = 1_000;

/**
 * Facts in which everything found so far is true and none of the avoided clauses holds. The clause with the fewest ways left to
 * spoil it comes first: with none left the answer is no at once, and with one there is nothing to choose.
 */
export function search(one: boolean, type: TypeIndex, start: Found, avoid: readonly Clause[]): Found | null {
  let steps = 0;
  const from = (found: Found, open: readonly Clause[]): Found | null => {
    if (++steps > mostSteps) throw new TooManyCases();
    const next = narrowest(one, type, found, open);
    if (!next) return found;
    let rest = found;
    for (const { spoiled, kept } of next.ways) {
      const way = { ...rest, ...spoiled(rest) };
      const answer = consistent(one, type, way) ? from(way, next.others) : null;
      if (answer) return answer;
      rest = { ...rest, ...kept(rest) };
    }
    return null;
  };
  return consistent(one, type, start) ? from(start, avoid) : null;
}

/** One way to spoil a clause, and what is true where it is not taken: the other ways need not look there again. */
interface Way {
  readonly spoiled: (found: Found) => Partial<Found>;
  readonly kept: (found: Found) => Partial<Found>;
}

interface Narrowest {
  readonly ways: readonly Way[];
  /** The clauses that are not spoiled yet, this one left out. */
  readonly others: readonly Clause[];
}

function narrowest(one: boolean, type: TypeIndex, found: Found, open: readonly Clause[]): Narrowest | null {
  const left = open.filter((clause) => !isSpoiled(one, found, clause));
  let best: { clause: Clause; ways: readonly Way[] } | null = null;
  for (const clause of left) {
    const ways = waysToSpoil(one, type, found, clause);
    if (!best || ways.length < best.ways.length) best = { clause, ways };
    if (ways.length < 2) break;
  }
  return best && { ways: best.ways, others: left.filter((clause) => clause !== best.clause) };
}

/** Whether the clause cannot hold any more, whatever else is found. */
function isSpoiled(one: boolean, found: Found, { roles, literals }: Clause): boolean {
  const against = (a: Literal, b: Literal): boolean => a.wanted && !b.wanted && follows(a.atom, b.atom);
  const clash = literals.some((wanted) =>
    found.literals.some((known) => against(known, wanted) || against(wanted, known)),
  );
  return clash || roles.some((mask) => (mask & possible(one, found)) === 0);
}

/** The roles somebody may still have: with one role per person, those that meet everything found. */
const possible = (one: boolean, { roles, barred }: Found): number =>
  (one ? roles.reduce((a, b) => a & b, -1) : -1) & ~barred;

function waysToSpoil(one: boolean, type: TypeIndex, found: Found, { roles, literals }: Clause): readonly Way[] {
  const byLiteral = literals.map(({ atom, wanted }): Way => {
    const spoiled = (now: Found) => ({ literals: [...now.literals, { atom, wanted: !wanted }] });
    return { spoiled, kept: (now) => ({ literals: [...now.literals, { atom, wanted }] }) };
  });
  const byRole = roles.map((mask): Way => {
    return { spoiled: (now) => ({ barred: now.barred | mask }), kept: (now) => ({ roles: [...now.roles, mask] }) };
  });
  return [...byLiteral, ...byRole].filter((way) => consistent(one, type, { ...found, ...way.spoiled(found) }));
}

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
