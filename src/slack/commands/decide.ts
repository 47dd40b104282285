/** `/role approve`, `deny`, `cancel`: what buttons say to a request, in words, by its number. */
import { approveRequest } from '../../operations/requests/approve-request.ts';
import { cancelRequest } from '../../operations/requests/cancel-request.ts';
import { denyRequest } from '../../operations/requests/deny-request.ts';
import { votedSays } from '../asked.ts';
import type { Opening } from '../forms.ts';
import { denyOpening } from '../interactions/decide.ts';
import { pickFromWords } from '../interactions/picking.ts';
import { requestNumbered, unlessDecided } from '../requests.ts';
import { actIn } from '../resolve.ts';
import { plainAnswer } from '../views/index.ts';
import type { Draft } from '../words/index.ts';
import type { Command } from './index.ts';

/** With a lesser role or a shorter length it approves less than was asked for. */
export const approve: Command<'approve'> = async ({ request: number, role, span, reason }, turn) => {
  const request = await requestNumbered(turn, number);
  const shorter = span.length !== undefined || span.until !== undefined;
  const less = { ...(role === null ? {} : { role }), ...(shorter ? { span } : {}) };
  const input = { request: request.id, comment: reason, ...(role !== null || shorter ? { less } : {}) };
  return unlessDecided(turn, request, () =>
    turn.bot.perform(actIn(turn, request.workspace), approveRequest, input, votedSays),
  );
};

export const deny: Command<'deny'> = async ({ request: number, reason }, turn) => {
  const request = await requestNumbered(turn, number);
  const input = { request: request.id, reason };
  return unlessDecided(turn, request, () =>
    turn.bot.perform(actIn(turn, request.workspace), denyRequest, input, votedSays),
  );
};

export const cancel: Command<'cancel'> = async ({ request: number }, turn) => {
  const request = await requestNumbered(turn, number);
  return unlessDecided(turn, request, () =>
    turn.bot.perform(actIn(turn, request.workspace), cancelRequest, { request: request.id }, () =>
      plainAnswer([`R-${number} is cancelled.`]),
    ),
  );
};

/** `deny` with something missing: of a request that was named only the reason is, and its own form asks for that. */
export const denyFromWords = (draft: Draft): Opening => {
  const { request: number } = draft;
  const pick = pickFromWords('deny')(draft);
  if (number === undefined) return pick;
  return { ...pick, fill: async (turn) => denyOpening((await requestNumbered(turn, number)).id).fill(turn) };
};
