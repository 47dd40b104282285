// The records of the local Slack: workspaces, people, channels, apps, messages, views and what belongs to them.
import type { Block, StateValues, ViewBody } from '../kit.ts';
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

export interface Message {
  channel: string;
  ts: string;
  author: string;
  appId?: string;
  botId?: string;
  text: string;
  blocks: Block[];
  attachments?: unknown[];
  metadata?: unknown;
  threadTs?: string;
  edited?: string;
  /** The one person who sees it, for ephemeral messages. */
  onlyFor?: string;
  subtype?: string;
  files: string[];
  reactions: Map<string, string[]>;
  /** What each person has put into its menus and inputs. */
  inputs: Map<string, StateValues>;
}

export interface View {
  id: string;
  kind: 'modal' | 'home';
  app: App;
  team: string;
  person: string;
  body: ViewBody;
  hash: string;
  rootId: string;
  previousId?: string;
  values: StateValues;
  /** Errors under fields, by block id, as the app answered them. */
  errors: Record<string, string>;
  /** The channel it was opened from, for `default_to_current_conversation`. */
  channel?: string;
}

export interface Trigger {
  id: string;
  at: number;
  used: boolean;
  person: string;
  team: string;
  app: App;
  channel?: string;
  view?: string;
}

export interface ResponseUrl {
  key: string;
  at: number;
  uses: number;
  app: App;
  team: string;
  person: string;
  channel: string;
  /** The message whose press gave this URL; only that one can be replaced or deleted. */
  ts?: string;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  team: string;
  person: string;
  content: Buffer;
  length: number;
  channels: string[];
  complete: boolean;
}

export interface Bookmark {
  id: string;
  channel: string;
  title: string;
  type: string;
  link: string;
  emoji: string;
}

export interface Scheduled {
  channel: string;
  postAt: number;
  install: Install;
  content: { text: string; blocks?: Block[]; attachments?: unknown[]; metadata?: unknown };
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
