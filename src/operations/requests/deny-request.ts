/** Denies a request, with a reason that whoever asked will read; one denial ends it. */
import type { RequestId } from '../../domain/ids.ts';
import { invalid } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { lengthOf } from '../../domain/text.ts';
import type { Operation } from '../desk.ts';
import { commentOf } from '../telling.ts';
import { titleOf } from '../words.ts';
import { requireDecider } from './deciding.ts';
import { requestHere } from './here.ts';
import { castVote } from './requests.ts';
import { typeOf } from './rules.ts';

export interface DenyRequest {
  request: RequestId;
  reason: string;
  /** A smaller role that would do. */
  smaller?: string | null;
}

const leastReason = 5;

/** Refuses a denial without a reason, and whoever may not decide. */
export const denyRequest: Operation<DenyRequest, Request> = async (desk, { request: id, reason, smaller = null }) => {
  const request = await requestHere(desk, id);
  await requireDecider(desk, 'request.deny', request);
  const said = commentOf(reason);
  if (said === null || lengthOf(said) < leastReason)
    throw invalid('A denial needs a reason: they will read it.', {
      field: 'reason',
      code: 'reason_short',
      next: 'Say in a sentence why not, or what would do instead.',
    });
  const type = await typeOf(desk, request.thing);
  const comment = smaller
    ? `${said}\n${titleOf(desk.model, smaller, type)} may be enough: that can be asked for.`
    : said;
  return castVote(desk, request, { verdict: 'deny', comment });
};
