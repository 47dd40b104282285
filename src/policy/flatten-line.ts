/** One line of a standing as clauses: each key gives its ways, and a line is all of its keys together. */
import type { Atom, Clause, Literal, TypeIndex } from './compiled.ts';
import { canHold, join, plain } from './conjunction.ts';
import type { DraftLine } from './draft.ts';
import type { Flattener } from './flatten.ts';
import { stageClauses } from './flatten-stages.ts';
import { anyone, stageWord } from './names.ts';

const mostWays = 4000;

/** Every way this line can hold. Reports a line that never can, and one that gives people no reason. */
export function lineClauses(all: Flattener, type: TypeIndex, line: DraftLine, code: string): readonly Clause[] {
  const before = all.problems.count;
  if (!line.because && !line.from) {
    all.problems.add(line.path, 'this line gives no reason', 'Add because: "...", the sentence people read.');
  }
  const start: Clause = {
    roles: line.as ? rolesOf(all, line.as, line) : [],
    literals: [...isnt(all, type, line), ...flags(all, type, line, 'if'), ...flags(all, type, line, 'unless')],
    because: line.because ? [line.because] : [],
    origin: all.origin(code, line.path, line.core),
  };
  const parts = partsOf(all, type, line);
  if (all.problems.count > before) return [];
  if (parts.reduce((ways, part) => ways * part.length, 1) > mostWays) {
    all.problems.add(line.path, `this line has more than ${mostWays} ways`, 'Split it, or name fewer standings.');
    return [];
  }
  const clauses = parts
    .reduce<readonly Clause[]>((outers, part) => outers.flatMap((outer) => cross(all, type, outer, part)), [start])
    .filter((clause) => canHold(type, clause.literals));
  const asleep = parts.some((part) => part.length === 0);
  if (clauses.length === 0 && !asleep) {
    const next = 'Take it out, or change one of its conditions.';
    all.problems.add(line.path, 'this line can never hold: its conditions exclude each other', next);
  }
  return clauses;
}

const cross = (all: Flattener, type: TypeIndex, outer: Clause, inners: readonly Clause[]): readonly Clause[] =>
  inners.flatMap((inner) => join(all.one, type, outer, inner) ?? []);

/** The ways of each key that has any: a person recorded, a standing, an action, tags. */
function partsOf(all: Flattener, type: TypeIndex, line: DraftLine): readonly (readonly Clause[])[] {
  const parts: (readonly Clause[])[] = [];
  if (line.is) parts.push(line.is.flatMap((as) => is(all, type, as, line)));
  if (line.from) parts.push(line.from.flatMap((reference) => from(all, type, reference, line)));
  if (line.may) parts.push(all.byAction(type, line.may, [...line.path, 'may'], line.core));
  if (line.shares) parts.push(tags(all, type, line, 'shares', line.shares));
  if (line.covers) parts.push(tags(all, type, line, 'covers', line.covers));
  return parts;
}

/** AND across axes, OR within one. */
function rolesOf(all: Flattener, names: readonly string[], line: DraftLine): number[] {
  if (names.includes(anyone)) return [all.allRoles];
  const wanted = names.reduce((mask, name) => {
    const bit = all.roles.bits.get(name);
    if (bit === undefined) all.unknown('role', name, all.roles.bits.keys(), [...line.path, 'as']);
    return mask | (bit ?? 0);
  }, 0);
  return all.roles.axes.map((axis) => axis & wanted).filter((mask) => mask !== 0);
}

function person(all: Flattener, type: TypeIndex, as: string, line: DraftLine, key: 'is' | 'isnt'): Atom | null {
  const bit = type.bits.get(as);
  if (bit !== undefined) return all.atoms.of({ kind: 'is', slot: type.slot, bit: 1 << bit, as });
  all.unknown(`name under people of ${type.info.name}`, as, type.bits.keys(), [...line.path, key]);
  return null;
}

function isnt(all: Flattener, type: TypeIndex, line: DraftLine): Literal[] {
  return (line.isnt ?? []).flatMap((as) => {
    const atom = person(all, type, as, line, 'isnt');
    return atom ? [{ atom, wanted: false }] : [];
  });
}

function is(all: Flattener, type: TypeIndex, as: string, line: DraftLine): readonly Clause[] {
  const atom = person(all, type, as, line, 'is');
  return atom ? withEligible(all, type, as, atom) : [];
}

/** Being recorded so counts only together with the standing that must come with it (MR-16). */
function withEligible(all: Flattener, type: TypeIndex, role: string, atom: Atom, on = type): readonly Clause[] {
  const clause = plain([{ atom, wanted: true }]);
  const eligible = all.eligible(type, role);
  if (!eligible) return [clause];
  return eligible.flatMap((inner) => join(all.one, on, clause, { ...inner, because: [] }) ?? []);
}

const from = (all: Flattener, type: TypeIndex, reference: string, line: DraftLine): readonly Clause[] =>
  line.core && reference === stageWord ? stageClauses(all, type) : all.by(type, reference, [...line.path, 'from']);

function flags(all: Flattener, type: TypeIndex, line: DraftLine, key: 'if' | 'unless'): Literal[] {
  return (line[key] ?? []).flatMap((flag) => {
    const place = type.flags.get(flag);
    if (place) return [{ atom: all.atoms.of({ kind: 'flag', slot: type.slot, ...place, flag }), wanted: key === 'if' }];
    all.unknown(`flag of ${type.info.name}`, flag, type.flags.keys(), [...line.path, key]);
    return [];
  });
}

type Held = NonNullable<DraftLine['shares']>;

function tags(all: Flattener, type: TypeIndex, line: DraftLine, kind: 'shares' | 'covers', held: Held) {
  const pairs = typeof held === 'string' ? [[held, null] as const] : Object.entries(held);
  return pairs.flatMap(([name, level]): readonly Clause[] => {
    const path = [...line.path, kind];
    const tag = type.info.tags.includes(name) ? all.types.get(name) : undefined;
    if (!tag) {
      all.unknown(`tag that ${type.info.name} carries`, name, type.info.tags, path);
      return [];
    }
    const weakest = level ?? tag.people.at(-1)?.name;
    if (weakest === undefined) {
      // A tag that nobody can hold, which is told where it is declared.
      all.problems.again();
      return [];
    }
    const at = tag.bits.get(weakest);
    if (at === undefined) {
      all.unknown(`level of ${name}`, weakest, tag.bits.keys(), path);
      return [];
    }
    const levels = 2 ** (at + 1) - 1;
    return withEligible(all, tag, weakest, all.atoms.of({ kind, slot: type.slot, tag: tag.slot, levels }), type);
  });
}
