/** The ways of holding something that a matrix shows: workspace roles, alone and with what a line asks for besides. */
import type { Atom, Clause, CompiledModel, TypeIndex } from './compiled.ts';
import { follows } from './conjunction.ts';
import { literalWords, roleWords } from './words.ts';

/** One row: roles as a mask, and the conditions that hold. */
export interface Way {
  readonly roles: number;
  readonly atoms: readonly Atom[];
}

/** More flags than this are shown one at a time. */
const mostCombined = 5;

const isFlag = (atom: Atom): boolean => atom.kind === 'flag';

/** Whether a clause holds for a row in a state of the flags. */
export function clauseHoldsFor(clause: Clause, { roles, atoms }: Way, flags: readonly Atom[]): boolean {
  const holds = (atom: Atom): boolean => [...atoms, ...flags].some((one) => follows(one, atom));
  return (
    clause.roles.every((mask) => (roles & mask) !== 0) &&
    clause.literals.every(({ atom, wanted }) => holds(atom) === wanted)
  );
}

/** Sets of roles worth a row: nobody, each alone, and one of each mask where a line needs several. */
export function roleSets(model: CompiledModel, clauses: readonly Clause[]): readonly number[] {
  const alone = [...model.inner.roleBits.values()];
  const several = clauses.filter(({ roles }) => roles.length > 1).flatMap(({ roles }) => pickOfEach(roles));
  return [...new Set([...alone, ...several, 0])];
}

const bitsOf = (mask: number): number[] =>
  Array.from({ length: 31 }, (_, at) => 1 << at).filter((bit) => (mask & bit) !== 0);

const pickOfEach = (masks: readonly number[]): number[] =>
  masks.reduce<number[]>((sets, mask) => sets.flatMap((set) => bitsOf(mask).map((bit) => set | bit)), [0]);

/** Sets of conditions worth a row: none, each alone, and what any one line asks for together. */
export function atomSets(clauses: readonly Clause[]): readonly (readonly Atom[])[] {
  const sets: (readonly Atom[])[] = [[]];
  const add = (set: readonly Atom[]): void => {
    if (!sets.some((other) => other.length === set.length && set.every((atom) => other.includes(atom)))) sets.push(set);
  };
  const literals = clauses.map((clause) => clause.literals.filter(({ atom }) => !isFlag(atom)));
  for (const { atom } of literals.flat()) add([atom]);
  for (const clause of literals) add(clause.filter(({ wanted }) => wanted).map(({ atom }) => atom));
  return sets;
}

/** The states of the flags that any line looks at. Stages of a request exclude each other; a few other flags combine. */
export function flagStates(clauses: readonly Clause[], type: TypeIndex): readonly (readonly Atom[])[] {
  const flags = [...new Set(clauses.flatMap(({ literals }) => literals.map(({ atom }) => atom)).filter(isFlag))];
  if (type.info.name === 'request') return flags.map((flag) => [flag]);
  if (flags.length > mostCombined) return [[], ...flags.map((flag) => [flag])];
  return flags.reduce<Atom[][]>((states, flag) => states.flatMap((state) => [state, [...state, flag]]), [[]]);
}

/** `Member, assigned`, `Collaborator, Team Admin on the team`. */
export const wayWords = (model: CompiledModel, type: TypeIndex, { roles, atoms }: Way): string =>
  [
    roles === 0 ? '(no role)' : roleWords(model, roles, ' + '),
    ...atoms.map((atom) => atomWords(model, type, atom)),
  ].join(', ');

export function atomWords(model: CompiledModel, type: TypeIndex, atom: Atom): string {
  const words = literalWords(model, { atom, wanted: true })
    .replace(/^(be|it is|hold an?|hold) /, '')
    .replace(' that the ', ' of the ')
    .replace(/ carries$/, '');
  return atom.slot === type.slot ? words.replace(` on the ${type.info.title}`, '') : words;
}
