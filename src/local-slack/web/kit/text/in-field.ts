// A text object as a field shows it, which takes no pictures.
import type { Text } from '../../../kit.ts';
import { emojiOf } from '../emoji/names.ts';
import { plainString } from './plain-parse.ts';

/** The words, with emoji as characters. */
export const inField = (text: Text | undefined): string =>
  text === undefined ? '' : text.emoji === false ? text.text : plainString(text.text, emojiOf);
