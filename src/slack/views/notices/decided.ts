/** A short note that a request was decided, for those who are told besides the one message of the requester. */
import type { ShownRequest } from '../../../domain/shown.ts';
import { context, section } from '../kit/blocks.ts';
import { requestName } from '../kit/naming.ts';
import { at, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { asks, type Reader } from '../request/asks.ts';
import { aboutThem, aboutYou, deciders, decision, outcomeSays } from '../request/decided.ts';
import { isForSelf } from '../request/status.ts';
import { votes } from '../request/votes.ts';

/** What was asked, how it was decided, what is true now, in the words for its reader. */
export function requestDecided(request: ShownRequest, reader: Reader = 'others'): Message {
  const isHolder = reader === 'target' || (reader === 'asker' && isForSelf(request));
  const voice = isHolder ? aboutYou : aboutThem(request);
  const says = together(decision(request), outcomeSays(request, voice));
  const asked = asks(request, reader);
  return message(together(say`${requestName(request.number)}.`, asked, says), [
    section(together(asked, says)),
    ...votes(request),
    context(say`${requestName(request.number)}`),
  ]);
}

/** For those who press late: `R-1042: already approved by @B, <date>.` */
export function alreadyDecided(request: ShownRequest): Message {
  const { number, state, role, decidedAt } = request;
  const done = role === null && state === 'approved' ? 'answered' : state;
  const by = deciders(request);
  const when = decidedAt === null ? [] : say`, ${at(decidedAt)}`;
  const says = say`${requestName(number)}: already ${done}${by}${when}.`;
  return message(says, [section(says)]);
}
