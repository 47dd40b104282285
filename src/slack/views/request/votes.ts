/** What was said about a request: each vote with its comment, each answer, as plain words of the one who wrote them. */
import type { KnownBlock } from '@slack/types';
import type { ShownRequest } from '../../../domain/shown.ts';
import { context, quoted } from '../kit/blocks.ts';
import { at, nameOf, person, say } from '../kit/sentence.ts';

const verdicts = { approve: 'approved', deny: 'denied' } as const;
const mostShown = 8;

/**
 * Votes, oldest first; the oldest make room where there are very many, and that is said. Once it is decided the result
 * names the voters, and only those are repeated who said something. The answer to a question is no vote.
 */
export function votes({ stages, state, role }: ShownRequest): KnownBlock[] {
  const given = stages
    .flatMap(({ votes: ofStage }) => ofStage)
    .filter(({ comment }) => state === 'pending' || (comment !== null && comment !== ''))
    .filter(({ verdict }) => role !== null || verdict === 'deny');
  const shown = given.slice(-mostShown);
  const left = given.length - shown.length;
  return [
    ...(left > 0 ? [context(say`${left} earlier votes stand in the history.`)] : []),
    ...shown.flatMap(({ by, verdict, comment, at: when }): KnownBlock[] => [
      context(say`${person(by)} ${verdicts[verdict]} ${at(when)}`),
      ...(comment === null || comment === '' ? [] : [quoted(nameOf(by), comment)]),
    ]),
  ];
}

/** Every answer to a question about roles, the newest of very many. */
export function answers({ answers: given }: ShownRequest): KnownBlock[] {
  const shown = given.slice(-mostShown);
  const left = given.length - shown.length;
  return [
    ...(left > 0 ? [context(say`${left} earlier answers stand in the history.`)] : []),
    ...shown.flatMap(({ by, comment, at: when }): KnownBlock[] => [
      context(say`${person(by)} answered ${at(when)}`),
      quoted(nameOf(by), comment),
    ]),
  ];
}
