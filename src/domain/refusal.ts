/** A refusal is an expected no: thrown, because throwing is what rolls a transaction back; it says what to do next. */
import type { SubjectId, ThingId, WorkspaceId } from './ids.ts';

/** denied: may not · not_found: no such thing, or not one the caller may see · conflict: changed meanwhile · invalid: cannot be meant. */
export type RefusalKind = 'denied' | 'not_found' | 'conflict' | 'invalid';

export interface RefusalDetail {
  /** What the person could do now, as one sentence. */
  next?: string;
  /** Lines that could be typed instead; offered as buttons, never run by themselves. */
  instead?: readonly string[];
  /** The form field it is about, where it came from a form. */
  field?: string;
  /** A stable name for tests, history and metrics: `last_keeper`, `four_eyes`. */
  code?: string;
  /** What was asked, for the history: denials are written down too. */
  action?: string;
  thing?: ThingId;
  target?: SubjectId;
  /** The product that refused, where the act was not in one: a reading may be of any. */
  workspace?: WorkspaceId;
}

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly detail: RefusalDetail;

  constructor(kind: RefusalKind, message: string, detail: RefusalDetail = {}) {
    super(message);
    this.name = 'Refusal';
    this.kind = kind;
    this.detail = detail;
  }
}

export const denied = (message: string, detail?: RefusalDetail): Refusal => new Refusal('denied', message, detail);
export const conflict = (message: string, detail?: RefusalDetail): Refusal => new Refusal('conflict', message, detail);
export const invalid = (message: string, detail?: RefusalDetail): Refusal => new Refusal('invalid', message, detail);

/** The one answer for what does not exist and for what the caller may not see, so that the two cannot be told apart. */
export const notFound = (what: string): Refusal =>
  new Refusal('not_found', `I know no ${what} that you can see.`, {
    next: 'Check the name, or ask an Admin.',
    code: 'not_found',
  });

/** The same for people: one sentence for an id, an address or a name, so that it does not tell which of them is known. */
export const noSuchPerson = (): Refusal =>
  new Refusal('not_found', 'I know no such person whom you can see.', {
    next: 'Mention them with @, check the address, or ask an Admin.',
    code: 'not_found',
  });
