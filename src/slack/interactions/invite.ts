/** The form for inviting: checked first, with a verdict per person, and carried out from the plan. */
import { isId, type WorkspaceId } from '../../domain/ids.ts';
import type { ShownPerson } from '../../domain/shown.ts';
import type { Invite } from '../../operations/people/invite.ts';
import { givable } from '../../queries/givable.ts';
import { type InvitingDraft, invitingForm } from '../../queries/inviting.ts';
import type { Turn } from '../bot.ts';
import { invitePlan } from '../commands/invite.ts';
import type { Opening } from '../forms.ts';
import { inviteesIn } from '../invitees.ts';
import { spanOf, usualLengths } from '../lengths.ts';
import { allWorkspaces } from '../resolve.ts';
import { inviteForm, optionsOf, planForm, type Submitted, valuesOf } from '../views/index.ts';
import type { Draft, People } from '../words/index.ts';
import type { Press, Search } from './index.ts';
import { submitting } from './submitting.ts';

const nothing: Omit<InvitingDraft, 'zone' | 'lengths'> = {
  product: null,
  workspace: null,
  people: [],
  addresses: [],
  role: null,
  to: [],
  message: null,
};

const draw = async (turn: Turn, draft: Partial<InvitingDraft>) =>
  inviteForm.build(
    await turn.bot.look(turn.caller, invitingForm, { ...nothing, lengths: usualLengths(), zone: turn.zone, ...draft }),
  );

export const inviteOpening: Opening = { title: 'Invite people', fill: (turn) => draw(turn, {}) };

/** `invite` with something missing, filled with what was typed. */
export const inviteFromWords = ({ people = [], role, to = [], product, span, reason }: Draft): Opening => ({
  title: 'Invite people',
  fill: (turn) =>
    draw(turn, {
      product: role?.product ?? product ?? null,
      people: people.flatMap((one) => (one.kind === 'slack' ? [typedPerson(one)] : [])),
      addresses: people.flatMap((one) => (one.kind === 'email' ? [one.address] : [])),
      role: role?.name ?? null,
      to: to.map(({ thing, thingRole }) => ({ thing: thing.id, role: thingRole?.name ?? null })),
      lengths: usualLengths(span),
      message: reason ?? null,
    }),
});

const typedPerson = ({ id, name }: Extract<People, { kind: 'slack' }>): ShownPerson => ({
  id: null,
  slackUserId: id,
  name: name ?? 'somebody',
});

const productIn = (view: Submitted): WorkspaceId | null => {
  const { product } = valuesOf(view);
  return typeof product === 'string' && isId('workspace', product) ? product : null;
};

/** Another product was chosen: its roles and things; people and addresses stay as they are. */
export const redrawInviting: Press = async ({ view }, turn) => {
  if (!view) return undefined;
  const drawn = await draw(turn, { workspace: productIn(view as Submitted) });
  await turn.bot.client.views.update({ view_id: view.id, hash: view.hash, view: drawn });
  return undefined;
};

/** Roles on things that may be given with the invitation. */
export const searchGivable: Search = async ({ query, view }, { bot, caller }) =>
  optionsOf(
    await bot.look(caller, givable, {
      workspace: view ? productIn(view as Submitted) : null,
      search: query,
    }),
  );

async function workspaceFor(turn: Turn, chosen: string | null) {
  const known = await allWorkspaces(turn);
  const [first] = known;
  const found = known.find(({ id }) => id === chosen) ?? first;
  if (!found) throw new Error('A form for inviting without a product');
  return found;
}

/** Shows what would come of each, in the place of the form; nothing has happened yet. */
export const submitInviting = submitting(inviteForm, async (answers, turn) => {
  const { product, people, emails, role, things, length, message } = answers;
  const typed: People[] = [
    ...people.map((id) => ({ kind: 'slack' as const, id, name: null })),
    ...emails.map((address) => ({ kind: 'email' as const, address })),
  ];
  const input: Invite = {
    invitees: await inviteesIn(turn, typed),
    role,
    to: things.map(({ thing, role: onThing }) => ({ thing, role: onThing })),
    span: spanOf(length),
    reason: message,
  };
  const plan = await invitePlan(turn, await workspaceFor(turn, product), input);
  return { response_action: 'update' as const, view: planForm.build(plan) };
});
