/** What no role model can allow: the few rules that must count, compare or look at the clock, each with a code and a sentence. */
import type { Facts } from './facts.ts';
import {
  bitOf,
  changes,
  changesRole,
  lastsUntil,
  onlyLowers,
  onRoot,
  opens,
  rankOf,
  takesKeeper,
  targetAt,
  targetOf,
  titleOf,
} from './gifts.ts';
import { directoryOf, ineligible, isEligible } from './holding.ts';
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
  forbids: (_, facts, caller) => !facts.isActive(caller),
  says: () => 'Only people who have joined and are active here may do anything.',
};

/** Looked at once a line has allowed it, so that nobody learns from a rail what they may not ask about. */
export const guardRails: readonly GuardRail[] = [
  {
    code: 'rail.outsider',
    of: 'everything',
    forbids: ({ action }, facts, caller) =>
      !facts.isInsider(caller) && facts.model.inner.permissions.get(action)?.administers === true,
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
    says: (question, facts) =>
      ineligible(facts, targetOf(question), question.gives?.thing ?? '', question.gives?.role ?? ''),
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
    says: (_, { model }) =>
      `The last active ${titleOf(model, model.keeper)} stays: first make somebody else ${titleOf(model, model.keeper)} for good.`,
  },
];

/** Whether this rail stands against the question. A question that changes nothing passes most of them unread. */
export const stands = (rail: GuardRail, question: Question, facts: Facts, caller: number): boolean =>
  (rail.of === 'everything' || changes(question)) && rail.forbids(question, facts, caller);
