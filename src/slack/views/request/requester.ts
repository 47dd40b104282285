/** The one message of whoever asked, and of whoever it is for: the request for its whole life, edited in place from its present state. */
import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { ShownRequest } from '../../../domain/shown.ts';
import { context, header, quoted, section } from '../kit/blocks.ts';
import { requestName, roleOn } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, own, person, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { asks, type Reader } from './asks.ts';
import { askingAgain, cancelling, holding } from './buttons.ts';
import { aboutThem, aboutYou, decision, outcomeSays } from './decided.ts';
import { isForSelf, statusWords, stuckSays } from './status.ts';
import { answers, votes } from './votes.ts';

/** For whom it waits, by when it is expected and until when it waits at all. */
function waiting(request: ShownRequest): Sentence {
  const { state, expectedBy, expiresAt } = request;
  if (state !== 'pending') return [];
  const expected = expectedBy === null ? [] : say`Expected by ${at(expectedBy)}.`;
  return together(stuckSays(request), expected, say`If nobody decides, it expires ${at(expiresAt)} and you are told.`);
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

/** Whose message it is: of whoever asked or proposed it, or of whoever it is for where that is somebody else. */
export type Part = Exclude<Reader, 'others'>;

const isHolder = (request: ShownRequest, part: Part): boolean => part === 'target' || isForSelf(request);

/** What is true of it now. */
function present(request: ShownRequest, part: Part): Sentence {
  const holds = isHolder(request, part);
  if (request.outcome?.endedAt) return roleEnded(request, holds);
  const soon = request.outcome?.endingSoon ? own('It ends soon.') : [];
  return together(decision(request), outcomeSays(request, holds ? aboutYou : aboutThem(request)), soon);
}

/** Whoever asked may ask again; whoever it is for has what is theirs to do with it. */
function buttons(request: ShownRequest, part: Part): ActionsBlock[] {
  const { state, outcome, isProposal } = request;
  if (state === 'pending') return cancelling(request, part);
  if (outcome !== null && outcome.endedAt === null) return isHolder(request, part) ? holding(request) : [];
  return part === 'asker' && !isProposal ? askingAgain(request) : [];
}

/** `Your request R-1042`, `Your proposal R-1042`, and for whoever it is about without having asked `About you: R-1042`. */
function heading({ number, isProposal }: ShownRequest, part: Part): string {
  if (part === 'target') return `About you: ${requestName(number)}`;
  return `Your ${isProposal ? 'proposal' : 'request'} ${requestName(number)}`;
}

function reason({ role, reason: written }: ShownRequest, part: Part): KnownBlock[] {
  const what = role === null ? 'question' : 'reason';
  if (written === '') return [];
  return [quoted(part === 'target' ? (role === null ? 'Question' : 'Reason') : `Your ${what}`, written)];
}

/** The message as it stands now: waiting, decided with its reason, active, ending soon, ended. */
export function requesterMessage(request: ShownRequest, part: Part = 'asker'): Message {
  const name = heading(request, part);
  const status = statusWords(request);
  const now = present(request, part);
  const blocks: KnownBlock[] = [
    header(`${name} · ${status}`),
    section(asks(request, part)),
    ...(now.length === 0 ? [] : [section(now)]),
    ...reason(request, part),
    ...answers(request),
    ...votes(request),
    ...(request.state === 'pending' ? [context(waiting(request))] : []),
    ...buttons(request, part),
  ];
  return message(together(say`${name}: ${status}.`, asks(request, part), now, waiting(request)), blocks);
}
