/** What a request asks for, as a sentence about somebody or to them. */
import type { ShownRequest } from '../../../domain/shown.ts';
import { heldAt, roleOn, spanSays, thingWords } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { own, person, say, strong } from '../kit/sentence.ts';
import { isForSelf } from './status.ts';

/** `Guest → Member`, or the one role where nothing weaker is held. */
function change({ role, holds, thing }: ShownRequest): Sentence {
  if (role === null) return [];
  if (holds === null || holds.name === role.name) return roleOn(role, thing);
  return say`${strong(`${holds.title} → ${role.title}`)}${heldAt(role.title, thing)}`;
}

/** ` for 30 days, from now`; starts with a space. */
function howLong({ span, isExtension }: ShownRequest): Sentence {
  const length = spanSays(span, true);
  return span.from === undefined && !isExtension ? say`${length}, from now` : length;
}

/** The thing asked for: `Guest → Member for 30 days, from now`, `more time as Admin ...`, `which role is right`. */
export function wanted(request: ShownRequest): Sentence {
  const forWhom = isForSelf(request) ? [] : say`, for ${person(request.target)}`;
  if (request.role === null) return say`which role is right in ${thingWords(request.thing)}${forWhom}`;
  const more = request.isExtension ? own('more time as ') : [];
  return say`${more}${change(request)}${howLong(request)}${forWhom}`;
}

/** `@Ana asks for Guest → Member for 30 days, from now.` Once it is decided, they asked. */
export function asks(request: ShownRequest): Sentence {
  const verb = own(request.state === 'pending' ? 'asks' : 'asked');
  const what = request.role === null ? wanted(request) : say`for ${wanted(request)}`;
  return say`${person(request.requester)} ${verb} ${what}.`;
}

/** The same to the one who asked. */
export const youAsked = (request: ShownRequest): Sentence =>
  request.role === null ? say`You asked ${wanted(request)}.` : say`You asked for ${wanted(request)}.`;
