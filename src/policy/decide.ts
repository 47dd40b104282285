/** May this caller do this? The lines of the model first, then the guard rails: one forbid beats every permit. */
import type { Clause, CompiledModel } from './compiled.ts';
import { clauseHolds, clausesFor, codeHolds } from './evaluate.ts';
import { activeBit, roleBits } from './fact-index.ts';
import type { Facts } from './facts.ts';
import { changes } from './gifts.ts';
import { type GuardRail, guardRails, inactive, stands } from './guard-rails.ts';
import type { Decision, Question, Reason } from './types.ts';

/** The answer as yes or no, without a word: for lists and for AuthZEN. It never disagrees with `decide`. */
export function may(model: CompiledModel, question: Question, facts: Facts): boolean {
  mustMatch(model, facts);
  const caller = facts.subjects.get(question.caller);
  const program = facts.programs.get(question.action);
  if (caller === undefined || program === undefined) return false;
  const word = facts.wordOf(caller);
  const code = program.codeFor(word & roleBits);
  // Most noes end here: no line is for somebody with these roles, whatever the thing.
  if (code.length === 0 || (word & activeBit) === 0) return false;
  const thing = facts.things.get(question.thing);
  if (thing === undefined || facts.slotOf(thing) !== program.slot) return false;
  return codeHolds(code, caller, thing, facts) && !anyStands(question, facts, caller);
}

const everyTime = guardRails.filter((rail) => rail.of === 'everything');
const onChanges = guardRails.filter((rail) => rail.of === 'changes');

const anyStands = (question: Question, facts: Facts, caller: number): boolean =>
  oneOf(everyTime, question, facts, caller) || (changes(question) && oneOf(onChanges, question, facts, caller));

function oneOf(rails: readonly GuardRail[], question: Question, facts: Facts, caller: number): boolean {
  for (let i = 0; i < rails.length; i++) if ((rails[i] as GuardRail).forbids(question, facts, caller)) return true;
  return false;
}

/**
 * Whether a rail that looks at every question stands against this person doing this. Those rails look at the caller and the action
 * alone, so it holds for every thing.
 */
export function everyRailStands(action: string, caller: number, facts: Facts): boolean {
  const id = facts.subjectAt(caller)?.id;
  const question = id && { caller: id, action, thing: facts.root };
  return !question || everyTime.some((rail) => rail.forbids(question, facts, caller));
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
export const silence = (text: string): Decision => ({
  allowed: false,
  reasons: [{ kind: 'silence', code: 'silence', text, line: null }],
});

/** The same of an action, in words. */
export function silent(model: CompiledModel, action: string): Decision {
  const title = model.inner.permissions.get(action)?.title;
  return silence(
    title
      ? `Nothing in the roles of ${model.title} allows this: ${title}.`
      : `The roles of ${model.title} know no "${action}".`,
  );
}

/** Facts are indexed for one model; asking another one with them would give nonsense, so it is a mistake in the program. */
export function mustMatch(model: CompiledModel, facts: Facts): void {
  if (facts.model !== model)
    throw new Error('these facts were indexed for another role model: call factsOf(model, snapshot)');
}
