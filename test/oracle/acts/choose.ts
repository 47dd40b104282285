/** Choosing who acts, mostly somebody who may, so that plays get somewhere. */
import { type Asked, type Book, type Grant, isOpen, keepersOf, type Thing } from '../book.ts';
import { type Dice, products } from './act.ts';

/** Anybody whom the book knows as a person here. */
export const anybody = (dice: Dice, book: Book): string | undefined =>
  dice.of(Object.keys(book.people).filter((name) => book.people[name]?.state !== 'unknown'));

/** An Admin twice out of three times, otherwise anybody. */
export const somebodyAble = (dice: Dice, book: Book, product: string): string | undefined =>
  dice.once(3) ? anybody(dice, book) : (dice.of(keepersOf(book, product)) ?? anybody(dice, book));

export const anyProduct = (dice: Dice): string => dice.of(products) ?? 'miruni';

/** A product that is not this one, rarely: an act whose thing belongs elsewhere. */
export const nearlyAlways = (dice: Dice, product: string): string => (dice.once(12) ? anyProduct(dice) : product);

/** One that is in use, mostly; an archived one otherwise. */
export function anyThing(dice: Dice, book: Book, ...types: string[]): Thing | undefined {
  const fitting = book.things.filter(({ type }) => types.includes(type));
  return (dice.once(10) ? undefined : dice.of(fitting.filter(({ archived }) => !archived))) ?? dice.of(fitting);
}

/** One that waits, mostly; a decided one otherwise: what somebody presses on an old card. */
export const anyRequest = (dice: Dice, book: Book): Asked | undefined =>
  (dice.once(6) ? undefined : dice.of(book.requests.filter(({ state }) => state === 'pending').slice(-4))) ??
  dice.of(book.requests);

export const anyGrant = (dice: Dice, book: Book): Grant | undefined =>
  (dice.once(6)
    ? undefined
    : dice.of(book.grants.filter((grant) => isOpen(grant, book.now) && !grant.ended).slice(-6))) ??
  dice.of(book.grants);
