/** What happens in the oracle's book: grants opened, lengthened and ended, with what follows from it. Independent of the product. */
import {
  type Asked,
  type Book,
  baselineOf,
  type Grant,
  holds,
  isInForce,
  isOpen,
  isWaiting,
  keepers,
  keepersOf,
  No,
  outranks,
  personOf,
  thingOf,
} from './book.ts';
import { isEligible } from './rights.ts';

export function open(book: Book, grant: Omit<Grant, 'n' | 'ended'>): Grant {
  const opened = { ...grant, n: book.grants.length + 1, ended: null };
  book.grants.push(opened);
  return opened;
}

/** Ended for good, so that nobody waits for more of it. */
export function end(book: Book, grant: Grant): void {
  grant.ended = book.now;
  for (const asked of book.requests)
    if (asked.extends === grant.n && isWaiting(asked, book.now)) asked.state = 'cancelled';
}

/** One open-ended role in the place of the other; null leaves none. */
export function setBaseline(book: Book, product: string, person: string, role: string | null): Grant | undefined {
  const present = baselineOf(book, product, person);
  if (present && present.role === role) return present;
  if (present) present.ended = book.now;
  if (role === null) return undefined;
  return open(book, {
    product,
    person,
    thing: product,
    role,
    source: 'baseline',
    ref: '',
    starts: book.now,
    ends: null,
  });
}

/** Everything that somebody has in a product and that nobody has ended. */
export const openOf = (book: Book, product: string, person: string): Grant[] =>
  book.grants.filter((one) => one.product === product && one.person === person && isOpen(one, book.now));

/** MR-16: roles on things that the new workspace role cannot hold. */
export function dropIneligible(book: Book, product: string, person: string): void {
  const lost = openOf(book, product, person).filter(
    ({ thing, role }) => thing !== product && !isEligible(book, person, thing, role),
  );
  for (const grant of lost) end(book, grant);
}

/** MK-18, MR-11: everything ends; requests by or for them are closed, and what waits for them is taken back. */
export function takeOut(book: Book, product: string, person: string): void {
  for (const one of book.invitations)
    if (one.product === product && one.person === person && one.state === 'pending')
      one.state = book.now < one.expires ? 'cancelled' : 'expired';
  for (const one of book.requests) {
    const concerned = one.target === person || one.requester === person || one.proposer === person;
    if (one.product === product && concerned && isWaiting(one, book.now)) one.state = 'cancelled';
  }
  for (const grant of openOf(book, product, person)) if (grant.source !== 'baseline') end(book, grant);
  setBaseline(book, product, person, null);
}

/** What somebody owned needs a new hand: one open task for them. */
export function askForOwners(book: Book, product: string, person: string, taken: readonly string[] = []): void {
  const left = ownedBy(book, product, person).filter((key) => !taken.includes(key));
  if (left.length > 0) openTask(book, product, `owner:${person}`);
}

export const ownedBy = (book: Book, product: string, person: string): string[] =>
  book.things
    .filter((one) => one.product === product && !one.archived && one.owners.includes(person))
    .map(({ key }) => key);

export function openTask(book: Book, product: string, key: string): void {
  if (book.tasks.some((one) => one.product === product && one.key === key && one.state === 'open')) return;
  book.tasks.push({ product, key, state: 'open' });
}

export function sayIfNobodyIsLeft(book: Book, product: string): void {
  if (keepersOf(book, product).length === 0 && keepers[product]) openTask(book, product, 'no-keeper');
}

/** Whether somebody has anything in a product that is not over. */
export const hasSomething = (book: Book, product: string, person: string): boolean =>
  openOf(book, product, person).length > 0 ||
  book.invitations.some(
    (one) => one.product === product && one.person === person && one.state === 'pending' && book.now < one.expires,
  ) ||
  book.requests.some(
    (one) =>
      one.product === product && [one.target, one.requester, one.proposer].includes(person) && isWaiting(one, book.now),
  );

const day = 86_400_000;

/** A day for what would last less than one, three working days for the rest. */
export function runsOut(now: number, lasts: number | null): number {
  if (lasts !== null && lasts < day) return now + day;
  let at = now;
  for (let left = 3; left > 0; ) {
    at += day;
    if (![0, 6].includes(new Date(at).getUTCDay())) left--;
  }
  return at;
}

/** When what is asked for would end, if it were given now. */
export const endOf = (book: Book, { length, until }: Pick<Asked, 'length' | 'until'>): number | null =>
  until ?? (length === null ? null : book.now + length);

/** Held with no end already, or something stronger is: nothing would be given. */
export function mustNotHoldForGood(book: Book, { target, thing, role, product }: Asked): void {
  const enough = holds(book, target, thing).some(
    (one) =>
      one.ends === null &&
      (one.role === role || (thing === product && role !== null && outranks(product, one.role, role))),
  );
  if (enough) throw new No('conflict', 'held_already');
}

/** What the last approval gives, counted from now. */
export function fulfil(book: Book, asked: Asked): void {
  const { role, thing, target: person, product, number } = asked;
  if (role === null) return;
  const ends = endOf(book, asked);
  if (ends !== null && ends <= book.now) throw new No('conflict', 'time_passed');
  const grant = book.grants.find(({ n }) => n === asked.extends);
  if (grant && isInForce(grant, book.now) && grant.ends !== null) {
    if (ends !== null && ends <= grant.ends) throw new No('conflict', 'not_longer');
    grant.ends = ends;
    return;
  }
  if (thing === product && ends === null) {
    setBaseline(book, product, person, role);
    dropIneligible(book, product, person);
    return;
  }
  const source = thing === product ? 'cover' : 'request';
  open(book, { product, person, thing, role, source, ref: `${number}`, starts: book.now, ends });
}

/** Archived with everything in it; what was held there ends. */
export function archive(book: Book, key: string): void {
  const inside = book.things.filter((one) => one.inside === key && !one.archived).map((one) => one.key);
  for (const grant of book.grants)
    if (grant.thing === key && grant.ended === null && isOpen(grant, book.now)) end(book, grant);
  thingOf(book, key).archived = true;
  for (const one of inside) archive(book, one);
}

/** Gone from Slack: a fact, which nobody can refuse. */
export function leaveSlack(book: Book, products: readonly string[], name: string): void {
  const person = personOf(book, name);
  person.inSlack = 'deactivated';
  if (person.state === 'deactivated') return;
  person.state = 'deactivated';
  for (const product of products) {
    const had = hasSomething(book, product, name) || ownedBy(book, product, name).length > 0;
    if (!had) continue;
    askForOwners(book, product, name);
    takeOut(book, product, name);
    sayIfNobodyIsLeft(book, product);
  }
}
