/** One line of a file of things, read against the role model: its kind, its name, its flags. */
import { Refusal } from '../../domain/refusal.ts';
import type { ThingTypeInfo } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import { thingNameOf } from './things.ts';

/** A line as it was given; empty text is nothing. */
export interface ImportLine {
  line: number;
  type: string;
  name: string;
  /** Name of what it is in, or its id in the product. */
  inside: string;
  /** The product's own id. */
  id: string;
  /** Titles or names of the flags it is to have. */
  flags: string;
}

const fold = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ');

/** The kinds of things that are kept here. */
export const typesOf = ({ model }: Desk): ThingTypeInfo[] =>
  [...model.thingTypes.values()].filter(({ kept, name }) => kept && name !== 'workspace');

/** The kind that a line says, by name or title; undefined where there is none. */
export const typeIn = (desk: Desk, { type }: ImportLine): ThingTypeInfo | undefined =>
  typesOf(desk).find(({ name, title }) => [fold(name), fold(title)].includes(fold(type)));

/** The name as it is kept, or why it cannot be one. */
export function nameIn({ name }: ImportLine): string | Refusal {
  try {
    return thingNameOf(name);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Flags by name or title; null where one is none that is set by hand. */
export function flagsIn({ flags }: ThingTypeInfo, text: string): string[] | null {
  const wanted = text.split(/[\s;|]+/u).filter((word) => word !== '');
  const found = wanted.map((word) =>
    flags.find(({ name, title, restricts }) => restricts && [fold(name), fold(title)].includes(fold(word))),
  );
  return found.every((flag) => flag !== undefined) ? [...new Set(found.map(({ name }) => name))] : null;
}
