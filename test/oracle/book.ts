/**
 * The oracle's own memory of a tenant: who is here, who holds what until when, what is asked for. Plain data and a few questions.
 * Independent: nothing here or in the rules beside it calls the product; what they know was written from the role documents and the
 * pages of the design. Time is only looked at, never swept: what is over is over.
 */

export type PersonState = 'unknown' | 'invited' | 'active' | 'deactivated' | 'offboarded';

export interface Person {
  state: PersonState;
  inSlack: 'absent' | 'active' | 'deactivated';
  /** A guest of the Slack workspace: may hold anything, and administers and decides nothing. */
  isGuest?: boolean;
}

export interface Grant {
  n: number;
  product: string;
  person: string;
  /** The key of a thing; the product's own name is the workspace. */
  thing: string;
  role: string;
  source: 'baseline' | 'cover' | 'direct' | 'request' | 'invitation';
  /** The request it came from, by number; empty for none, the word for an invitation that was accepted. */
  ref: string;
  starts: number;
  ends: number | null;
  ended: number | null;
}

export interface Asked {
  number: number;
  product: string;
  requester: string;
  target: string;
  proposer: string | null;
  role: string | null;
  thing: string;
  /** Milliseconds from the approval; null with no `until` is for good. */
  length: number | null;
  until: number | null;
  extends: number | null;
  state: 'pending' | 'approved' | 'denied' | 'cancelled' | 'expired';
  stage: number;
  voices: { by: string; stage: number }[];
  expires: number;
}

export interface Giving {
  role: string;
  thing: string;
  length: number | null;
}

export interface Invitation {
  product: string;
  person: string;
  by: string;
  gives: Giving[];
  state: 'pending' | 'accepted' | 'cancelled' | 'expired';
  expires: number;
}

export interface Thing {
  key: string;
  product: string;
  type: string;
  name: string;
  /** Null for the workspace itself. */
  inside: string | null;
  closed: boolean;
  archived: boolean;
  tags: string[];
  owners: string[];
}

export interface Task {
  product: string;
  key: string;
  state: 'open' | 'done';
}

export interface Book {
  now: number;
  people: Record<string, Person>;
  grants: Grant[];
  requests: Asked[];
  invitations: Invitation[];
  things: Thing[];
  tasks: Task[];
  lastNumber: number;
}

/** Workspace roles of each product, strongest first; whom everybody starts as; who must stay. */
export const ranks: Readonly<Record<string, readonly string[]>> = {
  miruni: ['admin', 'member', 'collaborator', 'guest'],
  minikai: ['admin', 'member'],
  yard: ['boss', 'foreman', 'driver', 'hand'],
};
export const defaults: Readonly<Record<string, string>> = { miruni: 'member', minikai: 'member', yard: 'hand' };
export const keepers: Readonly<Record<string, string>> = { miruni: 'admin', minikai: 'admin', yard: 'boss' };

export const nobody = 99;

/** 0 is the strongest role of a product; `nobody` is none. */
export function rankOf(product: string, role: string | null): number {
  const at = role === null ? -1 : (ranks[product] ?? []).indexOf(role);
  return at < 0 ? nobody : at;
}

export const outranks = (product: string, a: string, b: string): boolean => rankOf(product, a) < rankOf(product, b);

/** Not ended by anybody, and not over by itself. */
export const isOpen = (grant: Grant, now: number): boolean =>
  grant.ended === null && (grant.ends === null || now < grant.ends);

export const isInForce = (grant: Grant, now: number): boolean => isOpen(grant, now) && grant.starts <= now;

/** What somebody holds now. With `until`, only what lasts as long; null is for good. */
export function holds(book: Book, person: string, thing: string, until?: number | null): Grant[] {
  const lasts = ({ ends }: Grant): boolean => until === undefined || ends === null || (until !== null && ends >= until);
  return book.grants.filter(
    (one) => one.person === person && one.thing === thing && isInForce(one, book.now) && lasts(one),
  );
}

/** The workspace role that counts: the strongest in force; null for none. */
export function roleOf(book: Book, product: string, person: string, until?: number | null): string | null {
  const held = holds(book, person, product, until).map(({ role }) => role);
  return (ranks[product] ?? []).find((role) => held.includes(role)) ?? null;
}

export const thingOf = (book: Book, key: string): Thing => {
  const found = book.things.find((one) => one.key === key);
  if (!found) throw new Error(`The oracle knows no thing ${key}`);
  return found;
};

export const personOf = (book: Book, name: string): Person =>
  book.people[name] ?? { state: 'unknown', inSlack: 'absent' };

/** Active full members who hold the keeper role for good, now: nobody counts on a guest. */
export const keepersOf = (book: Book, product: string): string[] => [
  ...new Set(
    book.grants
      .filter((one) => one.thing === product && one.role === keepers[product] && isInForce(one, book.now))
      .filter(({ ends, person }) => ends === null && personOf(book, person).state === 'active')
      .filter(({ person }) => personOf(book, person).isGuest !== true)
      .map(({ person }) => person),
  ),
];

export const baselineOf = (book: Book, product: string, person: string): Grant | undefined =>
  book.grants.find(
    (one) => one.thing === product && one.person === person && one.source === 'baseline' && one.ended === null,
  );

export const isWaiting = (asked: Asked, now: number): boolean => asked.state === 'pending' && now < asked.expires;

/** The invitation that waits for somebody, and is not too old. */
export const invitationOf = (book: Book, product: string, person: string): Invitation | undefined =>
  book.invitations.find(
    (one) => one.product === product && one.person === person && one.state === 'pending' && book.now < one.expires,
  );

/** A no: of which kind, and by which code, where the rules say which. */
export class No extends Error {
  readonly kind: 'denied' | 'not_found' | 'conflict' | 'invalid';
  readonly code: string | undefined;
  constructor(kind: No['kind'], code?: string) {
    super(`${kind} ${code ?? ''}`);
    this.kind = kind;
    this.code = code;
  }
}
