// Who and where in the local Slack: workspaces, people, channels, user groups, apps and their installs.
import type { Manifest, SlackRole } from './declared.ts';

export interface Team {
  id: string;
  domain: string;
  name: string;
  plan: 'free' | 'pro' | 'business' | 'enterprise';
  enterprise?: { id: string; name: string };
}

export interface Person {
  id: string;
  /** The Slack workspaces this person belongs to; the first is home. */
  teams: string[];
  handle: string;
  name: string;
  email: string;
  role: SlackRole;
  deleted: boolean;
  tz: string;
  locale: string;
  updated: number;
  /** Set when this is the bot of an app. */
  bot?: { id: string; appId: string };
  guestExpires?: number;
}

export interface Channel {
  id: string;
  team: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  name: string;
  members: Set<string>;
  archived: boolean;
  general: boolean;
  sharedWith: Set<string>;
  creator: string;
  created: number;
}

export interface Usergroup {
  id: string;
  team: string;
  handle: string;
  name: string;
  description: string;
  members: string[];
  channels: string[];
  disabled: boolean;
  createdBy: string;
  updated: number;
}

export interface App {
  id: string;
  name: string;
  clientId: string;
  clientSecret: string;
  signingSecret: string;
  appToken: string;
  verificationToken: string;
  manifest: Manifest;
  requestUrl?: string;
}

/** An app in one Slack workspace, or in a whole Enterprise org when `team` is missing. */
export interface Install {
  app: App;
  team?: Team;
  enterprise?: { id: string; name: string };
  bot: Person;
  botId: string;
  botToken: string;
  userToken?: string;
  installer: Person;
  scopes: Set<string>;
  userScopes: Set<string>;
  revoked: boolean;
  /** With token rotation: single use, and when the token ends in milliseconds. */
  refreshToken?: string;
  expiresAt?: number;
}

export interface OAuthCode {
  app: App;
  team: Team;
  person: Person;
  scopes: string[];
  userScopes: string[];
  at: number;
  redirectUri?: string;
}
