/** Invitations that are out: who, with what, until when, and what can be done about each. */
import type { KnownBlock } from '@slack/types';
import type { Listed, ShownInvitation } from '../../../domain/shown.ts';
import type { ActionId } from '../ids.ts';
import { actions } from '../ids.ts';
import { section } from '../kit/blocks.ts';
import { menu } from '../kit/buttons.ts';
import { rows } from '../kit/lists.ts';
import { givingSays } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, listed, nameOf, own, person, say } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { counted } from '../kit/text.ts';
import { moreValue } from '../kit/values.ts';

const ends = {
  pending: 'expires',
  accepted: 'would have expired',
  cancelled: 'was cancelled; it would have expired',
  expired: 'expired',
} as const;

/** `ana@example.com as Member and Team Member of Web, invited by @Ben; expires <date>.` */
export function invitationSays({ person: who, email, gives, invitedBy, expiresAt, state }: ShownInvitation): Sentence {
  const shown = gives.slice(0, 5).map(givingSays);
  const rest = gives.length - shown.length;
  const as = shown.length === 0 ? [] : say` as ${listed(shown)}${rest > 0 ? say` and ${rest} more` : []}`;
  const address = email === null || email === who.name ? [] : say` (${email})`;
  return say`${person(who)}${address}${as}, invited by ${person(invitedBy)}; ${ends[state]} ${at(expiresAt)}.`;
}

function invitationRow(invitation: ShownInvitation): KnownBlock[] {
  const { id, state, person: who } = invitation;
  if (state !== 'pending') return [section(invitationSays(invitation))];
  const [more] = menu(actions.invitationMore, nameOf(who), [
    { text: 'Invite again', value: moreValue('resend', id) },
    { text: 'Change…', value: moreValue('change', id) },
    { text: 'Cancel', value: moreValue('cancel', id) },
  ]);
  return [section(invitationSays(invitation), more)];
}

export const invitationRows = (
  list: Listed<ShownInvitation>,
  none: string,
  more: ActionId = actions.showMore,
  most = 10,
): KnownBlock[] => rows(list, { most, of: 'invitations', more, ...(none && { none }) }, invitationRow);

/** The list as an answer of its own. */
export function invitationsAnswer(list: Listed<ShownInvitation>): Message {
  const none = 'No invitation is out. `/role invite` sends one.';
  const head = list.total === 0 ? own(none) : say`${counted(list.total, 'invitation')} out.`;
  return message(head, [section(head), ...invitationRows(list, '')]);
}
