/** One attempt at a line: all readings of it by the commands it could belong to, and where they got stuck. */

import type { Words } from './combine.ts';
import { misfit } from './fit.ts';
import { foldModelWord } from './fold.ts';
import type { Grammar, Mistake } from './grammar.ts';
import type { Line } from './lines.ts';
import type { Names } from './names.ts';
import { Reader, type Reading, type Setting, type Values } from './reader.ts';
import type { Token } from './tokens.ts';
import { bare } from './tokens.ts';

/** What does not change from one attempt at a line to the next. */
export interface Ground {
  setting: Setting;
  names: Names;
  grammars: readonly Grammar[];
  verbs: readonly string[];
}

export interface Attempt {
  reader: Reader;
  tried: readonly Grammar[];
  lines: readonly { line: Line; grammar: Grammar }[];
  /** Readings that lack something. */
  drafts: readonly { grammar: Grammar; values: Values }[];
  /** Why readings that are complete cannot be meant. */
  misfits: readonly string[];
}

export function attempt(tokens: readonly Token[], ground: Ground): Attempt {
  const reader = new Reader(tokens, ground.setting, ground.names, ground.verbs);
  const tried = candidates(reader, ground.grammars);
  const first = attemptWith(reader, tried);
  const verb = tried.some(({ opens }) => opens === 'name');
  const found = first.lines.length + first.drafts.length + first.misfits.length > 0;
  // A thing may be called "End game": where the command understands nothing, looking at it is harmless.
  const nouns = ground.grammars.filter(({ opens }) => opens === 'noun' && !tried.some((one) => one.opens === 'noun'));
  if (!verb || found || nouns.length === 0) return first;
  const looking = attemptWith(new Reader(tokens, ground.setting, ground.names, ground.verbs), nouns);
  return looking.lines.length > 0 ? looking : first;
}

function candidates(reader: Reader, grammars: readonly Grammar[]): readonly Grammar[] {
  const word = reader.wordAt(0) ?? (reader.tokens.length === 0 ? 'me' : undefined);
  const byName = grammars.filter(
    ({ name, aliases, opens }) =>
      opens !== 'noun' && word !== undefined && [name.split(' ')[0], ...aliases].includes(word),
  );
  const typed = reader.names.types.longest(reader.tokens, 0).length > 0;
  const byType = typed ? grammars.filter(({ opens }) => opens === 'type') : [];
  const nouns = typed || byName.length === 0 ? grammars.filter(({ opens }) => opens === 'noun') : [];
  return [...new Set([...byName, ...byType, ...nouns])];
}

function attemptWith(reader: Reader, tried: readonly Grammar[]): Attempt {
  const lines: { line: Line; grammar: Grammar }[] = [];
  const drafts: { grammar: Grammar; values: Values }[] = [];
  const misfits: string[] = [];
  for (const grammar of tried) {
    for (const { values, missing } of readToEnd(reader, grammar.words, startOf(grammar))) {
      const wrong = misfit(values, reader.setting.lexicon);
      const made = missing || wrong ? [] : grammar.lines(values, reader.setting);
      if (wrong) misfits.push(wrong);
      else if (made.length === 0) drafts.push({ grammar, values });
      for (const line of made) lines.push({ line, grammar });
    }
  }
  return { reader, tried, lines, drafts, misfits };
}

const startOf = ({ opens }: Grammar): number => (opens === 'name' ? 1 : 0);

/** The readings that use the whole line. */
function readToEnd(reader: Reader, words: Words<object>, start: number): readonly Reading[] {
  const from = Math.min(start, reader.tokens.length);
  return words.read(reader, from).filter((reading) => {
    if (reading.at >= reader.tokens.length) return true;
    reader.stuck(reading.at, { what: 'the end of the line', words: [] });
    return false;
  });
}

/** Whether a mistake is what was typed: its words, and the lines it offers. */
export function mistaken(
  one: Mistake,
  grammar: Grammar,
  tokens: readonly Token[],
  ground: Ground,
): { says: string; lines: readonly Line[] } | undefined {
  const reader = new Reader(tokens, ground.setting, ground.names, ground.verbs);
  const readings = readToEnd(reader, one.words, startOf(grammar)).filter(
    ({ values, missing }) => !missing && !misfit(values, ground.setting.lexicon),
  );
  const [first] = readings;
  if (!first) return undefined;
  return {
    says: one.says(first.values, reader),
    lines: readings.flatMap(({ values }) => one.lines(values, ground.setting)),
  };
}

/** Commands and kinds of thing are the same from line to line; the words for them are gathered once. */
const gathered = new WeakMap<Names['types'], { grammars: readonly Grammar[]; verbs: readonly string[] }>();

/** First words of all commands, and the words for kinds of thing. */
export function verbsOf(grammars: readonly Grammar[], { types }: Names): readonly string[] {
  const before = gathered.get(types);
  if (before?.grammars === grammars) return before.verbs;
  const words = types.names().filter((name) => !foldModelWord(bare(name)).includes(' '));
  const commands = grammars.filter(({ opens, usage }) => opens === 'name' && usage.length > 0).flatMap(firstWords);
  const verbs = [...new Set([...commands, ...words])];
  gathered.set(types, { grammars, verbs });
  return verbs;
}

const firstWords = ({ name, aliases }: Grammar): readonly string[] => [name.split(' ')[0] ?? name, ...aliases];
