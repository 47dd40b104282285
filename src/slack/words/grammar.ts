/** What one command accepts, as a value: parsing, help, completion and the grammar test all read it. */
import { invalid } from '../../domain/refusal.ts';
import type { Words } from './combine.ts';
import { productsOf } from './fit.ts';
import type { Line, Verb } from './lines.ts';
import type { Reader, Setting, Values } from './reader.ts';

/** A line that people type and that is not understood, with what is offered instead; it never runs by itself. */
export interface Mistake {
  words: Words<object>;
  says(values: Values, reader: Reader): string;
  lines(values: Values, setting: Setting): readonly Line[];
  /** What to do where no line can be offered. */
  next: string;
}

export interface Grammar<L extends Line = Line> {
  /** As help lists it, and the name of its form: `add`, `who can`, `new`. */
  name: string;
  /** What the line begins with: the name's first word, the word for a kind of thing (`team new`), or nothing of the sort. */
  opens: 'name' | 'type' | 'noun';
  aliases: readonly string[];
  /** Whole lines with their parts in `<>` and what may be left out in `[]`. */
  usage: readonly string[];
  /** One sentence for help. */
  says: string;
  /** Lines that are understood, for help and for the test. */
  examples: readonly string[];
  /** Verbs of the lines it makes. */
  makes: readonly Verb[];
  words: Words<object>;
  /** Every line that this reading can mean; none when something is lacking and the form is to be opened. */
  lines(values: Values, setting: Setting): readonly L[];
  mistakes: readonly Mistake[];
  /** The question when a line can mean several. */
  asks(lines: readonly Line[]): string;
}

interface Definition<T extends object, L extends Line>
  extends Pick<Grammar<L>, 'name' | 'usage' | 'says' | 'examples' | 'makes'>,
    Partial<Pick<Grammar<L>, 'opens' | 'aliases' | 'mistakes' | 'asks'>> {
  words: Words<T>;
  lines(said: T, setting: Setting): readonly L[];
}

/** A grammar whose `lines` is typed by its `words`. */
export const grammar = <T extends object, L extends Line>({ lines, ...rest }: Definition<T, L>): Grammar<L> => ({
  opens: 'name',
  aliases: [],
  mistakes: [],
  asks: (several) => `This can be read in ${several.length} ways.`,
  ...rest,
  // Sound because only complete readings of `words` come here, and those hold all of T.
  lines: (values, setting) => lines(values as T, setting),
});

/** A mistake whose parts are typed by its words. */
export const mistake = <T extends object>(
  words: Words<T>,
  says: string | ((said: T, reader: Reader) => string),
  lines: (said: T, setting: Setting) => readonly Line[],
  next = 'Type /role help to see what you can type.',
): Mistake => ({
  words,
  next,
  says: (values, reader) => (typeof says === 'string' ? says : says(values as T, reader)),
  lines: (values, setting) => lines(values as T, setting),
});

/** The products that a reading can be about: the one its words say, or every one there is. */
export function productsFor(said: object, { lexicon }: Setting): readonly string[] {
  const told = [...productsOf({ ...said })];
  if (told.length > 0) return told;
  if (lexicon.products.length > 0) return lexicon.products.map(({ name }) => name);
  throw invalid('Roledesk is not set up here yet.', {
    next: 'An Admin of this Slack types /role setup.',
    code: 'not_set_up',
  });
}
