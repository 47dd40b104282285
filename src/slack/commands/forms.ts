/** The forms that words open when something is missing, by the word they belong to. */
import type { Opening } from '../forms.ts';
import { askFromWords } from '../interactions/ask-from.ts';
import { inviteFromWords } from '../interactions/invite.ts';
import { setFromWords } from '../interactions/set-role.ts';
import { setUpOpening } from '../interactions/set-up.ts';
import type { Draft } from '../words/index.ts';
import { offboardWords } from './offboard.ts';

type FormOf = (draft: Draft) => Opening;

export const wordForms: Record<string, FormOf> = {
  invite: inviteFromWords,
  offboard: offboardWords,
  request: askFromWords,
  set: setFromWords,
  setup: () => setUpOpening,
};

/** The form of a word, filled with what was typed; undefined for words without one. */
export const formFor = (word: string, draft: Draft): Opening | undefined => wordForms[word.toLowerCase()]?.(draft);
