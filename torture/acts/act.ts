/** An act of a person: what they sent, what it leaves in the history when it is carried out, and what they were told. */

import type { HappeningType } from '../../src/domain/events.ts';
import type { Told } from '../../src/local-slack/index.ts';
import type { Verdict } from '../verdict.ts';

/** An event with names that people know in the place of ids. */
export interface SeenEvent {
  type: HappeningType;
  /** The Slack handle of whoever did it. */
  by: string | null;
  /** `R-1001` without the `R-`. */
  request: number | null;
  /** The e-mail address of whom it concerns, where one is known. */
  email: string | null;
  /** The present name of the thing it concerns. */
  thing: string | null;
  happening: Readonly<Record<string, unknown>>;
}

/** The events that an act leaves, known by something that no other act has. */
export interface Trace {
  type: HappeningType;
  /** Another type that it may leave instead. */
  or?: HappeningType;
  is(event: SeenEvent): boolean;
  /** Set where somebody may do the very same once more: the acts of one name leave what one of them leaves. */
  shared?: string;
  /** How many of them a whole act leaves. */
  times: number;
}

export interface Deed {
  kind: string;
  who: string;
  /** What is typed or pressed. */
  line: string;
  trace: Trace;
  /** What the answer says when it was done. */
  done: RegExp;
  /** What comes before, such as opening a form and filling it in; false when it never came to sending. */
  prepare?(): Promise<boolean>;
  /** Sends it: its payload has left when this returns its promise. */
  send(): Promise<Told>;
  /** By what name the local Slack knows its payload. */
  payload: 'slash_commands' | 'block_actions' | 'view_submission';
  /** What follows for what can be done next. */
  after(verdict: Verdict, text: string): void;
}

/** An act that was sent, and what came of it. */
export interface Act extends Pick<Deed, 'kind' | 'who' | 'line' | 'trace' | 'payload' | 'done'> {
  verdict: Verdict;
  /** What was answered when the very same payload came again later, one after the other. */
  repeats: Verdict[];
  /** The answer, for reports. */
  text: string;
  /** When it was sent, as `performance.now()` tells it, and how long it took. */
  at: number;
  milliseconds: number;
  /** It was sent twice at the same moment. */
  twice: boolean;
  /** A decision that was pressed, and acknowledged: the key under which it must be in the inbox. */
  keptAs?: string;
}
