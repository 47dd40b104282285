/** The requester's one message: the request for its whole life, edited in place from its present state. */
import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { ShownRequest } from '../../../domain/shown.ts';
import { context, header, quoted, section } from '../kit/blocks.ts';
import { requestName, roleOn } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, own, person, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { youAsked } from './asks.ts';
import { askingAgain, cancelling, holding } from './buttons.ts';
import { decision, outcomeSays, voiceFor } from './decided.ts';
import { isForSelf, statusWords } from './status.ts';
import { answers, votes } from './votes.ts';

/** For whom it waits, by when it is expected and until when it waits at all. */
function waiting({ state, expectedBy, expiresAt }: ShownRequest): Sentence {
  if (state !== 'pending') return [];
  const expected = expectedBy === null ? [] : say`Expected by ${at(expectedBy)}.`;
  return together(expected, say`If nobody decides, it expires ${at(expiresAt)} and you are told.`);
}

/** The end of the role, in the words for the one who held it: `Your Admin role has ended. You are Member.` */
function roleEnded({ role, thing, target, outcome }: ShownRequest, forSelf: boolean): Sentence {
  if (role === null || !outcome || outcome.endedAt === null) return [];
  const whose = forSelf ? own('Your') : say`The`;
  const forWhom = forSelf ? [] : say` of ${person(target)}`;
  const what = thing.isRoot ? say`${roleOn(role, thing)} role` : say`role ${roleOn(role, thing)}`;
  const now =
    outcome.remains === null
      ? []
      : say`${forSelf ? own('You are') : say`${person(target)} is`} ${outcome.remains.title}.`;
  return together(say`${whose} ${what}${forWhom} has ended.`, now);
}

/** What is true of it now. */
function present(request: ShownRequest): Sentence {
  const forSelf = isForSelf(request);
  if (request.outcome?.endedAt) return roleEnded(request, forSelf);
  const soon = request.outcome?.endingSoon ? own('It ends soon.') : [];
  return together(decision(request), outcomeSays(request, voiceFor(request)), soon);
}

function buttons(request: ShownRequest): ActionsBlock[] {
  if (request.state === 'pending') return cancelling(request);
  if (request.outcome !== null && request.outcome.endedAt === null) return isForSelf(request) ? holding(request) : [];
  return askingAgain(request);
}

/** The message as it stands now: waiting, decided with its reason, active, ending soon, ended. */
export function requesterMessage(request: ShownRequest): Message {
  const name = requestName(request.number);
  const status = statusWords(request);
  const now = present(request);
  const blocks: KnownBlock[] = [
    header(`Your request ${name} · ${status}`),
    section(youAsked(request)),
    ...(now.length === 0 ? [] : [section(now)]),
    quoted(request.role === null ? 'Your question' : 'Your reason', request.reason),
    ...answers(request),
    ...votes(request),
    ...(request.state === 'pending' ? [context(waiting(request))] : []),
    ...buttons(request),
  ];
  return message(together(say`Your request ${name}: ${status}.`, youAsked(request), now, waiting(request)), blocks);
}
