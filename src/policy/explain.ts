/** Why, why not, and what would turn it: the clauses that `decide` uses, read backwards. */
import type { SubjectId } from '../domain/ids.ts';
import type { CompiledModel } from './compiled.ts';
import { decide, may } from './decide.ts';
import type { Facts } from './facts.ts';
import { missingFor } from './missing.ts';
import type { Explanation, Question } from './types.ts';

/**
 * The decision with its lines; for a silence, what is missing for each way there is, nearest first; and for a no, which of
 * the candidates could do it instead.
 */
export function explain(
  model: CompiledModel,
  question: Question,
  facts: Facts,
  candidates: readonly SubjectId[],
): Explanation {
  const decision = decide(model, question, facts);
  if (decision.allowed) return { decision, missing: [], instead: [] };
  const silence = decision.reasons.every(({ kind }) => kind === 'silence');
  const others = candidates.filter((candidate) => candidate !== question.caller);
  const instead = others.filter((caller) => may(model, asked(question, caller), facts));
  return { decision, missing: silence ? missingFor(model, question, facts) : [], instead };
}

/** The same act by somebody else: what the caller would do to themselves is then done to them. */
const asked = (question: Question, caller: SubjectId): Question => ({
  ...question,
  caller,
  target: question.target ?? question.caller,
});
