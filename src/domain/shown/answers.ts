/** What a word is answered with, as plain data: people, things, permissions, reasons, history, help, refusals. */
import type { Event } from '../events.ts';
import type { DeliveryId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { RefusalKind } from '../refusal.ts';
import type { SubjectState } from '../subject.ts';
import type { Task } from '../task.ts';
import type { ShownGrant, ShownInvitation } from './access.ts';
import type { Listed, Names, ShownPerson, ShownRole, ShownThing } from './basics.ts';
import type { ShownAskable } from './forms.ts';

export interface ShownPersonCard {
  person: ShownPerson;
  isYou: boolean;
  state: SubjectState;
  email: string | null;
  /** Name of the directory that manages them. */
  directory: string | null;
  holds: Listed<ShownGrant>;
  invitation: ShownInvitation | null;
  /** Numbers of their pending requests, where the reader may see them. */
  pending: readonly number[];
  may: { setRole: boolean; offboard: boolean; history: boolean };
}

export interface ShownHolder {
  person: ShownPerson;
  role: ShownRole;
  endsAt: Instant | null;
}

/** Somebody with all they hold on the whole of a product or of several, the strongest first. */
export interface ShownMember {
  person: ShownPerson;
  roles: readonly { role: ShownRole; thing: ShownThing; endsAt: Instant | null }[];
}

export interface ShownHolders {
  role: ShownRole;
  thing: ShownThing;
  holders: Listed<ShownHolder>;
}

export interface ShownThingCard {
  thing: ShownThing;
  /** Titles of the flags that are set: `closed`. */
  flags: readonly string[];
  archivedAt: Instant | null;
  tags: readonly ShownThing[];
  holders: Listed<ShownHolder>;
  holds: Listed<ShownThing>;
  may: { add: boolean; rename: boolean; history: boolean };
}

export interface ShownWhoCan {
  /** What is asked about, in words: `see`, `edit`. */
  action: string;
  thing: ShownThing;
  /** Roles of many whose holders all may; they are not among the people. */
  crowds: readonly { role: ShownRole; count: number; because: string }[];
  people: Listed<{ person: ShownPerson; because: string }>;
}

/** The policy's explanation with its people resolved; the reasons are the policy's own. */
export interface ShownWhy {
  subject: ShownPerson;
  isYou: boolean;
  action: string;
  thing: ShownThing | null;
  allowed: boolean;
  reasons: readonly { kind: 'permit' | 'forbid' | 'silence'; code: string; text: string; line: number | null }[];
  missing: readonly { because: string; facts: readonly string[] }[];
  instead: readonly ShownPerson[];
  /** When it was decided, for a question about the past. */
  at: Instant | null;
  /** What could be asked for that would turn it. */
  ask: ShownAskable | null;
}

/** What somebody would gain and lose by a change that has not happened. */
export interface ShownWhatIf {
  subject: ShownPerson;
  isYou: boolean;
  effects: readonly ShownEffect[];
}

/** On these things, or (`every`, in words) on a kind of thing as a whole, but where nothing changes; permissions by their titles. */
export interface ShownEffect {
  things: readonly ShownThing[];
  every: string | null;
  gained: readonly string[];
  lost: readonly string[];
}

export interface ShownHistory {
  /** Whom or what it is about, in words; null is everything the reader may see. */
  about: string | null;
  since: Instant | null;
  /** Newest first. */
  events: Listed<Event>;
  names: Names;
}

export interface ShownHelp {
  /** The words the typist may use, by what they are about; one line each. */
  chapters: readonly { title: string; lines: readonly { usage: string; does: string }[] }[];
  /** The one word asked about, with its cases. */
  word: { usage: string; does: string; examples: readonly string[] } | null;
}

export interface ShownRefusal {
  kind: RefusalKind;
  message: string;
  next: string | null;
  /** Lines that could be typed instead. */
  instead: readonly string[];
  /** Where the lines are kept, so that a button can say which one; null shows the lines only. */
  ref: string | null;
  /** What could be asked for instead. */
  ask: ShownAskable | null;
  /** Whether the reader may ask for anything at all; then a denial shows the way to. */
  mayAsk: boolean;
}

/** A line with more than one reading: the readings as lines of their own. */
export interface ShownChoices {
  question: string;
  choices: readonly { title: string; line: string }[];
  ref: string | null;
}

export interface ShownTask extends Pick<Task, 'id' | 'title' | 'steps' | 'link' | 'state' | 'createdAt' | 'endedAt'> {
  person: ShownPerson | null;
  doneBy: ShownPerson | null;
}

export interface ShownDelivery {
  id: DeliveryId;
  /** What was owed, in words: `the card of R-1042 in the help desk`. */
  what: string;
  since: Instant;
  attempts: number;
  problem: string;
}
