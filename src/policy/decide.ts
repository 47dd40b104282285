/** May this caller do this? The lines of the model first, then the guard rails: one forbid beats every permit. */
import type { Clause, CompiledModel } from './compiled.ts';
import { anyHolds, clauseHolds, clausesFor } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { type GuardRail, guardRails, inactive, stands } from './guard-rails.ts';
import type { Decision, Question, Reason } from './types.ts';

/** The answer as yes or no, without a word: for lists and for AuthZEN. It never disagrees with `decide`. */
export function may(model: CompiledModel, question: Question, facts: Facts): boolean {
  mustMatch(model, facts);
  const caller = facts.subjects.get(question.caller);
  const thing = facts.things.get(question.thing);
  if (caller === undefined || thing === undefined) return false;
  if (inactive.forbids(question, facts, caller)) return false;
  if (!anyHolds(clausesFor(facts, question.action, thing), caller, thing, facts)) return false;
  for (const rail of guardRails) if (stands(rail, question, facts, caller)) return false;
  return true;
}

/** The answer with every line that permits, every rail that forbids, or the one silence. */
export function decide(model: CompiledModel, question: Question, facts: Facts): Decision {
  mustMatch(model, facts);
  const caller = facts.subjects.get(question.caller);
  const thing = facts.things.get(question.thing);
  if (caller === undefined || thing === undefined) return silent(model, question.action);
  if (inactive.forbids(question, facts, caller)) return forbidden([inactive], question, facts);
  const permits = clausesFor(facts, question.action, thing).filter((clause) =>
    clauseHolds(clause, caller, thing, facts),
  );
  if (permits.length === 0) return silent(model, question.action);
  const rails = guardRails.filter((rail) => stands(rail, question, facts, caller));
  return rails.length > 0 ? forbidden(rails, question, facts) : permitted(permits);
}

export const permitted = (clauses: readonly Clause[]): Decision => ({ allowed: true, reasons: clauses.map(reasonOf) });

const reasonOf = ({ because, origin }: Clause): Reason => ({
  kind: 'permit',
  code: origin.code,
  text: because.join('; '),
  line: origin.line,
});

export const forbidden = (rails: readonly GuardRail[], question: Question, facts: Facts): Decision => ({
  allowed: false,
  reasons: rails.map((rail) => ({ kind: 'forbid', code: rail.code, text: rail.says(question, facts), line: null })),
});

/** Nothing allows it, so it is denied. */
export function silent(model: CompiledModel, action: string, text?: string): Decision {
  const title = model.inner.permissions.get(action)?.title;
  const says =
    text ??
    (title
      ? `Nothing in the roles of ${model.title} allows this: ${title}.`
      : `The roles of ${model.title} know no "${action}".`);
  return { allowed: false, reasons: [{ kind: 'silence', code: 'silence', text: says, line: null }] };
}

/** Facts are indexed for one model; asking another one with them would give nonsense, so it is a mistake in the program. */
function mustMatch(model: CompiledModel, facts: Facts): void {
  if (facts.model !== model)
    throw new Error('these facts were indexed for another role model: call factsOf(model, snapshot)');
}
