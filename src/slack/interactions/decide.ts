/** What can be done with a request by a press: approve, approve with less, deny, answer, cancel. */
import { isId, type RequestId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import { answerRequest } from '../../operations/requests/answer-request.ts';
import { approveRequest } from '../../operations/requests/approve-request.ts';
import { cancelRequest } from '../../operations/requests/cancel-request.ts';
import { denyRequest } from '../../operations/requests/deny-request.ts';
import { answerFormOf, denyFormOf, lessFormOf } from '../../queries/deciding-forms.ts';
import { votedSays } from '../asked.ts';
import type { Said, Turn } from '../bot.ts';
import type { Opening } from '../forms.ts';
import { placePressed, requestPressed, unlessDecided } from '../requests.ts';
import { actIn } from '../resolve.ts';
import { answerForm, approveChangedForm, denyForm, type HowLong, pageView } from '../views/index.ts';
import type { Press, Submitted } from './index.ts';
import { submitting } from './submitting.ts';

/** Approves as it is. The card shows what came of it, so the presser is told only what it does not show. */
export const approve: Press = async ({ value }, turn) => {
  const request = await placePressed(turn, value);
  const input = { request: request.id, comment: null };
  return unlessDecided(turn, request, () =>
    turn.bot.perform(actIn(turn, request.workspace), approveRequest, input, votedSays),
  );
};

/** Takes one's own request back, or turns down what somebody asked on one's behalf. */
export const cancel: Press = async ({ value }, turn) => {
  const request = await placePressed(turn, value);
  return unlessDecided(turn, request, () =>
    turn.bot.perform(actIn(turn, request.workspace), cancelRequest, { request: request.id }, votedSays),
  );
};

export function requestIdIn(value: string): RequestId {
  if (isId('request', value)) return value;
  throw notFound('request');
}

export const denyOpening = (value: string): Opening => ({
  title: 'Deny',
  fill: async (turn) => denyForm.build(await turn.bot.look(turn.caller, denyFormOf, requestIdIn(value))),
});

export const answerOpening = (value: string): Opening => ({
  title: 'Answer',
  fill: async (turn) => answerForm.build(await turn.bot.look(turn.caller, answerFormOf, requestIdIn(value))),
});

export const lessOpening = (value: string): Opening => ({
  title: 'Approve with changes',
  fill: async (turn) => {
    const about = { request: requestIdIn(value), zone: turn.zone };
    return approveChangedForm.build(await turn.bot.look(turn.caller, lessFormOf, about));
  },
});

/** A form about a request: carried out, or told that somebody was faster. */
async function settled(
  turn: Turn,
  id: RequestId,
  act: (workspace: ReturnType<typeof actIn>) => Promise<Said>,
): Promise<Submitted> {
  const request = await requestPressed(turn, id);
  const said = await unlessDecided(turn, request, () => act(actIn(turn, request.workspace)));
  return { response_action: 'update', view: pageView(`R-${request.number}`, said) };
}

export const submitDenial = submitting(denyForm, (answers, turn) =>
  settled(turn, answers.request, (act) => turn.bot.perform(act, denyRequest, answers, votedSays)),
);

export const submitAnswer = submitting(answerForm, (answers, turn) =>
  settled(turn, answers.request, (act) => turn.bot.perform(act, answerRequest, answers, votedSays)),
);

const spanOf = (length: HowLong) => (length === 'open' ? {} : 'until' in length ? { until: length.until } : { length });

export const submitLess = submitting(approveChangedForm, ({ request, role, length, comment }, turn) => {
  const less = { role, ...(length === null ? {} : { span: spanOf(length) }) };
  return settled(turn, request, (act) => turn.bot.perform(act, approveRequest, { request, comment, less }, votedSays));
});
