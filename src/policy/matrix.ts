/** The whole model as text: on every kind of thing, every way of holding something against every action. */
import type { Atom, Clause, CompiledModel, Permission, TypeIndex } from './compiled.ts';
import { atomSets, atomWords, clauseHoldsFor, flagStates, roleSets, type Way, wayWords } from './matrix-ways.ts';

const widest = 118;

/** A table per thing type and state of its flags; a golden file of it makes every change of a model a diff to read. */
export function matrix(model: CompiledModel): string {
  const head = `${model.title} ${model.version}: who may do what`;
  const blocks = model.inner.types.flatMap((type) => {
    const actions = [...model.inner.permissions.values()].filter(({ slot }) => slot === type.slot);
    const clauses = actions.flatMap((action) => action.clauses);
    return actions.length === 0
      ? []
      : flagStates(clauses, type).map((flags) => block(model, type, actions, clauses, flags));
  });
  return `${[head, ...blocks].join('\n\n')}\n`;
}

function block(
  model: CompiledModel,
  type: TypeIndex,
  actions: readonly Permission[],
  clauses: readonly Clause[],
  flags: readonly Atom[],
): string {
  const title = titleOf(model, type, clauses, flags);
  const sets = atomSets(clauses);
  const rows = roleSets(model, clauses).flatMap((roles) => rowsOf(model, type, actions, roles, sets, flags));
  const left = Math.max(title.length, ...rows.filter(({ cells }) => cells).map(({ label }) => label.length)) + 2;
  const tables = chunks(actions.map(nameOf), widest - left).map(([from, to]) => {
    const names = actions.slice(from, to).map(nameOf);
    const line = (label: string, cells: readonly string[]): string =>
      `${label.padEnd(left)}${cells.map((cell, at) => cell.padEnd((names[at]?.length ?? 0) + 2)).join('')}`.trimEnd();
    const body = rows.map(({ label, cells }) => (cells ? line(label, cells.slice(from, to)) : label));
    return [line(title, names), ...body].join('\n');
  });
  return tables.join('\n\n');
}

/** `on project (not closed)`: the state of every flag that a line looks at, of a request only the stage it is in. */
function titleOf(model: CompiledModel, type: TypeIndex, clauses: readonly Clause[], flags: readonly Atom[]): string {
  const atoms = new Set(clauses.flatMap(({ literals }) => literals.map(({ atom }) => atom)));
  const states = [...atoms]
    .filter((atom) => atom.kind === 'flag' && (type.info.name !== 'request' || flags.includes(atom)))
    .map((flag) =>
      atomWords(model, type, flag).replace(/^the (.*?) is /, (_, on) => {
        const not = flags.includes(flag) ? '' : 'not ';
        return on === type.info.title ? not : `${on} ${not}`;
      }),
    );
  return `on ${type.info.title}${states.length > 0 ? ` (${states.join(', ')})` : ''}`;
}

const nameOf = ({ name, type }: Permission): string => name.slice(type.length + 1);

interface Row {
  readonly label: string;
  /** Absent on a note. */
  readonly cells?: readonly string[];
}

/** The rows of one set of roles: alone, a note of what adds nothing to it, and each smallest way to something else. */
function rowsOf(
  model: CompiledModel,
  type: TypeIndex,
  actions: readonly Permission[],
  roles: number,
  sets: readonly (readonly Atom[])[],
  flags: readonly Atom[],
): readonly Row[] {
  const possible = sets.filter((atoms) => type.chains.some((chain) => atoms.every(({ slot }) => chain.has(slot))));
  const outcomes = possible.map((atoms) => ({ atoms, cells: cellsOf(actions, { roles, atoms }, flags) }));
  const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
  const [alone, ...more] = outcomes;
  if (!alone) return [];
  const nothing = more.filter(({ atoms, cells }) => atoms.length === 1 && same(cells, alone.cells));
  const other = more.filter(
    ({ atoms, cells }) =>
      !same(cells, alone.cells) &&
      !more.some(
        (less) =>
          less.atoms.length < atoms.length &&
          less.atoms.every((atom) => atoms.includes(atom)) &&
          same(less.cells, cells),
      ),
  );
  const note =
    nothing.length > 0 && roles !== 0
      ? [
          {
            label: `  no more by: ${nothing.map(({ atoms }) => atoms.map((atom) => atomWords(model, type, atom))).join('; ')}`,
          },
        ]
      : [];
  const row = ({ atoms, cells }: (typeof outcomes)[number]): Row => ({
    label: wayWords(model, type, { roles, atoms }),
    cells,
  });
  return [row(alone), ...note, ...other.map(row)];
}

const cellsOf = (actions: readonly Permission[], way: Way, flags: readonly Atom[]): readonly string[] =>
  actions.map(({ clauses }) => (clauses.some((clause) => clauseHoldsFor(clause, way, flags)) ? 'yes' : '.'));

/** Runs of columns that fit beside the labels. */
function chunks(names: readonly string[], room: number): [number, number][] {
  const runs: [number, number][] = [];
  let from = 0;
  let used = 0;
  names.forEach((name, at) => {
    if (at > from && used + name.length + 2 > room) {
      runs.push([from, at]);
      from = at;
      used = 0;
    }
    used += name.length + 2;
  });
  runs.push([from, names.length]);
  return runs;
}
