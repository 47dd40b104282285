/** Reads the asking section: the rules as people see them, and who may ask; refuses a role that nobody could decide on. */

import { checkDeciders, checkLengths, checkRank, checkRole } from './asking-checks.ts';
import type { Clause, TypeIndex } from './compiled.ts';
import type { Draft, Placed } from './draft.ts';
import type { Flattener } from './flatten.ts';
import { anyone, nameOfKey, standingNamed, typeOfKey } from './names.ts';
import type { Problems } from './problems.ts';
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
    const who = (reference: string, ...at: string[]): readonly Clause[] =>
      flattener.by(type, reference, [...rule.path, ...at]);
    asks.set(key, rule.asked_by && rule.asked_by !== anyone ? who(rule.asked_by, 'asked_by') : [everybody]);
    if (rule.for_others) asksForOthers.set(key, who(rule.for_others, 'for_others'));
    return [infoOf(key, rule, draft)];
  });
  return { rules, asks, asksForOthers };
}

function infoOf(key: string, rule: Placed<FileAsking>, draft: Draft): AskingRule {
  const on = typeOfKey(key);
  const standing = (reference: string): string => standingNamed(draft, on, reference) ?? reference;
  const { reason, ticket } = rule;
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
    remindAfter: rule.remind_after ?? null,
    expiresAfter: rule.expires_after ?? null,
  };
}
