/** An act of a play: chosen by dice from what the book knows, foretold by the oracle, and done for real. */
import type { RequestId, SubjectId, ThingId } from '../../../src/domain/ids.ts';
import type { Book, Grant } from '../book.ts';
import type { House } from '../stage.ts';

/** Whole numbers that an act is made from; the same ones make the same act from the same book. */
export interface Dice {
  /** One of these; undefined where there is none. */
  of<Value>(values: readonly Value[]): Value | undefined;
  /** True once in so many. */
  once(outOf: number): boolean;
  /** Like no other of the play. */
  tag: string;
}

/** Real ids of what the book knows by name, key or number. */
export interface Ids {
  person(name: string): SubjectId;
  thing(key: string): ThingId;
  request(number: number): RequestId;
  /** Whether this request asks for more of what is held. */
  extends(number: number): boolean;
  /** The row of a grant, ended ones included. */
  grant(grant: Grant): string;
  task(product: string, key: string): string;
  slackState(name: string): 'absent' | 'active' | 'deactivated';
  met(name: string, id: SubjectId, inSlack: 'active' | 'deactivated'): void;
  /** Remembers the id of what was just made. */
  made(key: string, id: ThingId): void;
}

export interface Kind<Args> {
  /** Undefined where nothing can be chosen. */
  pick(dice: Dice, book: Book): Args | undefined;
  /** What the rules say: changes the book and tells what the person is told, or throws a `No`. */
  foretell(book: Book, args: Args): unknown;
  /** Does it, and tells in the same words. */
  perform(house: House, ids: Ids, args: Args, key?: string): Promise<unknown>;
}

/** An act with everything in it that was chosen. */
export interface Act {
  text: string;
  foretell(book: Book): unknown;
  perform(house: House, ids: Ids, key?: string): Promise<unknown>;
}

export type Deed = (dice: Dice, book: Book) => Act | undefined;

export const deed =
  <Args extends object>(name: string, kind: Kind<Args>): Deed =>
  (dice, book) => {
    const args = kind.pick(dice, book);
    if (!args) return undefined;
    return {
      text: `${name} ${JSON.stringify(args)}`,
      foretell: (at) => kind.foretell(at, args),
      perform: (house, ids, key) => kind.perform(house, ids, args, key),
    };
  };

export const products = ['miruni', 'minikai', 'yard'] as const;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const lengths: readonly (number | null)[] = [30 * minute, hour, 4 * hour, 2 * day, 30 * day, null];

/** Milliseconds as the product says them. */
export const spanOf = (length: number | null) =>
  length === null ? {} : { length: { count: length / minute, unit: 'minute' as const } };
