/** Somebody is here: joined Slack, or used Roledesk for the first time; what they were invited to becomes theirs. */
import { mintId, type SubjectId } from '../domain/ids.ts';
import { millisecondsOf } from '../domain/instant.ts';
import type { Person, SlackPerson, Subject } from '../domain/subject.ts';
import { acceptInvitation } from './accept.ts';
import type { Desk, WideDesk, WideOperation } from './desk.ts';

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

/** The subject this person already is: by Slack id, or expected under the same address, once Slack has confirmed it (MK-14). */
async function known(desk: WideDesk, slack: SlackPerson): Promise<Subject | undefined> {
  const bySlack = await desk.tx.subjects.findBySlackUserId(slack.slackUserId);
  if (bySlack || !slack.email || !slack.emailConfirmed) return bySlack;
  const byAddress = await desk.tx.subjects.findByEmail(slack.email);
  return byAddress?.slackUserId === null ? byAddress : undefined;
}

async function enter(desk: WideDesk, slack: SlackPerson): Promise<Subject> {
  const { tx, now } = desk;
  const subject: Subject = {
    id: mintId('subject', millisecondsOf(now)),
    tenant: tx.tenant,
    ...identity(slack),
    state: 'active',
    directory: null,
    createdAt: now,
  };
  await tx.subjects.insert(subject, personalData(subject.id, slack));
  return subject;
}

/**
 * Makes a person of Slack a subject, or brings what we know of them up to date, and accepts the invitations that wait for them.
 * Somebody who was offboarded or deactivated stays so: coming back brings nothing back until an Admin invites them again.
 */
export const arrive: WideOperation<SlackPerson, Subject> = async (desk, slack) => {
  const before = await known(desk, slack);
  if (!before) return enter(desk, slack);

  const state = before.state === 'invited' && slack.kind !== 'bot' ? 'active' : before.state;
  const subject: Subject = { ...before, ...identity(slack), state };
  await desk.tx.subjects.replace(before, subject);
  await desk.tx.subjects.setPerson(personalData(subject.id, slack));
  if (before.state !== 'invited') return subject;

  for (const place of await desk.desks()) await welcome(place, subject);
  return subject;
};

async function welcome(desk: Desk, subject: Subject): Promise<void> {
  const invitation = await desk.tx.invitations.findPending(desk.workspace.id, subject.id);
  if (invitation) await acceptInvitation(desk, invitation);
}
