/** What a request asks for, as a sentence about somebody or to them. */
import type { ShownAsked, ShownRequest } from '../../../domain/shown.ts';
import { heldAt, roleOn, spanSays, thingWords } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { own, person, say, strong } from '../kit/sentence.ts';
import { isForSelf } from './status.ts';

/** `Guest → Member`, or the one role where nothing weaker is held or the same goes on. */
function change({ role, holds, thing, isExtension }: ShownRequest): Sentence {
  if (role === null) return [];
  if (holds === null || isExtension) return roleOn(role, thing);
  return say`${strong(`${holds.title} → ${role.title}`)}${heldAt(role.title, thing)}`;
}

/** ` for 30 days, from now`; starts with a space. */
function howLong({ span, isExtension }: ShownRequest): Sentence {
  const length = spanSays(span, true);
  return span.from === undefined && !isExtension ? say`${length}, from now` : length;
}

/** For the forms of those who decide: `@Ana asked for Member, for @Ben.`, `@Cleo proposed @Ben: Admin.` */
export function askedBefore({ requester, target, isProposal }: ShownAsked, what: Sentence): Sentence {
  if (isProposal) return say`${person(requester)} proposed ${person(target)}: ${what}.`;
  const forWhom = requester.id === target.id ? [] : say`, for ${person(target)}`;
  return say`${person(requester)} asked for ${what}${forWhom}.`;
}

/** Who reads: whoever asked or proposed it, whom it is about, or anybody else. */
export type Reader = 'asker' | 'target' | 'others';

/** The thing asked for: `Guest → Member for 30 days, from now`, `more time as Admin ...`, `which role is right`. */
function wanted(request: ShownRequest, reader: Reader): Sentence {
  const whom = reader === 'target' ? own('you') : [person(request.target)];
  const forWhom = isForSelf(request) || request.isProposal ? [] : say`, for ${whom}`;
  if (request.role === null) return say`which role is right in ${thingWords(request.thing)}${forWhom}`;
  const more = request.isExtension ? own('more time as ') : [];
  return say`${more}${change(request)}${howLong(request)}${forWhom}`;
}

/**
 * `@Ana asks for Guest → Member for 30 days, from now.`, `@Cleo proposes @Ben: Member → Admin with no end.`; once it is decided, they
 * asked or proposed it. The one who asked and the one it is about are `You` and `you`.
 */
export function asks(request: ShownRequest, reader: Reader = 'others'): Sentence {
  const { state, isProposal, role, requester, target } = request;
  const who = reader === 'asker' ? own('You') : [person(requester)];
  const isNow = state === 'pending' && reader === 'others';
  const what = wanted(request, reader);
  if (isProposal) {
    const whom = reader === 'target' ? own('you') : [person(target)];
    return say`${who} ${isNow ? 'proposes' : 'proposed'} ${whom}: ${what}.`;
  }
  return say`${who} ${isNow ? 'asks' : 'asked'} ${role === null ? what : say`for ${what}`}.`;
}
