/** What people are told when they are invited or taken out, and what was withheld of an invitation. */
import type { ShownRemoval, ShownWelcome, ShownWithheld } from '../../../domain/shown.ts';
import { actions } from '../ids.ts';
import { actionRow, context, quoted, section } from '../kit/blocks.ts';
import { button } from '../kit/buttons.ts';
import { lines } from '../kit/lists.ts';
import { givingSays } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, listed, nameOf, own, person, say, strong, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { endedBy, reasonBlocks } from './roles.ts';

const most = 20;

function given(gives: readonly Parameters<typeof givingSays>[0][]) {
  const rest = gives.length - most;
  return [
    ...lines(gives.slice(0, most).map(givingSays)),
    ...(rest > 0 ? [context(say`And ${rest} more; /role me shows all.`)] : []),
  ];
}

/** What the invited can expect: what they get, what it is good for, until when the invitation stands. */
export function invited({ into, by, gives, message: words, expiresAt }: ShownWelcome): Message {
  const head = say`${person(by)} invited you to ${strong(into)}.`;
  const few = gives.slice(0, 5).map(givingSays);
  const what = few.length === 0 ? [] : say`You will be ${listed(few)}.`;
  const best = [...new Map(gives.map(({ role }) => [role.name, role])).values()].filter(
    ({ bestFor }) => bestFor !== '',
  );
  const stands = say`The invitation stands until ${at(expiresAt)}. You need to do nothing but open Roledesk; type /role to see what is yours.`;
  return message(together(head, what, stands), [
    section(head),
    ...(gives.length === 0 ? [] : [section(own('What you get:')), ...given(gives)]),
    ...lines(best.slice(0, 5).map(({ title, bestFor }) => say`${strong(title)}: ${bestFor}`)),
    ...(words === null || words === '' ? [] : [quoted(nameOf(by), words)]),
    context(stands),
  ]);
}

/** Everything has ended; whom to ask if that is wrong. */
export function removed({ from, by, reason, admins }: ShownRemoval): Message {
  const what = together(say`Your access to ${strong(from)} has ended.`, endedBy(by));
  const ask: Sentence =
    admins.length === 0 ? [] : say`If that is not right, ask ${listed(admins.slice(0, 5).map(person), 'or')}.`;
  return message(together(what, ask), [
    section(what),
    ...reasonBlocks(reason),
    ...(ask.length === 0 ? [] : [context(ask)]),
  ]);
}

/**
 * For whoever invited: somebody came, and did not get all of it. Why is not said here: the giver's right is gone, or what it was
 * about, or a guest came for what guests cannot be; whoever gives it now is told.
 */
export function withheldFrom({ person: who, giver, withheld }: ShownWithheld): Message {
  const what = say`${person(who)} accepted the invitation by ${person(giver)}, but not everything in it can be given any more.`;
  const few = withheld.slice(0, 5).map(givingSays);
  const spoken = few.length === 0 ? [] : say`Withheld: ${listed(few)}.`;
  return message(together(what, spoken), [
    section(what),
    ...(withheld.length === 0 ? [] : [section(own('Not given:')), ...given(withheld)]),
    context(
      own('If they should have it, an Admin can give it with /role set or /role add, which say what is in the way.'),
    ),
    ...actionRow(button(actions.invite, 'Invite people…', { hears: 'Invite people' })),
  ]);
}
