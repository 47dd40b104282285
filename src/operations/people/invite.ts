/** `/role invite`: a verdict per person, an invitation for whoever is expected, what is given at once to whoever is here. */
import type { SubjectId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Desk, Operation } from '../desk.ts';
import { keepPlan } from '../plans.ts';
import { givesOf, type Invite } from './invite-input.ts';
import type { Judged } from './invite-judge.ts';
import { giveNow, sendInvitation } from './invite-steps.ts';
import { judgeEach } from './invite-verdicts.ts';

export type { Invite, Invitee } from './invite-input.ts';

/** What came, or would come, of one person, address or line. */
export interface InviteVerdict {
  about: SubjectId | string;
  verdict: 'do' | 'skip' | 'refuse';
  says: string;
}

export interface InvitePlan {
  ref: string;
  verdicts: readonly InviteVerdict[];
}

export interface Invited {
  /** Where what came of each is kept, so that a long list can be read on. */
  ref: string;
  verdicts: readonly InviteVerdict[];
  /** How many somebody has to invite to Slack by hand. */
  toSlack: number;
}

/** Who may not invite at all is refused as a whole; what they may not see is not found. */
async function requireInviting(desk: Desk, { to }: Invite): Promise<void> {
  await desk.require({ action: 'workspace.invite', thing: desk.workspace.root });
  for (const { thing } of to) {
    const [found] = await desk.tx.things.listByIds([thing]);
    if (!found || found.workspace !== desk.workspace.id || found.archivedAt !== null)
      throw notFound('thing of that name');
    if (!(await desk.ask({ action: `${found.type}.view`, thing })).allowed) throw notFound('thing of that name');
  }
}

const told = ({ about, verdict, plans, says }: Judged, isPlan: boolean): InviteVerdict => ({
  about,
  verdict,
  says: isPlan ? plans : says,
});

/** Says what would come of it and keeps the plan until it is confirmed; changes nothing else. */
export const planInvite: Operation<Invite, InvitePlan> = async (desk, input) => {
  await requireInviting(desk, input);
  const judged = await judgeEach(desk, input);
  return { ref: await keepPlan(desk, 'invite', input), verdicts: judged.map((one) => told(one, true)) };
};

/**
 * Carries it out: whoever can be invited or given is, the others are said with their reason. One bad line fails no other, and
 * doing it again changes nothing more. An invitation by e-mail sends nothing by itself.
 */
export const invite: Operation<Invite, Invited> = async (desk, input) => {
  await requireInviting(desk, input);
  const gives = await givesOf(desk, input);
  let toSlack = 0;
  const judged = await judgeEach(desk, input);
  for (const { step } of judged) {
    if (step?.kind === 'give') await giveNow(desk, step.subject, step.gives, input.reason);
    if (step?.kind === 'invite') {
      await sendInvitation(desk, step.subject, step.address, gives);
      toSlack += 1;
    }
  }
  const verdicts = judged.map((one) => told(one, false));
  return { ref: await keepPlan(desk, 'invited', verdicts), verdicts, toSlack };
};
