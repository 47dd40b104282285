/** What a question would change: who is concerned, what is opened or taken, and how it compares with the caller's own. */
import type { CompiledModel } from './compiled.ts';
import { anyHolds, clausesFor } from './evaluate.ts';
import { strongestBit } from './fact-index.ts';
import type { Facts } from './facts.ts';
import type { Question } from './types.ts';

type Gift = Question['gives'];

/** Setting somebody's role, or removing them; without a target it is asked in general, and about nobody. */
const wholePerson = ({ action, target }: Question): boolean =>
  target !== undefined && (action === 'workspace.set_role' || action === 'workspace.remove');
/** Whether the question is about a change of what somebody holds. */
export const changes = (question: Question): boolean =>
  question.gives !== undefined || question.takes !== undefined || wholePerson(question);

export const targetOf = ({ target, caller }: Question): Question['caller'] => target ?? caller;
export const targetAt = (question: Question, facts: Facts): number => facts.subjects.get(targetOf(question)) ?? -1;
export const onRoot = (gift: Gift, facts: Facts): boolean => gift?.thing === facts.root;
/** The bit of a workspace role; 0 when the model has no such role. */
export const bitOf = (facts: Facts, role: string | undefined): number =>
  facts.model.inner.roleBits.get(role ?? '') ?? 0;
export const titleOf = (model: CompiledModel, role: string): string =>
  model.roles.find(({ name }) => name === role)?.title ?? role;

/** Something is given by this very act; a vote in an earlier stage only passes the request on. */
export function opens({ gives, action, thing }: Question, facts: Facts): boolean {
  if (gives === undefined) return false;
  if (action !== 'request.approve') return true;
  const at = facts.things.get(thing) ?? 0;
  return !facts.model.inner.earlyStages.some(({ word, mask }) => (facts.flagsOf(at, word) & mask) !== 0);
}

/** The bit of the strongest workspace role: the lower, the stronger; beyond all bits for nobody. */
export function rankOf(facts: Facts, subject: number): number {
  const roles = subject < 0 ? 0 : facts.rolesOf(subject);
  return roles === 0 ? 2 ** 31 : strongestBit(roles) >>> 0;
}

/** A workspace role is given or taken, or the person as a whole is changed. */
export const changesRole = (question: Question, facts: Facts): boolean =>
  onRoot(question.gives, facts) || onRoot(question.takes, facts) || wholePerson(question);

/** Somebody may step down: their own workspace role, to one weaker than what they hold that long anyway. */
export function onlyLowers({ caller, gives }: Question, facts: Facts, at: number): boolean {
  if (!gives || !onRoot(gives, facts) || facts.model.cardinality === 'several') return false;
  return bitOf(facts, gives.role) > rankOf(facts.lasting(caller, gives.until), at);
}

/** The same question, on what the caller holds until the gift ends. */
export function lastsUntil({ caller, action, thing, gives }: Question, facts: Facts, at: number): boolean {
  const lasting = facts.lasting(caller, gives?.until ?? null);
  const where = lasting.things.get(thing) ?? -1;
  return lasting === facts || anyHolds(clausesFor(lasting, action, where), at, where, lasting);
}

/** Takes the keeper role, removes the person, or sets a person with one role to another one for good. */
export function takesKeeper({ action, takes, gives }: Question, facts: Facts): boolean {
  const { keeper, cardinality } = facts.model;
  if (action === 'workspace.remove' && !takes) return true;
  const keeps = onRoot(gives, facts) && gives?.role === keeper && gives.until === null;
  if (keeps) return false;
  if (onRoot(takes, facts) && takes?.role === keeper && takes.until === null) return true;
  return action === 'workspace.set_role' && cardinality === 'one' && onRoot(gives, facts) && gives?.until === null;
}
