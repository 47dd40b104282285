/** From the raw text of a slash command to a fully understood, typed line. */
export { echo } from './echo.ts';
export { escaped, plain, unescaped } from './escape.ts';
export { fold, foldModelWord } from './fold.ts';
export type { Grammar } from './grammar.ts';
export { allGrammars, chapters } from './grammars.ts';
export { incompleteLine } from './incomplete.ts';
export type * from './lexicon.ts';
export { lexiconOf } from './lexicon.ts';
export type * from './lines.ts';
export { lengthIn } from './offered.ts';
export { phrasesOf } from './phrases.ts';
export { tokenize } from './tokenize.ts';
export { longestLine, type Token } from './tokens.ts';
export { understand } from './understand.ts';
