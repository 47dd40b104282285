/** What would come of inviting one person: given at once, invited, left as is, or refused with the reason. */
import { mintId, type SubjectId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import type { Giving } from '../../domain/invitation.ts';
import type { Subject } from '../../domain/subject.ts';
import type { Desk } from '../desk.ts';
import { roleInForce } from '../ledger.ts';
import { titleOf } from '../words.ts';
import { factsIf, mayGive, rootFirst } from './giving.ts';
import type { Invite, Invitee } from './invite-input.ts';
import { roleOnThing, sameGiving } from './invite-words.ts';
import { promiseNeedsOthers, takesOthers } from './needs-others.ts';

export type Step =
  | { kind: 'give'; subject: Subject; gives: readonly Giving[] }
  | { kind: 'invite'; subject: Subject | null; address: string | null };

export interface Judged {
  about: SubjectId | string;
  verdict: 'do' | 'skip' | 'refuse';
  /** The sentence after it is done, and before. */
  says: string;
  plans: string;
  step: Step | null;
}

/** The verdict on one, who is `subject` if we know them. */
export async function judge(
  desk: Desk,
  input: Invite,
  gives: readonly Giving[],
  invitee: Exclude<Invitee, { kind: 'no' }>,
  subject: Subject | null,
): Promise<Judged> {
  if (subject?.slackKind === 'stranger')
    return refuse(subject.id, 'belongs to another Slack workspace. Invite them into this one first.');
  if (isGone(invitee, subject))
    return refuse(subject?.id ?? '', 'is deactivated in Slack. Reactivate the account there, then invite again.');
  const isHere = subject !== null && subject.slackUserId !== null && subject.state !== 'invited';
  if (isHere) return judgeHere(desk, input, gives, subject);
  return judgeExpected(desk, gives, subject, invitee.kind === 'address' ? invitee.address : null);
}

/** Whoever left Slack stays gone until Slack itself says otherwise, which was asked of a person, and not of an address. */
function isGone(invitee: Exclude<Invitee, { kind: 'no' }>, subject: Subject | null): boolean {
  const inSlack = invitee.kind === 'known' ? invitee.inSlack : 'absent';
  return inSlack === 'deactivated' || (inSlack === 'absent' && subject?.state === 'deactivated');
}

/** Somebody who is in Slack: given at once what they lack, or told what they have. */
async function judgeHere(desk: Desk, input: Invite, gives: readonly Giving[], subject: Subject): Promise<Judged> {
  const { model, workspace } = desk;
  const present = subject.state === 'active' ? await roleInForce(desk, subject.id) : null;
  const wanted = gives[0]?.role ?? model.defaultRole;
  if (present !== null && input.role !== null && present !== wanted)
    return refuse(
      subject.id,
      `is ${titleOf(model, present)} here already. To change that, set the role instead of inviting.`,
    );
  const held = await desk.tx.grants.listInForce(workspace.id, [subject.id], desk.now);
  const recorded = (await desk.tx.things.listRecordedOf(subject.id)).map(({ thing, as: role }) => ({ thing, role }));
  const lacking = gives.filter(
    ({ role, thing }) =>
      (thing !== workspace.root || present === null) &&
      ![...held, ...recorded].some((one) => one.thing === thing && one.role === role),
  );
  if (lacking.length === 0) return skip(subject.id, `is ${titleOf(model, present ?? wanted)} here already.`);
  const no = await whyNot(desk, subject.id, present ?? wanted, lacking);
  if (no) return refuse(subject.id, no);
  const words = await roleOnThing(desk, lacking);
  return {
    about: subject.id,
    verdict: 'do',
    says: `is in Slack already and is ${words} from now on.`,
    plans: `is in Slack already: will be ${words} at once.`,
    step: { kind: 'give', subject, gives: lacking },
  };
}

/** Somebody who is not here yet: invited, unless they are already. */
async function judgeExpected(
  desk: Desk,
  gives: readonly Giving[],
  subject: Subject | null,
  address: string | null,
): Promise<Judged> {
  const about = subject?.id ?? address ?? '';
  const words = await roleOnThing(desk, gives);
  const pending = subject && (await desk.tx.invitations.findPending(desk.workspace.id, subject.id));
  if (pending && pending.expiresAt > desk.now)
    return sameGiving(pending.gives, gives)
      ? skip(about, `is invited as ${words} already. To remind them, resend the invitation.`)
      : refuse(about, `is invited already, as ${await roleOnThing(desk, pending.gives)}. Set the role to change that.`);
  const no = await whyNot(desk, subject?.id ?? placeholder(desk), gives[0]?.role ?? '', gives);
  if (no) return refuse(about, no);
  return {
    about,
    verdict: 'do',
    says: `is invited as ${words}, good for 14 days.`,
    plans: `will be invited as ${words}.`,
    step: { kind: 'invite', subject, address },
  };
}

/** Stands for somebody we do not know while it is judged what they could be given. */
const placeholder = ({ now }: Desk): SubjectId => mintId('subject', millisecondsOf(now));

/** The sentence of the first thing that the caller may not give them; undefined when all of it may be given. */
async function whyNot(
  desk: Desk,
  target: SubjectId,
  role: string,
  gives: readonly Giving[],
): Promise<string | undefined> {
  const { caller, workspace, tx } = desk;
  if (!caller) throw new Error('Nobody is inviting');
  const things = await tx.things.listByIds(gives.map(({ thing }) => thing));
  for (const giving of rootFirst(desk, gives)) {
    const type = things.find(({ id }) => id === giving.thing)?.type ?? 'workspace';
    const facts =
      giving.thing === workspace.root
        ? await desk.facts({ subjects: [target] })
        : await factsIf(desk, caller, target, role, [giving]);
    const decision = mayGive(desk, caller, target, giving, type, facts);
    if (!decision.allowed) return `cannot be given that: ${decision.reasons[0]?.text ?? 'nothing allows it.'}`;
    if (await promiseNeedsOthers(desk, target, giving))
      return `cannot be given that: ${takesOthers(desk, giving.role)}`;
  }
  return undefined;
}

export const refuse = (about: SubjectId | string, says: string): Judged => ({
  about,
  verdict: 'refuse',
  says,
  plans: says,
  step: null,
});
export const skip = (about: SubjectId | string, says: string): Judged => ({ ...refuse(about, says), verdict: 'skip' });
