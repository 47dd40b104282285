/** Every line that can be understood, one interface per verb: what words give to the commands. */
import type { TaskId } from '../../domain/ids.ts';
import type { Instant, Length, Span } from '../../domain/instant.ts';
import type { KnownAction, KnownRole, KnownThing, KnownThingRole, KnownType } from './lexicon.ts';

/** Somebody, as typed. `name` is what Slack showed beside the mention; never trust it for anything but showing. */
export type Person =
  | { kind: 'slack'; id: string; name: string | null }
  | { kind: 'email'; address: string }
  | { kind: 'me' };

/** Somebody, or a user group that the command expands into a plan that is shown first. */
export type People = Person | { kind: 'group'; id: string; name: string | null };

/** A thing, and the role on it; null is the thing's default role. */
export interface OnThing {
  thing: KnownThing;
  thingRole: KnownThingRole | null;
}

export type Noun =
  | { kind: 'person'; person: Person }
  | { kind: 'role'; role: KnownRole }
  | { kind: 'thing'; thing: KnownThing }
  | { kind: 'request'; number: number };

/** A request, or something the typist holds: a workspace role, or a role on a thing. */
export type Held =
  | { kind: 'request'; number: number }
  | { kind: 'role'; role: KnownRole }
  | ({ kind: 'thing' } & OnThing);

export interface MeLine {
  verb: 'me';
}
/** Also what a bare person, thing or request number is. */
export interface ShowLine {
  verb: 'show';
  what: Exclude<Noun, { kind: 'role' }>;
}
/** Holders. Also what a bare role is. */
export interface WhoLine {
  verb: 'who';
  what: Extract<Noun, { kind: 'role' | 'thing' }>;
}
/** `thing` is null for an action on the workspace itself. */
export interface WhoCanLine {
  verb: 'who_can';
  action: KnownAction;
  thing: KnownThing | null;
}
/** `role` null is the model's default role. `product` is where the role and the things are. */
export interface InviteLine {
  verb: 'invite';
  people: readonly People[];
  product: string;
  role: KnownRole | null;
  to: readonly OnThing[];
  span: Span;
  reason: string | null;
}
export interface InvitationsLine {
  verb: 'invitations';
}
export interface ResendLine {
  verb: 'resend';
  person: Person;
}
export interface CancelInvitationLine {
  verb: 'cancel_invitation';
  person: Person;
}
export interface SetLine {
  verb: 'set';
  person: Person;
  role: KnownRole;
  span: Span;
  reason: string | null;
}
export interface AddLine extends OnThing {
  verb: 'add';
  people: readonly People[];
  span: Span;
  reason: string | null;
}
/** `thingRole` null is whatever they hold there. */
export interface RemoveFromLine extends OnThing {
  verb: 'remove_from';
  person: Person;
  reason: string | null;
}
export interface RemoveRoleLine {
  verb: 'remove_role';
  person: Person;
  role: KnownRole;
  reason: string | null;
}
/** `product` null is every product. */
export interface OffboardLine {
  verb: 'offboard';
  person: Person;
  product: string | null;
  reason: string | null;
}
/** Exactly one of `role` and `thing` is there. `person` null is the typist. */
export interface RequestLine {
  verb: 'request';
  role: KnownRole | null;
  thing: KnownThing | null;
  thingRole: KnownThingRole | null;
  person: Person | null;
  span: Span;
  reason: string | null;
}
/** Asks the help desk which role is right. */
export interface RequestHelpLine {
  verb: 'request_help';
  product: string;
  person: Person | null;
  reason: string | null;
}
/** `role` is the name of a lesser role (of the workspace or the thing asked about), `length` a shorter time: approve with changes. */
export interface ApproveLine {
  verb: 'approve';
  request: number;
  role: string | null;
  span: Span;
  reason: string | null;
}
export interface DenyLine {
  verb: 'deny';
  request: number;
  reason: string;
}
export interface CancelLine {
  verb: 'cancel';
  request: number;
  reason: string | null;
}
export interface EndLine {
  verb: 'end';
  what: Held;
  reason: string | null;
}
/** `span` has a length or an `until`. */
export interface ExtendLine {
  verb: 'extend';
  what: Held;
  span: Span;
  reason: string | null;
}
export interface WhyLastLine {
  verb: 'why_last';
}
export interface WhyRequestLine {
  verb: 'why_request';
  request: number;
}
/** `not` is how it was asked; the answer is the same. `thing` is null for an action on the workspace itself. */
export interface WhyLine {
  verb: 'why';
  not: boolean;
  person: Person;
  action: KnownAction;
  thing: KnownThing | null;
}
/** What a change of somebody's could be: of a role in the whole workspace, on a thing, or of everything. */
export type Proposal =
  | SetLine
  | AddLine
  | RemoveFromLine
  | RemoveRoleLine
  | OffboardLine
  | (EndLine & { what: Exclude<Held, { kind: 'request' }> });

/** A change that is not to happen: what it would do. */
export interface WhatIfLine {
  verb: 'what_if';
  change: Proposal;
}
export interface HistoryLine {
  verb: 'history';
  what: Exclude<Noun, { kind: 'role' }> | null;
  /** Only what happened in it; null is every product, and where `what` says it. */
  product: string | null;
  since: Instant | null;
  asFile: boolean;
}
/** `inside` is null when it is made directly in the workspace. */
export interface NewLine {
  verb: 'new';
  type: KnownType;
  name: string;
  inside: KnownThing | null;
}
export interface RenameLine {
  verb: 'rename';
  thing: KnownThing;
  name: string;
}
export interface RestrictLine {
  verb: 'restrict';
  thing: KnownThing;
}
export interface UnrestrictLine {
  verb: 'unrestrict';
  thing: KnownThing;
}
export interface ArchiveLine {
  verb: 'archive';
  thing: KnownThing;
}
/** `types` has several where one word covers them: `label list`. `inside` null is everywhere. */
export interface ListLine {
  verb: 'list';
  types: readonly KnownType[];
  inside: KnownThing | null;
}
/** Puts a label on a thing. */
export interface LabelLine {
  verb: 'label';
  tag: KnownThing;
  thing: KnownThing;
}
/** Takes a label off a thing. */
export interface UnlabelLine {
  verb: 'unlabel';
  tag: KnownThing;
  thing: KnownThing;
}
/** Opens the form that takes the products' things as CSV. */
export interface ImportLine {
  verb: 'import';
  product: string;
}
export interface TasksLine {
  verb: 'tasks';
}
export interface TaskDoneLine {
  verb: 'task_done';
  task: TaskId;
}
export interface SetupLine {
  verb: 'setup';
}
/** `about` is the first word of a command, as help lists it. */
export interface HelpLine {
  verb: 'help';
  about: string | null;
}

export type Line =
  | MeLine
  | ShowLine
  | WhoLine
  | WhoCanLine
  | InviteLine
  | InvitationsLine
  | ResendLine
  | CancelInvitationLine
  | SetLine
  | AddLine
  | RemoveFromLine
  | RemoveRoleLine
  | OffboardLine
  | RequestLine
  | RequestHelpLine
  | ApproveLine
  | DenyLine
  | CancelLine
  | EndLine
  | ExtendLine
  | WhyLastLine
  | WhyRequestLine
  | WhyLine
  | WhatIfLine
  | HistoryLine
  | NewLine
  | RenameLine
  | RestrictLine
  | UnrestrictLine
  | ArchiveLine
  | ListLine
  | LabelLine
  | UnlabelLine
  | ImportLine
  | TasksLine
  | TaskDoneLine
  | SetupLine
  | HelpLine;

export type Verb = Line['verb'];

/** What was typed of a line that lacks something: the form opens with this filled in. */
export interface Draft {
  people?: readonly People[];
  person?: Person;
  role?: KnownRole;
  thing?: KnownThing;
  thingRole?: KnownThingRole;
  to?: readonly OnThing[];
  request?: number;
  type?: KnownType;
  name?: string;
  inside?: KnownThing;
  tag?: KnownThing;
  product?: string;
  span?: Span;
  reason?: string;
  /** A length that was found in the reason ("I need it for 3 days"); the form offers it, nothing takes it as said. */
  offered?: Length;
}

/** The word whose form is to be opened, by its first word as help lists it: `invite`, `set`, `request`, `new`. */
export interface Incomplete {
  form: string;
  draft: Draft;
}

/** What a line comes to, unless it is refused. */
export type Understood = { line: Line } | Incomplete;
