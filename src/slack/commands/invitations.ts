/** `/role invite list | resend | cancel`: the invitations that wait, and what can be done about them. */
import type { SubjectId } from '../../domain/ids.ts';
import type { ShownPerson } from '../../domain/shown.ts';
import { cancelInvitation, type InvitationDone, resendInvitation } from '../../operations/people/invitations.ts';
import { invitations as invitationsQuery } from '../../queries/invitations.ts';
import type { Said, Turn } from '../bot.ts';
import { shownOne } from '../people.ts';
import { subjectIn } from '../resolve.ts';
import { at, invitationsAnswer, listed, own, person, plainAnswer, say } from '../views/index.ts';
import type { Command } from './index.ts';

export const invitations: Command<'invitations'> = async (_line, turn) => invitationsPiece(turn, 0);

export const invitationsPiece = async ({ bot, caller }: Turn, from: number): Promise<Said> =>
  invitationsAnswer(await bot.look(caller, invitationsQuery, { from }));

export const resend: Command<'resend'> = async ({ person: whom }, turn) => resendTo(turn, await subjectIn(turn, whom));

export const cancelInvited: Command<'cancel_invitation'> = async ({ person: whom }, turn) =>
  cancelFor(turn, await subjectIn(turn, whom));

const act = ({ caller, key }: Turn) => ({ caller, key });

export async function resendTo(turn: Turn, target: SubjectId): Promise<Said> {
  const who = await shownOne(turn, target);
  return turn.bot.performWide(act(turn), resendInvitation, { target }, (done) => resent(done, who));
}

export async function cancelFor(turn: Turn, target: SubjectId): Promise<Said> {
  const who = await shownOne(turn, target);
  return turn.bot.performWide(act(turn), cancelInvitation, { target }, ({ products }) =>
    plainAnswer([say`The invitation of ${person(who)} to ${listed([...products])} is cancelled.`]),
  );
}

const resent = ({ products, expiresAt }: InvitationDone, who: ShownPerson): Said =>
  plainAnswer([
    say`The invitation of ${person(who)} to ${listed([...products])} waits again${expiresAt === null ? [] : say`, until ${at(expiresAt)}`}.`,
    own('Nothing was sent by itself: a task in the help desk says how they are invited to Slack.'),
  ]);
