// What the page in the browser and the local Slack say to each other: types alone, so that both sides can import them.
import type { Block, StateValues } from '../kit.ts';

/** Who and where: what does not change while people talk. `GET /page/world`. */
export interface WorldShown {
  teams: { id: string; name: string; domain: string }[];
  people: PersonShown[];
  /** Every conversation that anybody may name with `#`. */
  channels: ChannelShown[];
  usergroups: { id: string; handle: string; name: string; team: string }[];
  apps: AppShown[];
}

export interface ChannelShown {
  id: string;
  name: string;
  team: string;
  private: boolean;
  archived: boolean;
  /** Who is in it: nobody else is offered a private one, and people of two workspaces meet nowhere else. */
  members: string[];
}

export interface PersonShown {
  id: string;
  handle: string;
  name: string;
  team: string;
  /** In words: `Primary owner`, `Admin`, `Member`, `Guest in several channels`, `Bot`, ... */
  role: string;
  tz: string;
  isBot: boolean;
  deactivated: boolean;
  /** Somebody of another Slack workspace, as the first workspace sees them. */
  external: boolean;
}

export interface AppShown {
  id: string;
  name: string;
  team: string;
  /** The person id of its bot. */
  bot: string;
  connected: boolean;
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { name: string; description: string; type: 'global' | 'message'; callbackId: string }[];
  hasHome: boolean;
}

/** What one person has before them. `GET /page/as/:person`. */
export interface ScreenShown {
  person: string;
  conversations: ConversationShown[];
  /** Open modals, the lowest first; the last is the one in front. */
  views: ViewShown[];
  /** Homes that apps have published for this person. */
  homes: ViewShown[];
}

export interface ConversationShown {
  id: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  /** Without `#` or `@`; of a direct message the other person's handle. */
  name: string;
  /** The other person of a direct message. */
  with?: string;
  joined: boolean;
  archived: boolean;
  unread: number;
  /** How many of the unread ones name this person, or are direct messages. */
  mentions: number;
}

/** One message as one person sees it. `GET /page/as/:person/in/:conversation` answers all of them, oldest first. */
export interface MessageShown {
  channel: string;
  ts: string;
  author: string;
  text: string;
  blocks: Block[];
  /** What this person has put into its menus and inputs. */
  values: StateValues;
  private: boolean;
  edited: boolean;
  /** The `ts` of the message above, of a reply. */
  thread?: string;
  replies: number;
  reactions: { name: string; people: string[] }[];
  files: { id: string; name: string }[];
}

export interface ViewShown {
  id: string;
  app: string;
  kind: 'modal' | 'home';
  title: string;
  submit?: string;
  close?: string;
  blocks: Block[];
  values: StateValues;
  /** By block id. */
  errors: Record<string, string>;
}

/** Where something is pressed or chosen. */
export type Place = { view: string } | { channel: string; ts: string };

/** What came of a deed; everything that changed besides arrives as a change. `POST /page/as/:person/<deed>` answers it. */
export interface DeedShown {
  ok: boolean;
  /** What Slack itself says: that the command failed, that the app did not respond, that the form did not connect. */
  problem?: string;
  /** Something only this person sees appeared here: where to look. */
  conversation?: string;
}

/** Bodies of the deeds. A `value` is what Slack would send: an option value, an id, a date, a text; several as a list; null clears. */
export interface Deeds {
  /** A line, as typed: `@handle` and `#channel` are sent as ids, `/x` is a command. */
  say: { conversation: string; text: string; thread?: string };
  press: { place: Place; block: string; action: string; value?: string };
  /**
   * `entered` says that Enter was pressed in a text field; without it the text is merely kept, and an action goes out only if the
   * field asks for one on every character. Menus and pickers act at once.
   */
  put: {
    place: Place;
    block: string;
    action: string;
    value: string | number | (string | number)[] | null;
    entered?: boolean;
  };
  attach: { place: Place; block: string; action: string; files: { name: string; content: string }[] };
  submit: Record<string, never>;
  close: Record<string, never>;
  home: { app: string };
  read: { conversation: string };
  /** Opens the direct conversation with somebody; the answer says which. */
  open: { person: string };
  /** Joins a public channel. */
  join: { conversation: string };
  shortcut: { app: string; callbackId: string };
  messageShortcut: { app: string; callbackId: string; channel: string; ts: string };
  react: { channel: string; ts: string; name: string };
  edit: { channel: string; ts: string; text: string };
  delete: { channel: string; ts: string };
}

/** What an external select offers. `POST /page/as/:person/options` answers `Option[]` or `OptionGroup[]`. */
export interface OptionsAsked {
  place: Place;
  block: string;
  action: string;
  query: string;
}

/** One line of the stream `GET /page/changes` (server-sent events): what to read again. */
export interface ChangeShown {
  revision: number;
  /** True after a reset: everything is to be read again, and open drafts are void. */
  fresh?: boolean;
}

/** The clock. `GET /page/clock`; `POST /page/clock` with `{ forward: milliseconds }` or `{ to: 'next' }` answers it as well. */
export interface ClockShown {
  /** Milliseconds since 1970. */
  now: number;
  movable: boolean;
  /** The next thing that happens by itself, if the app says so: a reminder, an end. */
  next?: { at: number; what: string };
}
