// Everything the local Slack knows, as plain maps; the functions around it live in files of their own.
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { App, Channel, Install, OAuthCode, Person, Team, Usergroup } from './records.ts';
import type { Bookmark, Message, ResponseUrl, Scheduled, StoredFile, Trigger, View } from './shown-records.ts';

export type * from './records.ts';
export type * from './shown-records.ts';

export interface World {
  clock: Clock;
  ids: Ids;
  enterprise?: { id: string; name: string };
  teams: Map<string, Team>;
  people: Map<string, Person>;
  channels: Map<string, Channel>;
  usergroups: Map<string, Usergroup>;
  apps: Map<string, App>;
  installs: Install[];
  messages: Message[];
  views: Map<string, View>;
  /** Ids of open modals per person, bottom first. */
  stacks: Map<string, string[]>;
  /** The Home view per person and app, by `homeKey`. */
  homes: Map<string, string>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  files: Map<string, StoredFile>;
  /** Invited addresses as `team email`. */
  invited: Set<string>;
  bookmarks: Map<string, Bookmark>;
  scheduled: Map<string, Scheduled>;
  oauthCodes: Map<string, OAuthCode>;
  /** How far each person has read each conversation: a `ts` by `markKey`. */
  readUntil: Map<string, string>;
  /** Direct conversations that somebody keeps open although nothing was said there yet, by `markKey`. */
  keptOpen: Set<string>;
}

/** The key of somebody's Home with one app. */
export const homeKey = (app: App, person: string): string => `${app.id}/${person}`;

/** The key of what somebody has noted about a conversation. */
export const markKey = (person: string, channel: string): string => `${person}/${channel}`;

/** An empty world on this clock. */
export function emptyWorld(clock: Clock, ids: Ids): World {
  return {
    clock,
    ids,
    teams: new Map(),
    people: new Map(),
    channels: new Map(),
    usergroups: new Map(),
    apps: new Map(),
    installs: [],
    messages: [],
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    files: new Map(),
    invited: new Set(),
    bookmarks: new Map(),
    scheduled: new Map(),
    oauthCodes: new Map(),
    readUntil: new Map(),
    keptOpen: new Set(),
  };
}
