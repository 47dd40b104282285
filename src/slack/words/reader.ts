/** One line being read: its tokens, what its words can mean, and how far any reading of it has come. */
import type { Instant } from '../../domain/instant.ts';
import { invalid, type Refusal } from '../../domain/refusal.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Names } from './names.ts';
import { bare, type Token } from './tokens.ts';

/** Who is typing, as far as reading needs it: what they can name, the instant, and their IANA time zone. */
export interface Setting {
  lexicon: Lexicon;
  now: Instant;
  zone: string;
}

/** What has been understood so far, by key; null for what may be left out and was. */
export type Values = Readonly<Record<string, unknown>>;

/** One way to read the line up to `at`. `missing` when something needed was not there because the line, or this part of it, ended. */
export interface Reading {
  at: number;
  values: Values;
  missing: boolean;
}

/** What would have been understood at some place. */
export interface Expected {
  /** For people: `a person`, `“to”`. */
  what: string;
  /** Words that fit there, for suggestions. */
  words: readonly string[];
  /** These are names of what may not exist: an unknown one is answered as not found. */
  named?: boolean;
}

const mostSteps = 20_000;
const tailWords = new Set(['because', 'for', 'until', 'from', 'in', 'as', 'since']);

export class Reader {
  readonly tokens: readonly Token[];
  readonly setting: Setting;
  readonly names: Names;
  /** First words of all commands. */
  readonly verbs: readonly string[];
  /** The furthest place that no reading got beyond, and what would have fitted there. */
  stuckAt = -1;
  expected: Expected[] = [];
  /** A better answer than "not understood", for the furthest place that has one. */
  refusal: { at: number; refusal: Refusal } | undefined;
  steps = 0;

  constructor(tokens: readonly Token[], setting: Setting, names: Names, verbs: readonly string[]) {
    this.tokens = tokens;
    this.setting = setting;
    this.names = names;
    this.verbs = verbs;
  }

  /** Counted at every attempt, so that no line takes more than bounded work. */
  step(): void {
    this.steps += 1;
    if (this.steps > mostSteps)
      throw invalid('This line can be read in too many ways.', {
        next: 'Split it into several lines, or put its names in quotes.',
        code: 'too_many_readings',
      });
  }

  /** The unquoted word here, folded and without punctuation; undefined for any other token and at the end. */
  wordAt(at: number): string | undefined {
    const token = this.tokens[at];
    if (token?.kind === 'because') return 'because';
    return token?.kind === 'word' ? bare(fold(token.text)) : undefined;
  }

  /** Whether the words proper end here: the line does, or a tail (`because`, `for`, `in`, ...) begins. */
  endsAt(at: number): boolean {
    const word = this.wordAt(at);
    return at >= this.tokens.length || (word !== undefined && tailWords.has(word));
  }

  /** No reading here; remembered when it is the furthest. */
  stuck(at: number, expected: Expected): readonly Reading[] {
    if (at > this.stuckAt) {
      this.stuckAt = at;
      this.expected = [];
    }
    if (at === this.stuckAt) this.expected.push(expected);
    return [];
  }

  /** No reading here, and why; the furthest one speaks. */
  refuse(at: number, refusal: Refusal): readonly Reading[] {
    if (!this.refusal || at > this.refusal.at) this.refusal = { at, refusal };
    return [];
  }

  /** Something needed is not here: missing when the words end, otherwise not understood. */
  lacking(at: number, expected: Expected): readonly Reading[] {
    return this.endsAt(at) ? [{ at, values: {}, missing: true }] : this.stuck(at, expected);
  }

  /** The line with the tokens from `from` up to `to` replaced, ready to be typed. */
  replaced(from: number, to: number, words: string): string {
    const raw = this.tokens.map((token) => token.raw);
    return [...raw.slice(0, from), ...(words ? [words] : []), ...raw.slice(to)].join(' ');
  }
}
