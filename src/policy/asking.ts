/** May this be asked for? Who may ask and for whom; asking changes nothing, so only what could never be given is refused. */
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { CompiledModel } from './compiled.ts';
import { decide, forbidden, permitted, silence, silent } from './decide.ts';
import { clauseHolds } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { guardRails, inactive } from './guard-rails.ts';
import { directoryOf, isEligible } from './holding.ts';
import type { AskingRule, Decision, Question } from './types.ts';

/** How a role on things of a type is asked for; undefined when it cannot be. */
export const askingRule = (model: CompiledModel, type: string, role: string): AskingRule | undefined =>
  model.asking.find((rule) => rule.on === type && rule.role === role);

export interface Ask {
  caller: SubjectId;
  target: SubjectId;
  thing: ThingId;
  /** Null asks the help desk which role is right: everybody with a role may (MK-15). */
  role: string | null;
}

/** Whether the caller may ask for this role, for themselves or for somebody else who could hold it. */
export function mayAsk(model: CompiledModel, { caller, target, thing, role }: Ask, facts: Facts): Decision {
  const question: Question = { caller, target, action: 'workspace.ask_help', thing: facts.root };
  if (role === null) return decide(model, question, facts);
  const who = facts.subjects.get(caller);
  const where = facts.things.get(thing);
  if (who === undefined || where === undefined) return silent(model, question.action);
  if (inactive.forbids(question, facts, who)) return forbidden([inactive], question, facts);
  const type = model.inner.types[facts.slotOf(where)]?.info.name ?? '';
  const rule = askingRule(model, type, role);
  if (!rule) return silence('This role is not asked for by name. Ask the help desk without naming one.');
  const clauses = caller === target ? model.inner.asks.get(rule.key) : model.inner.asksForOthers.get(rule.key);
  const permits = (clauses ?? []).filter((clause) => clauseHolds(clause, who, where, facts));
  if (permits.length === 0) {
    return silence(
      caller === target
        ? 'This role is not one you may ask for.'
        : 'You may not ask for this on behalf of somebody else.',
    );
  }
  const gift: Question = { ...question, gives: { role, thing, until: null } };
  const rails = guardRails.filter(
    ({ code }) =>
      (code === 'rail.ineligible' && !isEligible(facts, target, thing, role)) ||
      (code === 'rail.directory' && thing === facts.root && directoryOf(facts, target) !== null),
  );
  return rails.length > 0 ? forbidden(rails, gift, facts) : permitted(permits);
}
