/** Whether a clause holds: the one place where conditions meet facts. Everything that answers goes through here. */
import type { Atom, Clause, Literal } from './compiled.ts';
import type { Facts } from './facts.ts';
import { op, opLength } from './programs.ts';

/** Whether this atom holds for the subject and the thing, both by number. */
export function atomHolds(atom: Atom, subject: number, thing: number, facts: Facts): boolean {
  const at = facts.aroundOf(thing, atom.slot);
  if (at < 0) return false;
  switch (atom.kind) {
    case 'inside':
      return true;
    case 'is':
      return (facts.bitsOf(subject, at) & atom.bit) !== 0;
    case 'flag':
      return (facts.flagsOf(at, atom.word) & atom.mask) !== 0;
    default:
      return tagsHeld(subject, at, atom.tag, atom.levels, facts, atom.kind === 'covers');
  }
}

/** With `all`: every tag of the kind that the thing carries is held, and there is one; else: any of them is. */
function tagsHeld(subject: number, at: number, kind: number, levels: number, facts: Facts, all: boolean): boolean {
  const { index } = facts;
  const laid = facts.overlay === null ? undefined : facts.overlay.tags.get(at);
  const tags = laid ?? index.tags;
  const span = at * index.stride + index.tagsAt;
  const end = laid ? laid.length : (index.records[span + index.stride] as number);
  let carried = false;
  for (let i = laid ? 0 : (index.records[span] as number); i < end; i++) {
    const tag = tags[i] as number;
    if (index.slotOf(tag) !== kind) continue;
    carried = true;
    const held = (facts.bitsOf(subject, tag) & levels) !== 0;
    if (held !== all) return held;
  }
  return all && carried;
}

/** Whether any way of a program holds, for somebody with the roles that its code was made for: `atomHolds`, without a word. */
export function codeHolds(code: Int32Array, subject: number, thing: number, facts: Facts): boolean {
  // Ways that look at the same thing stand together: what the subject is to it is looked up once.
  let looked = -1;
  let bits = 0;
  for (let at = 0; at < code.length; ) {
    const next = code[at++] as number;
    let holds = true;
    for (; holds && at < next; at += opLength) {
      const what = code[at] as number;
      const where = facts.aroundOf(thing, code[at + 1] as number);
      if (what < op.flag && where !== looked) {
        looked = where;
        bits = where < 0 ? 0 : facts.bitsOf(subject, where);
      }
      const met = what < op.flag ? (bits & (code[at + 2] as number)) !== 0 : opHolds(code, at, subject, where, facts);
      holds = met === ((what & 1) === 1);
    }
    if (holds) return true;
    at = next;
  }
  return false;
}

function opHolds(code: Int32Array, at: number, subject: number, where: number, facts: Facts): boolean {
  if (where < 0) return false;
  const what = (code[at] as number) & ~1;
  const a = code[at + 2] as number;
  const b = code[at + 3] as number;
  if (what === op.inside) return true;
  if (what === op.flag) return (facts.flagsOf(where, a) & b) !== 0;
  return tagsHeld(subject, where, a, b, facts, what === op.covers);
}

/** Whether the subject holds a role of every mask the clause names. */
export function rolesHold(clause: Clause, roles: number): boolean {
  const masks = clause.roles;
  for (let i = 0; i < masks.length; i++) if ((roles & (masks[i] as number)) === 0) return false;
  return true;
}

/** Whether every condition of the clause holds. */
export function clauseHolds(clause: Clause, subject: number, thing: number, facts: Facts): boolean {
  return rolesHold(clause, facts.rolesOf(subject)) && literalsHold(clause.literals, subject, thing, facts);
}

/** Whether all of these conditions hold. */
export function literalsHold(literals: readonly Literal[], subject: number, thing: number, facts: Facts): boolean {
  for (let i = 0; i < literals.length; i++) {
    const literal = literals[i] as Literal;
    if (atomHolds(literal.atom, subject, thing, facts) !== literal.wanted) return false;
  }
  return true;
}

/** Whether any clause holds. */
export function anyHolds(clauses: readonly Clause[], subject: number, thing: number, facts: Facts): boolean {
  for (let i = 0; i < clauses.length; i++) if (clauseHolds(clauses[i] as Clause, subject, thing, facts)) return true;
  return false;
}

/** The clauses to look at for this action on this thing: none where it is not an action of such things. */
export function clausesFor(facts: Facts, action: string, thing: number): readonly Clause[] {
  const permission = facts.model.inner.permissions.get(action);
  return permission && permission.slot === facts.slotOf(thing) ? permission.clauses : nothing;
}

const nothing: readonly Clause[] = [];
