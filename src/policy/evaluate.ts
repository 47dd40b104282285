/** Whether a clause holds: the one place where conditions meet facts. Everything that answers goes through here. */
import type { Atom, Clause } from './compiled.ts';
import type { Facts } from './facts.ts';

/** Whether this atom holds for the subject and the thing, both by number. */
export function atomHolds(atom: Atom, subject: number, thing: number, facts: Facts): boolean {
  const at = facts.around[thing * facts.width + atom.slot] as number;
  if (at < 0) return false;
  switch (atom.kind) {
    case 'is':
      return (facts.relations.get(subject, at) & atom.bit) !== 0;
    case 'flag':
      return ((facts.flags[at * facts.words + atom.word] as number) & atom.mask) !== 0;
    case 'shares':
      return tagsHeld(atom, subject, at, facts, false);
    case 'covers':
      return tagsHeld(atom, subject, at, facts, true);
  }
}

/** With `all`: every tag of the kind that the thing carries is held, and there is one; else: any of them is. */
function tagsHeld(
  atom: Atom & { kind: 'shares' | 'covers' },
  subject: number,
  at: number,
  facts: Facts,
  all: boolean,
): boolean {
  const tags = facts.tags[at] as Int32Array;
  let carried = false;
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i] as number;
    if (facts.slots[tag] !== atom.tag) continue;
    carried = true;
    const held = (facts.relations.get(subject, tag) & atom.levels) !== 0;
    if (held !== all) return held;
  }
  return all && carried;
}

/** Whether the subject holds a role of every mask the clause names. */
export function rolesHold(clause: Clause, roles: number): boolean {
  const masks = clause.roles;
  for (let i = 0; i < masks.length; i++) if ((roles & (masks[i] as number)) === 0) return false;
  return true;
}

/** Whether every condition of the clause holds. */
export function clauseHolds(clause: Clause, subject: number, thing: number, facts: Facts): boolean {
  if (!rolesHold(clause, facts.roles[subject] as number)) return false;
  const literals = clause.literals;
  for (let i = 0; i < literals.length; i++) {
    const literal = literals[i] as Clause['literals'][number];
    if (atomHolds(literal.atom, subject, thing, facts) !== literal.wanted) return false;
  }
  return true;
}

/** Whether any clause holds. */
export function anyHolds(clauses: readonly Clause[], subject: number, thing: number, facts: Facts): boolean {
  for (let i = 0; i < clauses.length; i++) if (clauseHolds(clauses[i] as Clause, subject, thing, facts)) return true;
  return false;
}

/** The question's subject and thing by number, and the clauses to look at; null when one of them is not known. */
export function clausesFor(facts: Facts, action: string, thing: number): readonly Clause[] {
  const permission = facts.model.inner.permissions.get(action);
  return permission && permission.slot === facts.slots[thing] ? permission.clauses : nothing;
}

const nothing: readonly Clause[] = [];
