/** From tokens to one understood line, to a form to be filled in, or to a refusal that says what to type instead. */
import type { Instant } from '../../domain/instant.ts';
import { invalid } from '../../domain/refusal.ts';
import { type Attempt, attempt, type Ground, verbsOf } from './attempt.ts';
import { draftOf } from './draft.ts';
import { echo } from './echo.ts';
import type { Grammar } from './grammar.ts';
import { allGrammars } from './grammars.ts';
import type { Lexicon } from './lexicon.ts';
import type { Incomplete, Line, Understood } from './lines.ts';
import { misunderstanding, offering } from './misunderstanding.ts';
import { namesOf } from './names.ts';
import type { Token } from './tokens.ts';

/**
 * Understands one line. Changes nothing, knows no clock; takes a bounded number of steps whatever the line is.
 * Throws a Refusal, and nothing else, for a line that is not understood or can mean several things.
 */
export function understand(
  tokens: readonly Token[],
  lexicon: Lexicon,
  at: { now: Instant; zone: string },
  grammars: readonly Grammar[] = allGrammars,
): Understood {
  const names = namesOf(lexicon);
  const setting = { lexicon, now: at.now, zone: at.zone };
  const ground: Ground = { setting, names, grammars, verbs: verbsOf(grammars, names) };
  const tried = attempt(tokens, ground);
  const lines = distinct(tried, ground);
  const [only] = lines.values();
  if (only && lines.size === 1) return { line: only };
  if (lines.size > 1) throw ambiguous(tried, lines);
  const form = tried.misfits.length === 0 ? incomplete(tried) : undefined;
  if (form) return form;
  throw misunderstanding(tried, tokens, ground);
}

/** The lines by their canonical text: two readings that come to the same are one. */
const distinct = ({ lines }: Attempt, { setting, names }: Ground): ReadonlyMap<string, Line> =>
  new Map(lines.map(({ line }) => [echo(line, setting, names), line]));

function ambiguous({ lines }: Attempt, meant: ReadonlyMap<string, Line>) {
  const [first] = lines;
  const asked = first?.grammar.asks([...meant.values()]) ?? '';
  return invalid(`${asked} Nothing was changed.`, {
    ...offering([...meant.keys()], 'Choose one of these lines.'),
    code: 'ambiguous',
  });
}

/** The form of the first command that the line could be the beginning of. */
function incomplete({ drafts }: Attempt): Incomplete | undefined {
  const [first] = drafts;
  if (!first) return undefined;
  const readings = drafts.filter(({ grammar }) => grammar === first.grammar).map(({ values }) => values);
  return { form: first.grammar.name, draft: draftOf(readings) };
}
