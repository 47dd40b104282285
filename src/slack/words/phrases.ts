/** All that a line could be naming, so that one query can fetch it before the line is parsed. */
import { fold } from './fold.ts';
import { bare, type Token } from './tokens.ts';

/** Longest name, in words, that is found without quotes. */
export const longestName = 8;

/**
 * Folded names to look up, each once: every run of up to eight words outside the reason, of a path (`web/site`) also the last part, and
 * ids as they are. Compare with `fold` of a thing's own name; a typed apostrophe is given in both its forms.
 */
export function phrasesOf(tokens: readonly Token[]): readonly string[] {
  const phrases = new Set<string>();
  for (const at of tokens.keys()) {
    for (let count = 1; count <= longestName; count++) {
      for (const phrase of phraseAt(tokens, at, count)) {
        for (const name of [phrase, phrase.slice(phrase.lastIndexOf('/') + 1).trim()])
          phrases.add(name).add(name.replaceAll("'", '’'));
      }
    }
  }
  phrases.delete('');
  return [...phrases];
}

/** Words of the grammar, which name something only in quotes or among other words. */
const keywords = new Set(['because', 'for', 'until', 'from', 'in', 'as', 'since', 'to', 'on', 'at', 'me', 'i', 'and']);

/** The folded phrase of `count` tokens, as typed and without punctuation at its end; none where another kind of token is in the way. */
export function phraseAt(tokens: readonly Token[], at: number, count: number): readonly string[] {
  const run = tokens.slice(at, at + count);
  if (run.length < count) return [];
  const [only] = run;
  if (count === 1 && only?.kind === 'quoted') return [fold(only.text)];
  // A channel may be a thing of the role model; Slack writes its name beside its id.
  if (count === 1 && only?.kind === 'channel') return [fold(only.text.slice(1))];
  if (run.some((token) => token.kind !== 'word')) return [];
  const phrase = fold(run.map((token) => token.text).join(' '));
  if (count === 1 && keywords.has(bare(phrase))) return [];
  return phrase === bare(phrase) ? [phrase] : [phrase, bare(phrase)];
}
