/** What every handler is given: operations to perform, queries to look with, what Slack knows, and the models on file. */
import type { WebClient } from '@slack/web-api';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId, TenantId } from '../domain/ids.ts';
import type { Clock, Instant } from '../domain/instant.ts';
import type { Log } from '../log.ts';
import type { Perform, PerformWide } from '../operations/perform.ts';
import type { ThingTypeInfo } from '../policy/types.ts';
import type { Look } from '../queries/look.ts';
import type { Directory } from './directory.ts';
import type { Message } from './views/index.ts';

/** A role model that stands ready to be set up: a file of `roles/`, compiled at start; setting it up proves it first. */
export interface OfferedModel {
  name: string;
  version: string;
  title: string;
  text: string;
  /** What it is about, in one sentence for the set-up form. */
  summary: string;
  roles: readonly string[];
  types: readonly ThingTypeInfo[];
  keeper: string;
  defaultRole: string;
}

export interface Bot {
  perform: Perform;
  performWide: PerformWide;
  look: Look;
  directory: Directory;
  /** For what the presser alone sees: their forms, their Home, a file for them. Never for effects. */
  client: WebClient;
  models: readonly OfferedModel[];
  /** Slack ids that the configuration names as first Admins; empty lets any owner or admin of the Slack workspace set up. */
  admins: readonly string[];
  tenant: TenantId;
  /** The tenant's id in Slack. */
  slackId: string;
  clock: Clock;
  log: Log;
}

/** One payload being handled: who sent it, in which zone they read, and the key under which it is remembered. */
export interface Turn {
  bot: Bot;
  caller: Caller & { subject: SubjectId };
  slackUserId: string;
  zone: string;
  now: Instant;
  key: string | undefined;
  /** Opens one form within three seconds; absent where Slack gives none. */
  triggerId: string | undefined;
}

/** What the typist or presser alone is told. */
export type Said = Message;
