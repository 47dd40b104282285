/** Answers a question about roles: the words reach whoever asked, and give nobody anything. */
import type { RequestId } from '../../domain/ids.ts';
import { invalid } from '../../domain/refusal.ts';
import { answered, type Request } from '../../domain/request.ts';
import type { Operation } from '../desk.ts';
import { commentOf } from '../telling.ts';
import { titleOf } from '../words.ts';
import { requireDecider } from './deciding.ts';
import { requestHere } from './here.ts';

export interface AnswerRequest {
  request: RequestId;
  comment: string;
  /** The workspace role that fits, where one does. */
  role?: string | null;
}

/** Ends a question. On a request for a role it says something to whoever asked, and the request waits on. */
export const answerRequest: Operation<AnswerRequest, Request> = async (desk, { request: id, comment, role = null }) => {
  const { tx, now, model, caller } = desk;
  const request = await requestHere(desk, id);
  await requireDecider(desk, 'request.answer', request);
  const words = commentOf(comment);
  if (words === null || !caller) throw invalid('Write an answer.', { field: 'comment', code: 'empty' });
  const said = role ? `${words}\nThe role that fits: ${titleOf(model, role)}.` : words;

  const after = request.role === null ? answered(request, now) : request;
  if (after !== request) {
    await tx.requests.replace(request, after);
    await tx.requests.addVote(request, {
      request: id,
      stage: request.stage,
      by: caller,
      verdict: 'approve',
      comment: said,
      at: now,
    });
  }
  await desk.happened({ type: 'request.answered', request: id, target: request.target, comment: said });
  return after;
};
