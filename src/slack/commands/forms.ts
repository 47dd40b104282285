/** The forms that words open when something is missing, by the word they belong to. */
import type { Opening } from '../forms.ts';
import { addFromWords } from '../interactions/adding.ts';
import { askFromWords } from '../interactions/ask-from.ts';
import { importFromWords } from '../interactions/import.ts';
import { inviteFromWords } from '../interactions/invite.ts';
import { makeFromWords, renameFromWords } from '../interactions/naming.ts';
import { pickFromWords } from '../interactions/picking.ts';
import { setFromWords } from '../interactions/set-role.ts';
import { setUpOpening } from '../interactions/set-up.ts';
import type { Draft } from '../words/index.ts';
import { denyFromWords } from './decide.ts';
import { extendFromWords } from './hold.ts';
import { offboardWords } from './offboard.ts';

type FormOf = (draft: Draft) => Opening;

export const wordForms: Record<string, FormOf> = {
  add: addFromWords,
  approve: pickFromWords('approve'),
  cancel: pickFromWords('cancel'),
  deny: denyFromWords,
  end: pickFromWords('end'),
  extend: extendFromWords,
  import: importFromWords,
  invite: inviteFromWords,
  new: makeFromWords,
  offboard: offboardWords,
  remove: pickFromWords('remove'),
  rename: renameFromWords,
  request: askFromWords,
  set: setFromWords,
  setup: () => setUpOpening,
  show: pickFromWords('show'),
  who: pickFromWords('who'),
};

/** The form of a word, filled with what was typed; undefined for words without one. */
export function formFor(word: string, draft: Draft): Opening | undefined {
  const name = word.toLowerCase();
  return Object.hasOwn(wordForms, name) ? wordForms[name]?.(draft) : undefined;
}
