/** What no role model can allow: the few rules that must count, compare or look at the clock, each with a code and a sentence. */
import type { CompiledModel } from './compiled.ts';
import { anyHolds, clausesFor } from './evaluate.ts';
import { type Facts, strongestBit } from './facts.ts';
import type { Question } from './types.ts';

export interface GuardRail {
  /** Stable: tests, history and refusals know it. */
  readonly code: string;
  /** Whether it looks at every question, or only at those that change what somebody holds. */
  readonly of: 'everything' | 'changes';
  readonly forbids: (question: Question, facts: Facts, caller: number) => boolean;
  readonly says: (question: Question, facts: Facts) => string;
}

/** Looked at before any line: whoever is not active may nothing. */
export const inactive: GuardRail = {
  code: 'rail.inactive',
  of: 'everything',
  forbids: (_, facts, caller) => facts.active[caller] !== 1,
  says: () => 'Only people who have joined and are active here may do anything.',
};

/** Looked at once a line has allowed it, so that nobody learns from a rail what they may not ask about. */
export const guardRails: readonly GuardRail[] = [
  {
    code: 'rail.outsider',
    of: 'everything',
    forbids: ({ action }, facts, caller) =>
      facts.insider[caller] !== 1 && permissionOf(facts, action)?.administers === true,
    says: () => 'Guests, bots and people of other Slack workspaces decide and administer nothing here.',
  },
  {
    code: 'rail.own_grant',
    of: 'changes',
    forbids: (question, facts, caller) =>
      question.gives !== undefined && targetOf(question) === question.caller && !onlyLowers(question, facts, caller),
    says: () => 'Nobody opens, lengthens or raises what they hold themselves. Ask somebody else to decide.',
  },
  {
    code: 'rail.longer_than_own',
    of: 'changes',
    forbids: (question, facts, caller) => opens(question, facts) && !lastsUntil(question, facts, caller),
    says: () => 'Nobody gives for longer than they have themselves what lets them give it.',
  },
  {
    code: 'rail.above_own',
    of: 'changes',
    forbids: (question, facts, caller) =>
      opens(question, facts) &&
      onRoot(question.gives, facts) &&
      rankOf(facts, caller) > bitOf(facts, question.gives?.role),
    says: () => 'Nobody gives a role above their own.',
  },
  {
    code: 'rail.outranked',
    of: 'changes',
    forbids: (question, facts, caller) =>
      changesRole(question, facts) && rankOf(facts, targetAt(question, facts)) < rankOf(facts, caller),
    says: () => 'Nobody changes the role of somebody who outranks them.',
  },
  {
    code: 'rail.ineligible',
    of: 'changes',
    forbids: (question, facts) =>
      question.gives !== undefined && !isEligible(facts, targetOf(question), question.gives.thing, question.gives.role),
    says: ({ gives }, facts) => ineligible(facts, gives?.thing ?? '', gives?.role ?? ''),
  },
  {
    code: 'rail.directory',
    of: 'changes',
    forbids: (question, facts) => changesRole(question, facts) && directoryOf(facts, targetOf(question)) !== null,
    says: (question, facts) => `${directoryOf(facts, targetOf(question))} manages this person: change the role there.`,
  },
  {
    code: 'rail.last_keeper',
    of: 'changes',
    forbids: (question, facts) =>
      takesKeeper(question, facts) && facts.keepers.has(targetOf(question)) && facts.keepers.size < 2,
    says: (_, facts) =>
      `The last active ${titleOf(facts.model, facts.model.keeper)} stays: first make somebody else ${titleOf(facts.model, facts.model.keeper)} for good.`,
  },
];

/** Whether this rail stands against the question. A question that changes nothing passes most of them unread. */
export const stands = (rail: GuardRail, question: Question, facts: Facts, caller: number): boolean =>
  (rail.of === 'everything' || changes(question)) && rail.forbids(question, facts, caller);

type Gift = Question['gives'];

/** Setting somebody's role, or removing them; without a target it is asked in general, and about nobody. */
const wholePerson = ({ action, target }: Question): boolean =>
  target !== undefined && (action === 'workspace.set_role' || action === 'workspace.remove');
const changes = (question: Question): boolean =>
  question.gives !== undefined || question.takes !== undefined || wholePerson(question);

const permissionOf = (facts: Facts, action: string) => facts.model.inner.permissions.get(action);
const targetOf = ({ target, caller }: Question): Question['caller'] => target ?? caller;
const targetAt = (question: Question, facts: Facts): number => facts.subjects.get(targetOf(question)) ?? -1;
const onRoot = (gift: Gift, facts: Facts): boolean => gift?.thing === facts.snapshot.root;
const bitOf = (facts: Facts, role: string | undefined): number => facts.model.inner.roleBits.get(role ?? '') ?? 0;
const titleOf = (model: CompiledModel, role: string): string =>
  model.roles.find(({ name }) => name === role)?.title ?? role;

/** Something is given by this very act; a vote in an earlier stage only passes the request on. */
function opens({ gives, action, thing }: Question, facts: Facts): boolean {
  if (gives === undefined || action !== 'request.approve') return gives !== undefined;
  const at = (facts.things.get(thing) ?? 0) * facts.model.inner.flagWords;
  return !facts.model.inner.earlyStages.some(({ word, mask }) => ((facts.flags[at + word] ?? 0) & mask) !== 0);
}

/** The bit of the strongest workspace role: the lower, the stronger; beyond all bits for nobody. */
function rankOf(facts: Facts, subject: number): number {
  const roles = facts.roles[subject] ?? 0;
  return roles === 0 ? 2 ** 31 : strongestBit(roles) >>> 0;
}

/** A workspace role is given or taken, or the person as a whole is changed. */
const changesRole = (question: Question, facts: Facts): boolean =>
  onRoot(question.gives, facts) || onRoot(question.takes, facts) || wholePerson(question);

/** Somebody may step down: their own workspace role, to one weaker than what they hold that long anyway. */
function onlyLowers({ caller, gives }: Question, facts: Facts, at: number): boolean {
  if (!gives || !onRoot(gives, facts) || facts.model.cardinality === 'several') return false;
  return bitOf(facts, gives.role) > rankOf(facts.lasting(caller, gives.until), at);
}

/** The same question, on what the caller holds until the gift ends. */
function lastsUntil({ caller, action, thing, gives }: Question, facts: Facts, at: number): boolean {
  const lasting = facts.lasting(caller, gives?.until ?? null);
  const where = lasting.things.get(thing) ?? -1;
  return lasting === facts || anyHolds(clausesFor(lasting, action, where), at, where, lasting);
}

/** Whether somebody may hold this role on this thing at all (`must_be`); a role on a thing needs a workspace role. */
export function isEligible(facts: Facts, subject: string, thing: string, role: string): boolean {
  if (thing === facts.snapshot.root) return true;
  const who = facts.subjects.get(subject);
  const where = facts.things.get(thing);
  if (who === undefined || where === undefined) return false;
  const type = facts.model.inner.types[facts.slots[where] as number];
  if (!type?.info.roles.some(({ name }) => name === role)) return false;
  const mustBe = facts.model.inner.eligible.get(`${type.info.name}.${role}`);
  return mustBe ? anyHolds(mustBe, who, where, facts) : facts.roles[who] !== 0;
}

/** Why somebody cannot hold it, with the sentence of the lines they would have to meet. */
export function ineligible(facts: Facts, thing: string, role: string): string {
  const type = facts.model.inner.types[facts.slots[facts.things.get(thing) ?? -1] ?? -1]?.info;
  const title = type?.roles.find(({ name }) => name === role)?.title;
  if (title === undefined) return `The role "${role}" is not given on this ${type?.title ?? 'thing'}.`;
  const mustBe = facts.model.inner.eligible.get(`${type?.name}.${role}`) ?? [];
  const whom = [...new Set(mustBe.map((clause) => clause.because.join(', ')))].join('; ');
  return `This person cannot be ${title}: ${whom === '' ? 'they have no role here' : `it is only for ${whom}`}.`;
}

export const directoryOf = (facts: Facts, subject: string): string | null =>
  facts.snapshot.subjects[facts.subjects.get(subject) ?? -1]?.directory ?? null;

/** Takes the keeper role, removes the person, or sets a person with one role to another one for good. */
function takesKeeper({ action, takes, gives }: Question, facts: Facts): boolean {
  const { keeper, cardinality } = facts.model;
  if (action === 'workspace.remove' && !takes) return true;
  const keeps = onRoot(gives, facts) && gives?.role === keeper && gives.until === null;
  if (keeps) return false;
  if (onRoot(takes, facts) && takes?.role === keeper && takes.until === null) return true;
  return action === 'workspace.set_role' && cardinality === 'one' && onRoot(gives, facts) && gives?.until === null;
}
