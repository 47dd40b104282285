/** `/role set`: gives somebody another workspace role, for good or for a time; or has the others asked whom it takes. */
import type { PlanId } from '../../domain/ids.ts';
import { place } from '../../domain/instant.ts';
import { isExpected } from '../../domain/invitation.ts';
import { invalid } from '../../domain/refusal.ts';
import { losesAs } from '../../queries/setting.ts';
import type { Desk, Operation } from '../desk.ts';
import { dropIneligible, roleInForce, setBaseline } from '../ledger.ts';
import { keepPlan } from '../plans.ts';
import { isNeededLater } from '../requests/deciding.ts';
import { castVote, openRequest } from '../requests/requests.ts';
import { commentOf } from '../telling.ts';
import { titleOf } from '../words.ts';
import { cover, endSuperseded } from './covering.ts';
import { changeInvitation } from './invitations.ts';
import { needsOthers, promiseNeedsOthers, takesOthers } from './needs-others.ts';
import { grantWords } from './people-words.ts';
import { outcome, type RoleSet, type SetRole } from './role-outcome.ts';

export type { RoleSet, SetRole } from './role-outcome.ts';

/**
 * Without a length the role becomes the person's baseline; with one it covers the baseline until then. Refuses a lesser role
 * for a time, and whatever the policy and the guard rails refuse (MK-2, MK-19, MR-18). What asking for the role would need, this
 * needs too: where the caller alone is not enough, a request is opened with the caller's voice counted.
 */
export const setRole: Operation<SetRole, RoleSet> = async (desk, input) => {
  const { tx, workspace } = desk;
  const baseline = await tx.grants.findBaseline(workspace.id, input.target);
  await requireSetting(desk, input, baseline?.role ?? null);
  const invitation = await tx.invitations.findPending(workspace.id, input.target);
  const { state } = await tx.subjects.get(input.target);
  if (invitation && isExpected(invitation, desk.now) && state === 'invited') {
    await requirePromising(desk, input);
    await changeInvitation(desk, invitation, { role: input.role, thing: workspace.root, span: input.span });
    return outcome(desk, input, 'invitation', null);
  }
  if (state !== 'active') throw notHere(state);

  const held = await roleInForce(desk, input.target);
  if (await needsOthers(desk, input.target, input.role, baseline?.role ?? null)) return askOthers(desk, input, held);
  const forGood = place(input.span, desk.now).endsAt === null;
  return forGood ? setForGood(desk, input, held) : cover(desk, input, held, baseline?.role ?? null);
};

/** What would go with the present role, and where the plan is kept that waits for a yes. */
export interface SettingPlan {
  ref: PlanId;
  to: string;
  loses: readonly string[];
}

/**
 * Whether setting this takes something with it: then nothing is done, it is kept until it is confirmed, and what would go is said
 * first ("greatest impact downstream"). Null where it takes nothing. Refuses as setting does.
 */
export const planSetting: Operation<SetRole, SettingPlan | null> = async (desk, input) => {
  const { tx, workspace, model, now } = desk;
  const { target, role, span } = input;
  const baseline = await tx.grants.findBaseline(workspace.id, target);
  await requireSetting(desk, input, baseline?.role ?? null);
  const { state } = await tx.subjects.get(target);
  const isForGood = place(span, now).endsAt === null;
  if (state !== 'active' || !isForGood || (await needsOthers(desk, target, role, baseline?.role ?? null))) return null;
  const loses = await losesAs(tx, desk, target, role);
  return loses.length === 0 ? null : { ref: await keepPlan(desk, 'set', input), to: titleOf(model, role), loses };
};

async function requireSetting(desk: Desk, { target, role, span }: SetRole, baseline: string | null): Promise<void> {
  const { root: thing } = desk.workspace;
  const setting = { action: 'workspace.set_role', thing, target };
  // No role at all can be theirs, so the refusal must not name another one to choose.
  if ((await desk.tx.subjects.get(target)).slackKind === 'stranger') {
    await desk.require(setting);
    throw fromElsewhere();
  }
  const { endsAt: until } = place(span, desk.now);
  const replaces = until === null && baseline !== null && desk.model.cardinality === 'one';
  await desk.require({
    ...setting,
    gives: { role, thing, until },
    ...(replaces ? { takes: { role: baseline, thing, until: null } } : {}),
  });
}

/** What is promised in an invitation obeys the stages, too; a request waits for somebody who is here. */
async function requirePromising(desk: Desk, { target, role }: SetRole): Promise<void> {
  if (!(await promiseNeedsOthers(desk, target, { role, thing: desk.workspace.root }))) return;
  throw invalid('This person has not joined yet.', { code: 'takes_others', next: takesOthers(desk, role) });
}

const fromElsewhere = (): Error =>
  invalid('This person belongs to another Slack workspace.', {
    code: 'stranger',
    next: 'Invite them into this one first, then give them a role.',
  });

const notHere = (state: string): Error =>
  state === 'invited'
    ? invalid('This person is not invited here.', { code: 'not_invited', next: 'Invite them with that role.' })
    : invalid(`This person is ${state}.`, {
        code: state,
        next: 'Invite them again; they start with what you give then.',
      });

async function setForGood(desk: Desk, input: SetRole, held: string | null): Promise<RoleSet> {
  const { target, role, reason } = input;
  const from = await setBaseline(desk, target, role, reason);
  await endSuperseded(desk, input);
  if (from === role) return outcome(desk, input, 'same', held);
  const lost = await dropIneligible(desk, target);
  return { ...(await outcome(desk, input, 'set', from)), lost: await grantWords(desk, lost) };
}

/**
 * Others have to agree: the caller proposes it, and the target, who asked for nothing, may turn it down. The caller's own voice
 * is counted where the first stage is theirs to decide, unless a later one could be decided by nobody else.
 */
async function askOthers(desk: Desk, input: SetRole, held: string | null): Promise<RoleSet> {
  const { target, role, span, reason } = input;
  const { root: thing } = desk.workspace;
  const proposal = { requester: target, target, proposer: desk.caller, role, thing, span };
  const opened = await openRequest(desk, { ...proposal, reason: commentOf(reason) ?? '' });
  const mine = await desk.ask({ action: 'request.approve', thing: opened.id, target }, { requests: [opened] });
  const voted = mine.allowed && !(await isNeededLater(desk, opened));
  if (voted) await castVote(desk, opened, { verdict: 'approve', comment: null });
  return { ...(await outcome(desk, input, 'asked', held)), request: opened.number, voted };
}
