/** `/role set`: gives somebody another workspace role, for good or for a time; or has the others asked whom it takes. */
import type { Grant } from '../../domain/grant.ts';
import type { PlanId, SubjectId } from '../../domain/ids.ts';
import { type Instant, place, type Span } from '../../domain/instant.ts';
import { invalid } from '../../domain/refusal.ts';
import { outranks } from '../../policy/index.ts';
import { losesAs } from '../../queries/setting.ts';
import type { Desk, Operation } from '../desk.ts';
import {
  dropIneligible,
  endGrant,
  lastsLonger,
  lengthenGrant,
  openGrant,
  roleInForce,
  setBaseline,
} from '../ledger.ts';
import { keepPlan } from '../plans.ts';
import { isNeededLater } from '../requests/deciding.ts';
import { castVote, openRequest } from '../requests/requests.ts';
import { commentOf } from '../telling.ts';
import { titleOf } from '../words.ts';
import { changeInvitation } from './invitations.ts';
import { needsOthers } from './needs-others.ts';
import { grantWords, typedFor } from './people-words.ts';

export interface SetRole {
  target: SubjectId;
  role: string;
  span: Span;
  reason: string | null;
}

/**
 * set: it is their baseline now · covered: it counts until `endsAt` · same: they had it · invitation: it waits for them to come ·
 * asked: others have to agree, `request` says under which number.
 */
export interface RoleSet {
  kind: 'set' | 'covered' | 'same' | 'invitation' | 'asked';
  target: SubjectId;
  /** Titles of the model. */
  from: string | null;
  to: string;
  endsAt: Instant | null;
  /** Roles on things that went with the old workspace role, in words. */
  lost: readonly string[];
  usesLicence: boolean;
  /** What still counts on top until it ends: covers that were there before. */
  goesOn: readonly { title: string; endsAt: Instant }[];
  request: number | null;
  /** Whether the caller's own approval of that request is counted already. */
  voted: boolean;
}

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
  const { state, slackKind } = await tx.subjects.get(input.target);
  if (slackKind === 'stranger') throw fromElsewhere();
  if (invitation && state === 'invited') {
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
  const { endsAt: until } = place(span, desk.now);
  const replaces = until === null && baseline !== null && desk.model.cardinality === 'one';
  await desk.require({
    action: 'workspace.set_role',
    thing,
    target,
    gives: { role, thing, until },
    ...(replaces ? { takes: { role: baseline, thing, until: null } } : {}),
  });
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

/** Covers of the very role that is now theirs for good have nothing left to cover. */
async function endSuperseded(desk: Desk, { target, role }: SetRole): Promise<void> {
  for (const one of await coversOf(desk, target, role)) await endGrant(desk, one, 'it is theirs for good now');
}

async function coversOf({ tx, workspace }: Desk, target: SubjectId, role: string): Promise<Grant[]> {
  const open = await tx.grants.listOpenOf(target);
  return open.filter((one) => one.source === 'cover' && one.thing === workspace.root && one.role === role);
}

async function cover(desk: Desk, input: SetRole, held: string | null, baseline: string | null): Promise<RoleSet> {
  const { model, workspace } = desk;
  const { target, role, span, reason } = input;
  if (baseline === role) return outcome(desk, input, 'same', held);
  if (baseline !== null && model.cardinality === 'one' && !outranks(model, role, baseline))
    throw await lesserForATime(desk, target, role, baseline);
  const { startsAt, endsAt } = place(span, desk.now);
  // What was asked for is the request's to lengthen or end; what is set stands beside it, and outlasts it.
  const present = (await coversOf(desk, target, role)).find(({ sourceRef }) => sourceRef === '');
  if (present) return coverLonger(desk, input, held, present);
  await openGrant(desk, { subject: target, thing: workspace.root, role, source: 'cover', startsAt, endsAt, reason });
  return outcome(desk, input, 'covered', held);
}

/** The same cover is there already: it is lengthened, never ended and given anew. A shorter one changes nothing. */
async function coverLonger(desk: Desk, input: SetRole, held: string | null, present: Grant): Promise<RoleSet> {
  const { endsAt } = place(input.span, desk.now);
  if (!lastsLonger(endsAt, present)) return { ...(await outcome(desk, input, 'same', held)), endsAt: present.endsAt };
  await lengthenGrant(desk, present, endsAt, { reason: input.reason, request: null });
  return outcome(desk, input, 'covered', held);
}

async function lesserForATime(desk: Desk, target: SubjectId, role: string, baseline: string): Promise<Error> {
  const { model } = desk;
  const title = titleOf(model, role);
  const lost = await losesAs(desk.tx, desk, target, role);
  const goes = lost.length === 0 ? 'nothing they hold on things would be lost' : `they would lose ${lost.join(', ')}`;
  return invalid(`${title} is less than ${titleOf(model, baseline)}, so it cannot be set for a time.`, {
    code: 'lesser_for_a_time',
    field: 'length',
    next: `Set ${title} for good (${goes}), or end what the person holds.`,
    instead: [await typedFor(desk, 'set', target, role), await typedFor(desk, 'offboard', target)],
  });
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

async function outcome(desk: Desk, input: SetRole, kind: RoleSet['kind'], from: string | null): Promise<RoleSet> {
  const { model, tx, workspace, now } = desk;
  const { target, role, span } = input;
  const licensed = (name: string | null): boolean => model.roles.some((one) => one.name === name && one.licensed);
  const open = (await tx.grants.listOpenOf(target)).filter(
    (grant) => grant.thing === workspace.root && grant.source !== 'baseline' && grant.role !== role,
  );
  return {
    kind,
    target,
    from: from === null ? null : titleOf(model, from),
    to: titleOf(model, role),
    endsAt: place(span, now).endsAt,
    lost: [],
    usesLicence: kind !== 'same' && licensed(role) && !licensed(from),
    goesOn: open.flatMap((grant) =>
      grant.endsAt !== null && outranks(model, grant.role, role)
        ? [{ title: titleOf(model, grant.role), endsAt: grant.endsAt }]
        : [],
    ),
    request: null,
    voted: false,
  };
}
