/** `/role set @ana admin [for 4h] [because ...]`: gives somebody another workspace role. */
import { notFound } from '../../domain/refusal.ts';
import type { ShownPerson, ShownPlan } from '../../domain/shown.ts';
import type { Workspace } from '../../domain/tenant.ts';
import {
  planSetting,
  type RoleSet,
  type SetRole,
  type SettingPlan,
  setRole,
} from '../../operations/people/set-role.ts';
import { type KeptPlan, planOf } from '../../operations/plans.ts';
import type { Said, Turn } from '../bot.ts';
import { shownOne } from '../people.ts';
import { actIn, allWorkspaces, subjectIn, workspaceIn } from '../resolve.ts';
import {
  at,
  lengthWords,
  listed,
  own,
  person,
  pieceOf,
  plainAnswer,
  planAnswer,
  type Sentence,
  say,
  strong,
} from '../views/index.ts';
import { lengthIn } from '../words/index.ts';
import type { Command } from './index.ts';

export const set: Command<'set'> = async ({ person: whom, role, span, reason }, turn) => {
  const workspace = await workspaceIn(turn, role.product);
  const target = await subjectIn(turn, whom);
  const input = { target, role: role.name, span, reason };
  return (await planFirst(turn, workspace, input)) ?? setNow(turn, workspace, input);
};

/** Where something goes with the old role, that is shown before anything happens; the form shows it by itself. */
async function planFirst(turn: Turn, workspace: Workspace, input: SetRole): Promise<Said | undefined> {
  const who = await shownOne(turn, input.target);
  const act = { ...actIn(turn, workspace.id), key: undefined };
  const plan = await turn.bot.perform(act, planSetting, input, (planned) => planned);
  return plan ? planAnswer(settingPlan(plan, who, workspace.title, 0)) : undefined;
}

function settingPlan({ ref, to, loses }: SettingPlan, about: ShownPerson, product: string, from: number): ShownPlan {
  const lines = loses.map((lost) => ({ about, verdict: 'do' as const, says: `loses ${lost}.` }));
  return {
    ref,
    title: `Set ${about.name} to ${to} in ${product}`,
    gives: [],
    verdicts: pieceOf(lines, from, `set:${ref}`),
    does: lines.length,
    notes: [],
  };
}

/** The next lines of the plan, as things are now. */
export async function setPiece(turn: Turn, ref: string, from: number): Promise<Said> {
  const { bot, caller } = turn;
  const plan = await bot.performWide({ caller }, planOf, { ref }, (kept) => kept);
  if (plan.kind !== 'set') throw notFound('list like that');
  const { workspace, input } = await settingIn(plan, turn);
  const who = await shownOne(turn, input.target);
  const now = await bot.perform({ caller, workspace: workspace.id }, planSetting, input, (planned) => planned);
  if (!now) throw notFound('list like that');
  return planAnswer(settingPlan(now, who, workspace.title, from));
}

async function settingIn(
  { workspace: id, body }: KeptPlan,
  turn: Turn,
): Promise<{ workspace: Workspace; input: SetRole }> {
  const workspace = (await allWorkspaces(turn)).find((one) => one.id === id);
  if (!workspace) throw notFound('plan like that');
  return { workspace, input: body as SetRole };
}

/** A plan that was confirmed: it is judged again, and set. */
export async function carryOutSetting(plan: KeptPlan, turn: Turn): Promise<Said> {
  const { workspace, input } = await settingIn(plan, turn);
  return setNow(turn, workspace, input);
}

/** Sets it and says what came of it; the form says the same. */
export async function setNow(turn: Turn, workspace: Workspace, input: SetRole): Promise<Said> {
  const who = await shownOne(turn, input.target);
  return turn.bot.perform(actIn(turn, workspace.id), setRole, input, (done) =>
    roleSetAnswer(done, who, workspace.title, input),
  );
}

/** What somebody is told who set a role: what counts now, what went with the old role, what goes on, what is still to be done. */
function roleSetAnswer(done: RoleSet, who: ShownPerson, product: string, input: SetRole): Said {
  const { usesLicence, lost, goesOn, to } = done;
  return plainAnswer([
    outcome(done, who, product),
    ...lengthInReason(done, input),
    ...(lost.length === 0 ? [] : [say`With the old role went: ${listed([...lost])}.`]),
    ...goesOn.map(
      ({ title, endsAt }) =>
        say`${strong(title)} still counts on top until ${at(endsAt)}; to end it: ${lineToEnd(who, title)}`,
    ),
    ...(usesLicence ? [say`${to} uses a licence.`] : []),
    ...(done.kind === 'set' || done.kind === 'covered' ? [byHandNote(product)] : []),
  ]);
}

/** What follows “because” is a reason whatever it says, so a length in it had no effect. */
function lengthInReason({ kind }: RoleSet, { span, reason }: SetRole): Sentence[] {
  const meant = kind === 'set' && !span.length && !span.until ? lengthIn(reason ?? '') : undefined;
  if (!meant) return [];
  return [own(`This has no end. For ${lengthWords(meant)} only, say the length before “because”.`)];
}

const lineToEnd = (who: ShownPerson, title: string): Sentence => say`remove ${person(who)} ${title}.`;

/** Said after every change that a product has to follow. */
export const byHandNote = (product: string): Sentence =>
  own(`It counts in Roledesk at once; ${product} itself is changed by hand: the task is in the help desk.`);

/** What counts when it is over; that may be the same role, from somewhere else. */
function whatCountsThen(to: string, afterwards: string | null): Sentence {
  if (afterwards === null) return own('');
  return afterwards === to ? own('; and longer by what they hold besides') : say`; then ${afterwards} again`;
}

function outcome(
  { kind, from, to, endsAt, afterwards, request, voted }: RoleSet,
  who: ShownPerson,
  product: string,
): Sentence {
  const was = from === null ? [] : say` (was ${from})`;
  switch (kind) {
    case 'set':
      return say`${person(who)} is now ${strong(to)} in ${product}${was}.`;
    case 'covered':
      return say`${person(who)} is ${strong(to)} in ${product}${endsAt === null ? [] : say` until ${at(endsAt)}`}${whatCountsThen(to, afterwards)}.`;
    case 'same':
      return say`${person(who)} is ${strong(to)} in ${product} already; nothing was changed.`;
    case 'invitation':
      return say`${person(who)} has not joined yet, so the invitation was changed: they will be ${strong(to)} in ${product}.`;
    case 'asked':
      return say`${strong(to)} takes more than you alone here, so nothing was changed yet: R-${request ?? 0} proposes it to those who decide${own(voted ? ', with your approval counted.' : '; yours is not among the approvals so far.')}`;
  }
}
