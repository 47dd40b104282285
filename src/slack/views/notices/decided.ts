/** A short note that a request was decided, for those who are told besides the one message of the requester. */
import type { ShownRequest } from '../../../domain/shown.ts';
import { context, section } from '../kit/blocks.ts';
import { requestName } from '../kit/naming.ts';
import { at, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { asks } from '../request/asks.ts';
import { aboutThem, aboutYou, deciders, decision, outcomeSays } from '../request/decided.ts';
import { votes } from '../request/votes.ts';

/** What was asked, how it was decided, what is true now. `reader` is the target where they read it themselves. */
export function requestDecided(request: ShownRequest, reader: 'target' | 'others' = 'others'): Message {
  const voice = reader === 'target' ? aboutYou : aboutThem(request);
  const says = together(decision(request), outcomeSays(request, voice));
  return message(together(say`${requestName(request.number)}.`, asks(request), says), [
    section(together(asks(request), says)),
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
