// What is shown and done in the local Slack: messages, views, triggers, files and the like.
import type { Block, StateValues, ViewBody } from '../kit.ts';
import type { App, Install } from './records.ts';

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
  /** The response URL that it came by, or that went with the command whose acknowledgement it was. */
  answers?: string;
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
