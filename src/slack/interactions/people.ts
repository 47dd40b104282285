/** Menus about people, invitations and tasks. */
import { type InvitationId, isId, type SubjectId, type TaskId } from '../../domain/ids.ts';
import { noSuchPerson, notFound } from '../../domain/refusal.ts';
import { invitationById } from '../../queries/invitations.ts';
import { personCard as personQuery } from '../../queries/person.ts';
import type { Turn } from '../bot.ts';
import { historyPiece } from '../commands/history.ts';
import { cancelFor, resendTo } from '../commands/invitations.ts';
import { offboardOpening } from '../commands/offboard.ts';
import { done } from '../commands/tasks.ts';
import { lastRefusal } from '../commands/why.ts';
import type { Opening } from '../forms.ts';
import type { Pressed } from '../payloads.ts';
import { personCard, readMore } from '../views/index.ts';
import type { Press } from './index.ts';
import { setRoleOpening } from './set-role.ts';

interface Chosen<Id> {
  what: string;
  id: Id;
}

function personIn({ value }: Pressed): Chosen<SubjectId> {
  const found = readMore(value);
  if (found && isId('subject', found.id)) return { what: found.what, id: found.id };
  throw noSuchPerson();
}

/** What of a person's menu opens a form; the rest is answered by `personMore`. */
export function personForms(pressed: Pressed): Opening | undefined {
  const { what, id } = personIn(pressed);
  if (what === 'set') return setRoleOpening(id);
  return what === 'offboard' ? offboardOpening(id) : undefined;
}

export const personMore: Press = async (pressed, turn) => {
  const { what, id } = personIn(pressed);
  if (what === 'history') return historyPiece(turn, { kind: 'person', subject: id, product: null }, null, 0);
  return showPerson(turn, id);
};

const showPerson = async ({ bot, caller }: Turn, id: SubjectId) => personCard(await bot.look(caller, personQuery, id));

async function invitedBehind({ value }: Pressed, { bot, caller }: Turn): Promise<Chosen<SubjectId>> {
  const found = readMore(value);
  const id = found && isId('invitation', found.id) ? found.id : undefined;
  const invitation = id && (await bot.look(caller, invitationById, id as InvitationId));
  if (!found || !invitation) throw notFound('open invitation of that person');
  return { what: found.what, id: invitation.subject };
}

/** Changing an invitation is setting the role of whoever is expected. */
export function invitationForms(pressed: Pressed): Opening | undefined {
  if (readMore(pressed.value)?.what !== 'change') return undefined;
  return {
    title: 'Set a role',
    fill: async (turn) => setRoleOpening((await invitedBehind(pressed, turn)).id).fill(turn),
  };
}

export const invitationMore: Press = async (pressed, turn) => {
  const { what, id } = await invitedBehind(pressed, turn);
  return what === 'resend' ? resendTo(turn, id) : cancelFor(turn, id);
};

export const taskDone: Press = async ({ value }, turn) => {
  if (!isId('task', value)) throw notFound('task');
  return done(turn, value as TaskId);
};

export const whyLast: Press = (_pressed, turn) => lastRefusal(turn);
