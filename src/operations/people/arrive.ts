/** What Slack says of somebody: they joined, changed, used Roledesk for the first time, or are gone. */
import { mintId, type SubjectId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import type { Person, SlackPerson, Subject } from '../../domain/subject.ts';
import type { Desk, WideDesk, WideOperation } from '../desk.ts';
import { acceptInvitation } from './accept.ts';
import { leaveWorkspace, sayIfNobodyIsLeft } from './leave.ts';

const personalData = (subject: SubjectId, slack: SlackPerson): Person => ({
  subject,
  name: slack.name,
  email: slack.email,
  emailConfirmed: slack.emailConfirmed,
  timeZone: slack.timeZone,
  locale: slack.locale,
});

const identity = (slack: SlackPerson): Pick<Subject, 'slackUserId' | 'enterpriseUserId' | 'slackKind'> => ({
  slackUserId: slack.slackUserId,
  enterpriseUserId: slack.enterpriseUserId,
  slackKind: slack.kind,
});

/** Somebody expected under this person's address, once Slack has confirmed it (MK-14). */
async function expected(desk: WideDesk, slack: SlackPerson): Promise<Subject | undefined> {
  if (!slack.email || !slack.emailConfirmed || slack.deactivated || slack.kind === 'bot') return undefined;
  return desk.tx.subjects.findExpected(slack.email);
}

async function enter(desk: WideDesk, slack: SlackPerson): Promise<Subject> {
  const { tx, now } = desk;
  const subject: Subject = {
    id: mintId('subject', millisecondsOf(now)),
    tenant: tx.tenant,
    ...identity(slack),
    state: slack.deactivated ? 'deactivated' : 'active',
    directory: null,
    createdAt: now,
  };
  await tx.subjects.insert(subject, personalData(subject.id, slack));
  return subject;
}

/**
 * Makes a person of Slack a subject, or brings what we know of them up to date, and accepts the invitations that wait for them;
 * for somebody who is gone from Slack, everything ends. Whoever was offboarded or deactivated stays so: coming back brings
 * nothing back until an Admin invites them again.
 */
export const arrive: WideOperation<SlackPerson, Subject> = async (desk, slack) => {
  const bySlack = await desk.tx.subjects.findBySlackUserId(slack.slackUserId);
  const byAddress = await expected(desk, slack);
  if (bySlack && slack.deactivated) return leave(desk, bySlack, slack);

  const before = bySlack ?? byAddress;
  if (!before) return enter(desk, slack);
  const state = before.state === 'invited' && slack.kind !== 'bot' ? 'active' : before.state;
  // The address is freed first: one address is one subject's.
  if (bySlack && byAddress) await forget(desk, byAddress);
  const subject = await update(desk, before, { ...before, ...identity(slack), state }, slack);
  if (subject.state === 'active' && byAddress) await welcome(desk, byAddress.id, subject.id);
  else if (before.state === 'invited') await welcome(desk, before.id, subject.id);
  if (subject.state === 'active' && before.slackKind === 'member' && subject.slackKind !== 'member')
    await missKeeper(desk, subject.id);
  return subject;
};

/** Whoever becomes a guest keeps what they hold and may administer nothing with it: where they were the last, that is said. */
async function missKeeper(desk: WideDesk, subject: SubjectId): Promise<void> {
  for (const place of await desk.desks()) {
    const { tx, workspace, model } = place;
    if (await tx.grants.findOpen(subject, model.keeper, workspace.root)) await sayIfNobodyIsLeft(place);
  }
}

/**
 * What Slack says of anybody, unasked. Whoever is neither known nor expected is nobody's business here: they are met when they
 * use Roledesk, or when somebody names them.
 */
export const heardOf: WideOperation<SlackPerson, void> = async (desk, slack) => {
  const bySlack = await desk.tx.subjects.findBySlackUserId(slack.slackUserId);
  if (bySlack ?? (await expected(desk, slack))) await arrive(desk, slack);
};

async function update(desk: WideDesk, before: Subject, after: Subject, slack: SlackPerson): Promise<Subject> {
  await desk.tx.subjects.replace(before, after);
  await desk.tx.subjects.setPerson(personalData(after.id, slack));
  return after;
}

/** Somebody we knew by Slack turns out to be somebody who was expected by address: the placeholder keeps no address. */
async function forget(desk: WideDesk, placeholder: Subject): Promise<void> {
  const [person] = await desk.tx.subjects.listPeople([placeholder.id]);
  if (person) await desk.tx.subjects.setPerson({ ...person, email: null });
}

async function welcome(desk: WideDesk, invited: SubjectId, subject: SubjectId): Promise<void> {
  for (const place of await desk.desks()) await welcomeIn(place, invited, subject);
}

async function welcomeIn(desk: Desk, invited: SubjectId, subject: SubjectId): Promise<void> {
  const invitation = await desk.tx.invitations.findPending(desk.workspace.id, invited);
  if (invitation) await acceptInvitation(desk, invitation, subject);
}

async function leave(desk: WideDesk, before: Subject, slack: SlackPerson): Promise<Subject> {
  if (before.state === 'deactivated') return before;
  // Whoever was offboarded and leaves Slack as well is gone from Slack: no invitation brings them back before Slack does.
  const subject = await update(desk, before, { ...before, ...identity(slack), state: 'deactivated' }, slack);
  for (const place of await desk.desks()) await leaveWorkspace(place, subject.id);
  return subject;
}
