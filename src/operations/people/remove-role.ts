/** `/role remove @ana admin`: ends one workspace role of a person and says what remains. */
import { type Grant, isOver } from '../../domain/grant.ts';
import type { SubjectId } from '../../domain/ids.ts';
import { isExpected } from '../../domain/invitation.ts';
import { conflict, invalid } from '../../domain/refusal.ts';
import { outranks } from '../../policy/index.ts';
import type { Desk, Operation } from '../desk.ts';
import { dropIneligible, endGrant, roleInForce, setBaseline } from '../ledger.ts';
import { titleOf } from '../words.ts';
import { changeInvitation } from './invitations.ts';
import { grantWords, typedFor } from './people-words.ts';

export interface RemoveRole {
  target: SubjectId;
  role: string;
  reason: string | null;
}

export interface RoleRemoved {
  target: SubjectId;
  /** Titles: what ended, and what counts now. */
  role: string;
  remains: string | null;
  /** Roles on things that went with it, in words. */
  lost: readonly string[];
  /** They have not joined: their invitation was changed. */
  isInvitation: boolean;
}

/**
 * Ends the role wherever it is held on the workspace, for good or for a time. Where it was the baseline the model's default takes
 * its place; the default itself, and whatever is less, is taken by offboarding only, which confirms first. Refused for the last
 * keeper (MK-17, MR-21), and for whatever else the policy refuses.
 */
export const removeRole: Operation<RemoveRole, RoleRemoved> = async (desk, input) => {
  const { tx, workspace, model } = desk;
  const { target, role, reason } = input;
  await desk.require({ action: 'workspace.set_role', thing: workspace.root, target });
  const pending = await tx.invitations.findPending(workspace.id, target);
  const invitation = pending && isExpected(pending, desk.now) ? pending : undefined;
  const invited = invitation?.gives.find(({ thing, role: given }) => thing === workspace.root && given === role);
  const held = (await tx.grants.listOpenOf(target)).filter(
    (grant) => grant.thing === workspace.root && grant.role === role && !isOver(grant, desk.now),
  );
  if (held.length === 0 && !invited) throw await notHeld(desk, input);
  if (!outranks(model, role, model.defaultRole) && !(await holdsMore(desk, input))) throw await takesAll(desk, input);

  if (invitation && invited) {
    await changeInvitation(desk, invitation, { ...invited, role: model.defaultRole });
    return removed(desk, input, titleOf(model, model.defaultRole), [], true);
  }
  for (const grant of held) await endOne(desk, grant, reason);
  const lost = await grantWords(desk, await dropIneligible(desk, target));
  const remains = await roleInForce(desk, target);
  return removed(desk, input, remains === null ? null : titleOf(model, remains), lost, false);
};

/**
 * Each grant is asked about by itself, and only for what it takes: the default that takes the place of a baseline is given by
 * the model and not by the caller, who may hold their own right for a time only.
 */
async function endOne(desk: Desk, grant: Grant, reason: string | null): Promise<void> {
  const { workspace, model } = desk;
  const { root: thing } = workspace;
  const isTheOne = grant.source === 'baseline' && model.cardinality === 'one';
  await desk.require({
    action: 'workspace.set_role',
    thing,
    target: grant.subject,
    takes: { role: grant.role, thing, until: grant.endsAt },
  });
  if (isTheOne) await setBaseline(desk, grant.subject, model.defaultRole, reason);
  else await endGrant(desk, grant, reason ?? 'taken away');
}

/** Whether another workspace role stays, so that taking this one leaves them something. */
async function holdsMore({ tx, workspace }: Desk, { target, role }: RemoveRole): Promise<boolean> {
  const open = await tx.grants.listOpenOf(target);
  return open.some((grant) => grant.thing === workspace.root && grant.role !== role && grant.endsAt === null);
}

async function notHeld(desk: Desk, { target, role }: RemoveRole): Promise<Error> {
  const remains = await roleInForce(desk, target);
  const title = titleOf(desk.model, role);
  return conflict(`This person is not ${title}${remains ? `, but ${titleOf(desk.model, remains)}` : ''}.`, {
    code: 'not_held',
    next: 'There is nothing to take away.',
  });
}

async function takesAll(desk: Desk, { target, role }: RemoveRole): Promise<Error> {
  const { workspace, model } = desk;
  return invalid(
    `${titleOf(model, role)} is all that this person has here; without it they are out of ${workspace.title}.`,
    {
      code: 'takes_all',
      next: 'Offboard them instead: that shows what ends, and asks first.',
      instead: [await typedFor(desk, 'offboard', target, 'in', workspace.product)],
    },
  );
}

const removed = (
  { model }: Desk,
  { target, role }: RemoveRole,
  remains: string | null,
  lost: readonly string[],
  isInvitation: boolean,
): RoleRemoved => ({ target, role: titleOf(model, role), remains, lost, isInvitation });
