/** Who may do this to a thing, found from what is recorded on it: each clause of the permission read backwards, each candidate then checked. */
import type { Clause } from './compiled.ts';
import { isState } from './conjunction.ts';
import { everyRailStands } from './decide.ts';
import { atomHolds, codeHolds } from './evaluate.ts';
import { activeBit, roleBits } from './fact-index.ts';
import type { Facts } from './facts.ts';
import type { Program } from './programs.ts';

/** People by number: whoever has one of these roles (a bit mask), and the others one by one. */
export interface PeopleNumbers {
  readonly roles: number;
  readonly some: readonly number[];
}

/** Everybody who may do it to the thing. Where a clause asks for a role and nothing else, that role stands for its holders. */
export function peopleNumbers(program: Program, thing: number, facts: Facts): PeopleNumbers {
  if (facts.slotOf(thing) !== program.slot) return { roles: 0, some: [] };
  const open = program.permission.clauses.flatMap((clause) => openClause(clause, thing, facts));
  const roles = open.reduce((mask, { literals, roles: [one = 0, ...more] }) => {
    return literals.length === 0 && more.length === 0 ? mask | one : mask;
  }, 0);
  const marks = facts.inverted.peopleMarks.begin();
  const some: number[] = [];
  const look = (subject: number): void => {
    const word = facts.wordOf(subject);
    if ((word & roles) !== 0 || (word & activeBit) === 0 || !marks.isNew(subject)) return;
    if (!codeHolds(program.codeFor(word & roleBits), subject, thing, facts)) return;
    if (!everyRailStands(program.permission.name, subject, facts)) some.push(subject);
  };
  for (const clause of open) {
    if (clause.literals.length === 0 && clause.roles.length < 2) continue;
    for (const people of candidates(clause, thing, facts))
      for (let i = 0; i < people.length; i++) look(people[i] as number);
  }
  facts.overlay?.people.forEach((_, subject) => {
    look(subject);
  });
  return { roles, some };
}

/** Everybody who has one of these roles and may do this by it, one after the other; nobody twice. */
export function* holdersOf(roles: number, action: string, facts: Facts): Generator<number> {
  for (let rest = roles; rest !== 0; rest &= rest - 1) {
    const role = rest & -rest;
    const earlier = roles & (role - 1);
    const counts = (subject: number): boolean => {
      const word = facts.wordOf(subject);
      const first = (word & role) !== 0 && (word & earlier) === 0;
      return first && (word & activeBit) !== 0 && !everyRailStands(action, subject, facts);
    };
    for (const subject of facts.inverted.holders(31 - Math.clz32(role)))
      if (!facts.overlay?.people.has(subject) && counts(subject)) yield subject;
    for (const subject of facts.overlay?.people.keys() ?? []) if (counts(subject)) yield subject;
  }
}

/** What is left of the clause once it is known what this thing is in, and the flags there; nothing when they rule it out. */
function openClause(clause: Clause, thing: number, facts: Facts): Pick<Clause, 'roles' | 'literals'>[] {
  const literals = clause.literals.filter(({ atom }) => !isState(atom));
  if (literals.length === clause.literals.length) return [clause];
  const states = clause.literals.filter(({ atom }) => isState(atom));
  const fits = states.every(({ atom, wanted }) => atomHolds(atom, -1, thing, facts) === wanted);
  return fits ? [{ roles: clause.roles, literals }] : [];
}

/** People for whom the clause could hold, by the condition that leaves the fewest; without one, the holders of its roles. */
function candidates(clause: Pick<Clause, 'roles' | 'literals'>, thing: number, facts: Facts): readonly Int32Array[] {
  let best: readonly Int32Array[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { atom, wanted } of clause.literals) {
    const at = facts.aroundOf(thing, atom.slot);
    if (!wanted || isState(atom)) continue;
    if (at < 0) return [];
    const tags = atom.kind === 'is' ? [at] : [...facts.tagsOf(at)].filter((tag) => facts.slotOf(tag) === atom.tag);
    const lists = tags.map((one) => facts.inverted.peopleOn(one));
    const count = lists.reduce((all, list) => all + list.length, 0);
    if (count < least) [best, least] = [lists, count];
  }
  return best ?? withRoles(clause.roles[0] ?? 0, facts);
}

function withRoles(roles: number, facts: Facts): readonly Int32Array[] {
  const lists: Int32Array[] = [];
  for (let rest = roles; rest !== 0; rest &= rest - 1)
    lists.push(facts.inverted.holders(31 - Math.clz32(rest & -rest)));
  return lists;
}
