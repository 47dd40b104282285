/** When two names are the same name: how stored and typed words are compared. */
import { oneLine } from '../../domain/text.ts';

/** Names of things: case, kinds of apostrophe and space do not matter. Stores compare this form with the phrases of a line. */
export const fold = (text: string): string =>
  oneLine(text)
    .replace(/[‘’‚‛]/gu, "'")
    .toLowerCase()
    .normalize('NFC');

/** Words of a model: as `fold`, and `mini_label`, `mini-label` and `mini label` are the same. */
export const foldModelWord = (text: string): string => fold(text).replace(/[_-]/gu, ' ');

/** The plural by English rules, of a folded word. */
export const plural = (word: string): string => (/[^aeiou]y$/u.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`);
