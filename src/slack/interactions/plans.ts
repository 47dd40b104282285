/** Plans that wait for a yes: confirmed or let go by whoever made them, carried out by the word they belong to. */
import { notFound } from '../../domain/refusal.ts';
import type { Invite } from '../../operations/people/invite.ts';
import { type KeptPlan, planOf } from '../../operations/plans.ts';
import type { Said, Turn } from '../bot.ts';
import { carryOutAdding } from '../commands/add.ts';
import { inviteNow } from '../commands/invite.ts';
import { carryOutSetting } from '../commands/set.ts';
import { allWorkspaces } from '../resolve.ts';
import { own, pageView, plainAnswer, planForm } from '../views/index.ts';
import { carryOutArchive } from './archiving.ts';
import { carryOutImport } from './import.ts';
import type { Press } from './index.ts';
import { submitting } from './submitting.ts';

/** Carries out a plan of one kind. Everything is judged again: a plan is what was meant, not what was allowed. */
export type CarryOutPlan = (plan: KeptPlan, turn: Turn) => Promise<Said>;

const carryOutInvite: CarryOutPlan = async ({ workspace: id, body }, turn) => {
  const workspace = (await allWorkspaces(turn)).find((one) => one.id === id);
  if (!workspace) throw notFound('plan like that');
  return inviteNow(turn, workspace, body as Invite, false);
};

/** Plans by their kind; a word that makes plans has a line here. */
export const planKinds: Record<string, CarryOutPlan> = {
  add: carryOutAdding,
  archive: carryOutArchive,
  import: carryOutImport,
  invite: carryOutInvite,
  set: carryOutSetting,
};

async function carryOut(turn: Turn, ref: string): Promise<Said> {
  const plan = await turn.bot.performWide({ caller: turn.caller }, planOf, { ref }, (kept) => kept);
  const run = planKinds[plan.kind];
  if (!run) throw notFound('plan like that');
  return run(plan, turn);
}

export const confirmPlan: Press = ({ value }, turn) => carryOut(turn, value);

export const cancelPlan: Press = async () => plainAnswer([own('Nothing was done.')]);

export const submitPlan = submitting(planForm, async ({ plan }, turn) => ({
  response_action: 'update' as const,
  view: pageView('What came of it', await carryOut(turn, plan)),
}));
