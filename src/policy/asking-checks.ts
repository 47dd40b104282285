/** What is wrong with a way of asking: a role nobody is given, a stage nobody can decide, lengths beyond the longest. */
import type { TypeIndex } from './compiled.ts';
import type { Placed } from './draft.ts';
import type { Flattener } from './flatten.ts';
import { nameOfKey } from './names.ts';
import { listed, type Path, type Problems } from './problems.ts';
import type { FileAsking } from './schema.ts';

export function checkRole(
  key: string,
  type: TypeIndex,
  { path }: { path: Path },
  roles: ReadonlyMap<string, number>,
  problems: Problems,
): void {
  const known =
    type.slot === 0
      ? [...roles.keys()]
      : type.info.roles.filter((role) => role.kept === 'grant').map((role) => role.name);
  if (known.includes(nameOfKey(key))) return;
  problems.add(
    path,
    `"${nameOfKey(key)}" is not a role that is given on a ${type.info.name}`,
    `Roles given there: ${listed(known)}.`,
  );
}

export function checkDeciders(
  type: TypeIndex,
  rule: Placed<FileAsking>,
  flattener: Flattener,
  problems: Problems,
): void {
  rule.stages.forEach((stage, at) => {
    const path = [...rule.path, 'stages', at, 'by'];
    const before = problems.count;
    if (flattener.by(type, stage.by, path).length > 0 || problems.count > before) return;
    problems.add(
      path,
      `nobody can ever decide this: "${stage.by}" holds for nobody`,
      'Name a standing that somebody can have.',
    );
  });
}

/** Nobody gives a workspace role above their own: whoever decides last must be able to stand as high as what is asked for. */
export function checkRank(
  key: string,
  type: TypeIndex,
  rule: Placed<FileAsking>,
  roles: ReadonlyMap<string, number>,
  flattener: Flattener,
  problems: Problems,
): void {
  const last = rule.stages.length - 1;
  const path = [...rule.path, 'stages', last, 'by'];
  const bit = roles.get(nameOfKey(key)) ?? 0;
  const clauses = flattener.by(type, rule.stages[last]?.by ?? '', path);
  const high = clauses.some((clause) => clause.roles.some((mask) => (mask & (2 * bit - 1)) !== 0));
  if (clauses.length === 0 || high) return;
  const message = `nobody who decides this could give ${nameOfKey(key)}: all of them stand below it`;
  problems.add(path, message, 'Let the last stage be decided by that role or a stronger one.');
}

const minutes = { minute: 1, hour: 60, day: 1440, week: 10_080, month: 43_800, year: 525_600 } as const;

export function checkLengths(rule: Placed<FileAsking>, problems: Problems): void {
  const size = (length: { count: number; unit: keyof typeof minutes }): number => length.count * minutes[length.unit];
  const { longest, recommended, automatic_up_to: automatic } = rule;
  for (const [key, length] of [
    ['recommended', recommended],
    ['automatic_up_to', automatic],
  ] as const) {
    if (!longest || !length || size(length) <= size(longest)) continue;
    problems.add([...rule.path, key], `${key} is longer than longest`, 'Shorten it, or raise longest.');
  }
  rule.lengths.forEach((length, at) => {
    if (!longest || size(length) <= size(longest)) return;
    problems.add([...rule.path, 'lengths', at], 'this length is longer than longest', 'Take it out, or raise longest.');
  });
  for (const [key, pattern] of [
    ['reason', rule.reason?.matches],
    ['ticket', rule.ticket?.matches],
  ] as const) {
    if (pattern === undefined || isPattern(pattern)) continue;
    problems.add(
      [...rule.path, key, 'matches'],
      `"${pattern}" is not a pattern`,
      'Write a regular expression, like ^OPS-[0-9]+$.',
    );
  }
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
