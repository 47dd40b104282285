/** What people are told about their own roles: changed, begun, nearing its end, ended. */
import type { ShownEnd, ShownGrant, ShownOpening, ShownPerson, ShownRoleChange } from '../../../domain/shown.ts';
import { accessRow } from '../answers/access.ts';
import { askButton } from '../answers/plain.ts';
import { actions } from '../ids.ts';
import { actionRow, context, quoted, section } from '../kit/blocks.ts';
import { button } from '../kit/buttons.ts';
import { grantSays, heldAt, roleOn, roleWords } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, own, person, say, strong, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { withoutStop } from '../kit/text.ts';

const bySays = (by: ShownPerson | null): Sentence => (by === null ? [] : say` by ${person(by)}`);

export const endedBy = (by: ShownPerson | null): Sentence => (by === null ? [] : say`Ended${bySays(by)}.`);
export const reasonBlocks = (reason: string | null) =>
  reason === null || reason === '' ? [] : [quoted('Reason', reason)];
const reasonSays = (reason: string | null): Sentence =>
  reason === null || reason === '' ? [] : say`Reason: ${reason}`;

/** `You are now Admin (before: Member). Changed by @Ben.` */
export function roleChanged({ thing, from, to, by, reason, fulfilment }: ShownRoleChange): Message {
  const before = from === null ? [] : say` (before: ${from.title})`;
  const taken = from === null ? own('Your role') : say`Your ${roleOn(from, thing)} role`;
  const what =
    to === null ? say`${taken} was taken away${bySays(by)}.` : say`You are now ${roleOn(to, thing)}${before}.`;
  const who = to === null || by === null ? [] : say`Changed${bySays(by)}.`;
  const best = to === null || to.bestFor === '' ? [] : say`${to.bestFor}`;
  const outstanding = fulfilment === null || fulfilment.says === null ? [] : say`${fulfilment.says}`;
  return message(together(what, who, outstanding, reasonSays(reason)), [
    section(together(what, who, best)),
    ...(outstanding.length === 0 ? [] : [context(outstanding)]),
    ...reasonBlocks(reason),
  ]);
}

/** Something new is theirs. */
export function grantOpened({ grant, by, reason }: ShownOpening): Message {
  const active = grant.fulfilment === null || grant.fulfilment.state === 'active';
  const what = active ? say`You are now ${grantSays(grant)}.` : say`You were given ${grantSays(grant)}.`;
  const who = by === null ? [] : say`Given${bySays(by)}.`;
  return message(together(what, who, reasonSays(reason)), [
    section(together(what, who)),
    ...accessRow({ ...grant, givenBy: null, request: null }).slice(1),
    ...(active || grant.fulfilment?.says == null ? [] : [section(say`${grant.fulfilment.says}`)]),
    ...reasonBlocks(reason),
  ]);
}

/** The warning before the end, with the way to ask for more time. */
export function grantEnding(grant: ShownGrant): Message {
  const when = grant.endsAt === null ? [] : say` ${at(grant.endsAt)}`;
  const what = say`Your ${roleOn(grant.role, grant.thing)} role ends${when}.`;
  const name = roleWords(grant.role, grant.thing);
  const extend =
    grant.id === null || !grant.mayExtend
      ? []
      : actionRow(button(actions.extend, 'Extend…', { hears: `Extend ${name}`, value: grant.id, style: 'primary' }));
  const more = extend.length === 0 ? [] : own('You can ask for more time until then.');
  return message(together(what, more), [section(together(what, more)), ...extend]);
}

/** `Your Admin role has ended. You are Member.`, with the way to ask again. */
export function grantEnded({ role, thing, because, remains, by, reason, askAgain }: ShownEnd): Message {
  const why = because === null || because === '' ? [] : say`Why: ${withoutStop(because)}.`;
  const now = remains === null ? [] : say`You are ${strong(remains.title)}${heldAt(remains.title, thing)}.`;
  const what = say`Your ${roleOn(role, thing)} role has ended.`;
  return message(together(what, now, endedBy(by), why, reasonSays(reason)), [
    section(together(what, now, endedBy(by), why)),
    ...reasonBlocks(reason),
    ...(askAgain === null ? [] : askButton(askAgain, 'Ask again')),
  ]);
}
