/** Reads the asking section: the rules as people see them, and who may ask; refuses a role that nobody could decide on. */
import type { Clause, TypeIndex } from './compiled.ts';
import type { Draft, Placed } from './draft.ts';
import type { Flattener } from './flatten.ts';
import { anyone, nameOfKey, standingNamed, typeOfKey } from './names.ts';
import { listed, type Path, type Problems } from './problems.ts';
import type { FileAsking } from './schema.ts';
import type { AskingRule } from './types.ts';

export interface AskingRules {
  readonly rules: readonly AskingRule[];
  readonly asks: ReadonlyMap<string, readonly Clause[]>;
  readonly asksForOthers: ReadonlyMap<string, readonly Clause[]>;
}

export function readAsking(
  draft: Draft,
  types: ReadonlyMap<string, TypeIndex>,
  roles: ReadonlyMap<string, number>,
  flattener: Flattener,
  problems: Problems,
): AskingRules {
  const everybody: Clause = {
    roles: [[...roles.values()].reduce((all, bit) => all | bit, 0)],
    literals: [],
    because: ['everybody with a role may ask for it'],
    origin: { code: 'asked_by', line: null, path: [] },
  };
  const asks = new Map<string, readonly Clause[]>();
  const asksForOthers = new Map<string, readonly Clause[]>();
  const rules = [...draft.asking].flatMap(([key, rule]) => {
    const type = types.get(typeOfKey(key));
    if (!type) return [];
    checkRole(key, type, rule, roles, problems);
    checkLengths(rule, problems);
    checkDeciders(type, rule, flattener, problems);
    if (type.slot === 0) checkRank(key, type, rule, roles, flattener, problems);
    const who = (reference: string, at: string): readonly Clause[] => flattener.by(type, reference, [...rule.path, at]);
    asks.set(key, rule.asked_by && rule.asked_by !== anyone ? who(rule.asked_by, 'asked_by') : [everybody]);
    if (rule.for_others) asksForOthers.set(key, who(rule.for_others, 'for_others'));
    return [infoOf(key, rule, draft)];
  });
  return { rules, asks, asksForOthers };
}

function checkRole(
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

function checkDeciders(type: TypeIndex, rule: Placed<FileAsking>, flattener: Flattener, problems: Problems): void {
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
function checkRank(
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

function checkLengths(rule: Placed<FileAsking>, problems: Problems): void {
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

function infoOf(key: string, rule: Placed<FileAsking>, draft: Draft): AskingRule {
  const on = typeOfKey(key);
  const standing = (reference: string): string => standingNamed(draft, on, reference) ?? reference;
  const { reason, ticket, break_glass: glass } = rule;
  return {
    key,
    on,
    role: nameOfKey(key),
    prompt: rule.prompt,
    reasonMin: reason?.at_least ?? 0,
    reasonPattern: reason?.matches
      ? { source: reason.matches, says: reason.says ?? `It must match ${reason.matches}.` }
      : null,
    example: rule.example ?? null,
    ticket: ticket ? { pattern: ticket.matches ?? null, says: ticket.says } : null,
    lengths: rule.lengths,
    recommended: rule.recommended ?? null,
    longest: rule.longest ?? null,
    automaticUpTo: rule.automatic_up_to ?? null,
    highRisk: rule.high_risk,
    stages: rule.stages.map(({ by, title, quorum }) => ({ by: standing(by), title, quorum })),
    askedBy: rule.asked_by ? standing(rule.asked_by) : anyone,
    forOthers: rule.for_others ? standing(rule.for_others) : null,
    breakGlass: glass
      ? { longest: glass.longest, reviewBy: standing(glass.review_by), reviewers: glass.reviewers }
      : null,
    remindAfter: rule.remind_after ?? null,
    expiresAfter: rule.expires_after ?? null,
  };
}
