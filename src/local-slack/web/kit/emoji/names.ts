// The emoji of this page by short name, and the other way round.
import { names } from 'virtual:emoji';

/** The character of a short name. */
export const emojiOf = (name: string): string | undefined => (Object.hasOwn(names, name) ? names[name] : undefined);

/** All short names, in the usual order of emoji. */
export const emojiNames: readonly string[] = Object.keys(names);

const shortNames = new Map(Object.entries(names).map(([name, character]) => [character, name]));

/** The short name of a character, if it is an emoji. */
export const nameOf = (character: string): string | undefined => shortNames.get(character);
