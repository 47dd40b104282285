/** "Did you mean": complete lines near to one that was not understood, each tried before it is offered. */
import { isId } from '../../domain/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Attempt, attempt, type Ground } from './attempt.ts';
import { distance, slip } from './distance.ts';
import { echo } from './echo.ts';
import { phraseAt } from './phrases.ts';
import { quotedIfNeeded } from './quoting.ts';
import { tokenize } from './tokenize.ts';

const mostTried = 12;
const mostOffered = 3;

/** Words that people say for ours. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  grant: ['add', 'set'],
  give: ['add', 'set'],
  assign: ['add', 'set'],
  revoke: ['remove', 'end'],
  delete: ['remove'],
  unassign: ['remove'],
  promote: ['set'],
  make: ['set'],
  change: ['set'],
  ask: ['request'],
  accept: ['approve'],
  reject: ['deny'],
  decline: ['deny'],
  withdraw: ['cancel'],
  prolong: ['extend'],
  leave: ['end'],
  log: ['history'],
};

interface Repair {
  text: string;
  far: number;
}

/** At most three lines, nearest first. */
export function suggestions({ reader }: Attempt, ground: Ground): readonly string[] {
  const at = Math.max(reader.stuckAt, 0);
  const inserted = reader.expected.filter((expected) => !expected.named && expected.words.length <= 3);
  const repairs: Repair[] = [
    ...reader.expected.flatMap(({ words, named }) =>
      words.flatMap((word) => replacing(at, word, named === true, reader)),
    ),
    ...(at === 0 ? verbRepairs(ground, reader) : []),
    ...inserted.flatMap(({ words }) => words.map((word) => ({ text: reader.replaced(at, at, word), far: 3 }))),
  ];
  const near = [...repairs].sort((one, other) => one.far - other.far).slice(0, mostTried);
  return [...new Set(near.flatMap(({ text }) => understood(text, ground)))].slice(0, mostOffered);
}

/** The words here, when they are a slip away from this one. */
function replacing(at: number, word: string, named: boolean, reader: Attempt['reader']): readonly Repair[] {
  // Ids that were made one after the other look alike and mean nothing to each other.
  if (isId('thing', word)) return [];
  const count = word.split(' ').length;
  const [phrase] = phraseAt(reader.tokens, at, count);
  if (phrase === undefined) return [];
  const far = distance(phrase, word, slip(word));
  if (far === 0 || far > slip(word)) return [];
  return [{ text: reader.replaced(at, at + count, named ? quotedIfNeeded(word) : word), far }];
}

function verbRepairs({ verbs }: Ground, reader: Attempt['reader']): readonly Repair[] {
  const first = reader.wordAt(0) ?? '';
  const ours = verbs.map((verb) => ({ said: verb, verb }));
  const others = Object.entries(otherWords).flatMap(([said, meant]) => meant.map((verb) => ({ said, verb })));
  return [...ours, ...others].flatMap(({ said, verb }) => {
    const far = distance(first, said, slip(said));
    return far > slip(said) ? [] : [{ text: reader.replaced(0, 1, verb), far }];
  });
}

/** The canonical form of a line that means exactly one thing; nothing otherwise. */
function understood(text: string, ground: Ground): readonly string[] {
  const [only, ...others] = meanings(text, ground).lines;
  return only !== undefined && others.length === 0 ? [only] : [];
}

/** Whether this text could be typed: it means one thing, or opens a form. */
export function stands(text: string, ground: Ground): boolean {
  const { lines, unfinished } = meanings(text, ground);
  return lines.length === 1 || (lines.length === 0 && unfinished);
}

/** What a text would come to; nothing when it is refused. */
function meanings(text: string, ground: Ground): { lines: readonly string[]; unfinished: boolean } {
  try {
    const { lines, drafts, misfits } = attempt(tokenize(text), ground);
    const meant = new Set(lines.map(({ line }) => echo(line, ground.setting, ground.names)));
    return { lines: [...meant], unfinished: misfits.length === 0 && drafts.length > 0 };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { lines: [], unfinished: false };
    throw refusal;
  }
}
