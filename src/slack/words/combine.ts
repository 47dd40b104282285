/** How small readers of words are put together; what they give is typed by what they are made of. */
import { invalid } from '../../domain/refusal.ts';
import type { Reader, Reading, Values } from './reader.ts';

/** Reads some words and gives named values. `keys` are the names it can give. */
export interface Words<T extends object> {
  keys: readonly string[];
  read(reader: Reader, at: number): readonly Reading[];
  /** Only for the type checker. */
  gives?: T;
}

/** What may be left out: then its values are null. */
export type Maybe<T> = { [Key in keyof T]: T[Key] | null };

type GivenBy<Part> = Part extends Words<infer T> ? T : never;
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type All<Parts extends readonly Words<object>[]> = Together<GivenBy<Parts[number]>> & object;

const keysOf = (parts: readonly Words<object>[]): readonly string[] => [...new Set(parts.flatMap((part) => part.keys))];

const nothing = (keys: readonly string[]): Values => Object.fromEntries(keys.map((key) => [key, null]));

/** One after the other. */
export function sequence<Parts extends readonly Words<object>[]>(...parts: Parts): Words<All<Parts>> {
  return {
    keys: keysOf(parts),
    read(reader, at) {
      let readings: readonly Reading[] = [{ at, values: {}, missing: false }];
      for (const part of parts) readings = readings.flatMap((before) => continued(reader, before, part));
      return readings;
    },
  };
}

function continued(reader: Reader, before: Reading, part: Words<object>): readonly Reading[] {
  reader.step();
  return part.read(reader, before.at).map(({ at, values, missing }) => ({
    at,
    values: { ...before.values, ...values },
    missing: missing || before.missing,
  }));
}

/** Any of these; every one that can be read is a reading of its own. */
export function oneOf<Parts extends readonly Words<object>[]>(...parts: Parts): Words<Maybe<All<Parts>>> {
  const keys = keysOf(parts);
  const start = (at: number): Reading => ({ at, values: nothing(keys), missing: false });
  return { keys, read: (reader, at) => parts.flatMap((part) => continued(reader, start(at), part)) };
}

/** This, or nothing. */
export function optional<T extends object>(part: Words<T>): Words<Maybe<T>> {
  const without = nothing(part.keys);
  return {
    keys: part.keys,
    read(reader, at) {
      const start = { at, values: without, missing: false };
      return [...continued(reader, start, part).filter((reading) => reading.at > at), start];
    },
  };
}

/** What may follow the words proper, once and in any order. Tails with one `slot` exclude each other (`for`, `until`). */
export interface Tail<T extends object> extends Words<T> {
  slot: string;
  /** Its first word, for suggestions and for saying that it came twice. */
  opens: string;
}

interface Tailed extends Reading {
  used: ReadonlyMap<string, string>;
}

export function tails<Parts extends readonly Tail<object>[]>(...parts: Parts): Words<Maybe<All<Parts>>> {
  const keys = keysOf(parts);
  return {
    keys,
    read(reader, at) {
      const done: Reading[] = [];
      let open: readonly Tailed[] = [{ at, values: nothing(keys), missing: false, used: new Map() }];
      while (open.length > 0) {
        const next = open.map((before) => ({ before, longer: lengthened(reader, before, parts) }));
        done.push(...next.filter(({ longer }) => longer.length === 0).map(({ before }) => before));
        open = next.flatMap(({ longer }) => longer);
      }
      return done;
    },
  };
}

function lengthened(reader: Reader, before: Tailed, parts: readonly Tail<object>[]): readonly Tailed[] {
  const longer = parts.flatMap((part): readonly Tailed[] => {
    const earlier = before.used.get(part.slot);
    const readings = continued(reader, before, part);
    if (earlier !== undefined) return readings.length > 0 ? twice(reader, before.at, earlier, part.opens) : [];
    return readings.map((reading) => ({ ...reading, used: new Map(before.used).set(part.slot, part.opens) }));
  });
  if (longer.length > 0 || before.at >= reader.tokens.length) return longer;
  const words = parts.filter((part) => !before.used.has(part.slot)).map((part) => part.opens);
  reader.stuck(before.at, { what: words.map((word) => `“${word}”`).join(', ') || 'the end of the line', words });
  return [];
}

function twice(reader: Reader, at: number, earlier: string, now: string): readonly Tailed[] {
  const message =
    earlier === now ? `“${now}” stands twice in this line.` : `“${earlier}” and “${now}” both say when it ends.`;
  reader.refuse(at, invalid(`${message} Nothing was changed.`, { next: 'Keep one of them.', code: 'twice' }));
  return [];
}
