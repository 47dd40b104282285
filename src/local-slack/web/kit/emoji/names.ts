// The emoji of this page by short name, and the other way round.
import { names } from 'virtual:emoji';
import { otherNames, untoned } from './emoji-text.ts';

/** The character of a short name. */
export function emojiOf(name: string): string | undefined {
  const known = [name, ...otherNames(name)].find((it) => Object.hasOwn(names, it));
  return known === undefined ? undefined : names[known];
}

/** All short names, in the usual order of emoji. */
export const emojiNames: readonly string[] = Object.keys(names);

const shortNames = new Map(Object.entries(names).map(([name, character]) => [character, name]));

/** The short name of a character and its skin tone, if it is an emoji. */
export function emojiIn(character: string): { name: string; tone?: number } | undefined {
  const { plain, tone } = untoned(character);
  // Some are written with a variation selector that a skin tone takes away.
  const name = shortNames.get(plain) ?? (tone === undefined ? undefined : shortNames.get(`${plain}\uFE0F`));
  return name === undefined ? undefined : { name, ...(tone === undefined ? {} : { tone }) };
}
