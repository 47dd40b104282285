/** The forms that words open when something is missing, by the word they belong to. */
import type { Opening } from '../forms.ts';
import { askFromWords } from '../interactions/ask-from.ts';
import { setUpOpening } from '../interactions/set-up.ts';
import type { Draft } from '../words/index.ts';

type FormOf = (draft: Draft) => Opening;

export const wordForms: Record<string, FormOf> = {
  request: askFromWords,
  setup: () => setUpOpening,
};

/** The form of a word, filled with what was typed; undefined for words without one. */
export const formFor = (word: string, draft: Draft): Opening | undefined => wordForms[word.toLowerCase()]?.(draft);
