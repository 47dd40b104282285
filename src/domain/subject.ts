/** A subject is the person a decision is about; names and addresses are kept apart so that they can be erased. */
import type { SubjectId, TenantId } from './ids.ts';
import type { Instant } from './instant.ts';

/** invited: expected, may nothing · active · deactivated: gone from Slack · offboarded: taken out by an Admin. */
export const subjectStates = ['invited', 'active', 'deactivated', 'offboarded'] as const;
export type SubjectState = (typeof subjectStates)[number];

/** What Slack says they are to this tenant: full member, guest, somebody of another workspace, or a bot. */
export const slackKinds = ['member', 'guest', 'stranger', 'bot'] as const;
export type SlackKind = (typeof slackKinds)[number];

export interface Subject {
  id: SubjectId;
  tenant: TenantId;
  slackUserId: string | null;
  /** The canonical person across an Enterprise org, where there is one; self-approval compares it. */
  enterpriseUserId: string | null;
  slackKind: SlackKind | null;
  state: SubjectState;
  /** Name of the directory that manages this person, when one does: their role is then not changed in Slack (MK-19). */
  directory: string | null;
  createdAt: Instant;
}

/** What can be erased without touching the history. */
export interface Person {
  subject: SubjectId;
  name: string;
  email: string | null;
  /** Slack confirmed the address; only a confirmed one accepts an invitation. */
  emailConfirmed: boolean;
  timeZone: string;
  locale: string;
}

/** What somebody is in Slack itself, strongest first. */
export const slackStandings = [
  'primary_owner',
  'owner',
  'admin',
  'member',
  'multi_channel_guest',
  'single_channel_guest',
] as const;

/** A person as Slack tells of them. */
export interface SlackPerson {
  slackUserId: string;
  enterpriseUserId: string | null;
  kind: SlackKind;
  deactivated: boolean;
  standing: (typeof slackStandings)[number];
  name: string;
  email: string | null;
  emailConfirmed: boolean;
  timeZone: string;
  locale: string;
}
