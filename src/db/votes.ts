/** Votes on requests: one for each request and person, whatever the stage, and never by who asked or is concerned. */
import type { RequestId } from '../domain/ids.ts';
import { conflict } from '../domain/refusal.ts';
import type { Request, Vote } from '../domain/request.ts';
import type { Bound } from './bound.ts';
import { gathered } from './gather.ts';
import { shapeOf, tableOf } from './table.ts';

export interface VoteStore {
  /** In the order they were given. */
  listVotes(requests: readonly RequestId[]): Promise<Vote[]>;
  /** Conflict when this person has voted on it. The database itself refuses requester and target. */
  addVote(request: Request, vote: Vote): Promise<void>;
}

const shape = shapeOf<Vote>({
  request: 'plain',
  stage: 'plain',
  by: { column: 'voter' },
  verdict: 'plain',
  comment: 'plain',
  at: { column: 'voted_at' },
});

const alreadyVoted = conflict('You have decided on this already.', { code: 'already_voted' });

export function voteStore({ k, tenant }: Bound): VoteStore {
  const table = tableOf(k, tenant, 'votes', shape);
  const listVotes = gathered(
    (requests) => table.list(table.among('request', requests).orderBy(['request', 'stage', 'voted_at', 'voter'])),
    ({ request }) => request,
  );
  return {
    listVotes,
    addVote: ({ requester, target }, vote) => table.insert(vote, alreadyVoted, { tenant, requester, target }),
  };
}
