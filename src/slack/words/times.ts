/** Lengths of time as people type them: `4h`, `3 days`, `two weeks`, `half an hour`. */
import type { Length } from '../../domain/instant.ts';
import { invalid, type Refusal } from '../../domain/refusal.ts';
import type { Reader } from './reader.ts';

type Unit = Length['unit'];

const units: Readonly<Record<string, Unit>> = {
  ...spelled('minute', 'min', 'mins', 'minute', 'minutes'),
  ...spelled('hour', 'h', 'hr', 'hrs', 'hour', 'hours'),
  ...spelled('day', 'd', 'day', 'days'),
  ...spelled('week', 'w', 'wk', 'wks', 'week', 'weeks'),
  ...spelled('month', 'mo', 'mos', 'month', 'months'),
  ...spelled('year', 'y', 'yr', 'yrs', 'year', 'years'),
};

function spelled(unit: Unit, ...words: readonly string[]): Record<string, Unit> {
  return Object.fromEntries(words.map((word) => [word, unit]));
}

const counts = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const daysOf: Readonly<Record<Unit, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4,
  year: 365.25,
};
const mostDays = 3_653;

interface Spoken {
  count: number;
  /** The unit as typed; `m` and unknown ones too. */
  word: string;
  /** How many words it took. */
  took: number;
}

/** The count and unit that these words begin with, as spoken; nothing is checked yet. */
function spoken(words: readonly (string | undefined)[]): Spoken | undefined {
  const [first, second, third] = words;
  if (first === undefined) return undefined;
  if (first === 'half' && second === 'an' && third === 'hour') return { count: 30, word: 'min', took: 3 };
  const [, sign = '', digits, unit] = /^([-+]?)(\d+(?:\.\d+)?)([a-z]*)$/u.exec(first) ?? [];
  const count = digits === undefined ? countOf(first) : Number(sign + digits);
  if (count === undefined) return undefined;
  if (unit) return { count, word: unit, took: 1 };
  return second !== undefined && (units[second] || second === 'm') ? { count, word: second, took: 2 } : undefined;
}

function countOf(word: string): number | undefined {
  if (word === 'a' || word === 'an') return 1;
  const count = counts.indexOf(word);
  return count < 0 ? undefined : count;
}

/** The whole, positive, sane length that these words begin with. */
export function spokenLength(words: readonly string[]): Length | undefined {
  const said = spoken(words);
  const unit = said && units[said.word];
  return said && unit && !problemOf(said.count, unit) ? { count: said.count, unit } : undefined;
}

function problemOf(count: number, unit: Unit): string | undefined {
  if (count <= 0) return 'A length must be more than nothing.';
  if (count * daysOf[unit] > mostDays) return 'That is longer than ten years.';
  return Number.isInteger(count) ? undefined : `“${count} ${unit}s” is not a whole number.`;
}

export type LengthFound = { length: Length; at: number } | { refusal: Refusal } | undefined;

/** The length that begins here, a refusal of what looks like one, or nothing. */
export function lengthAt(reader: Reader, at: number): LengthFound {
  const said = spoken([reader.wordAt(at), reader.wordAt(at + 1), reader.wordAt(at + 2)]);
  if (!said) return undefined;
  const unit = units[said.word];
  if (said.word === 'm') return { refusal: whichM(reader, at, at + said.took, said.count) };
  if (!unit) return undefined;
  const problem = problemOf(said.count, unit);
  return problem ? { refusal: bad(problem) } : { length: { count: said.count, unit }, at: at + said.took };
}

const bad = (message: string): Refusal =>
  invalid(message, {
    next: 'Write it like 30min, 4h, 7d, 2w, 3mo or 1y, or leave it out for no end.',
    code: 'bad_length',
  });

function whichM(reader: Reader, from: number, to: number, count: number): Refusal {
  return invalid(`“${count}m” could be minutes or months.`, {
    next: `Write ${count}min or ${count}mo.`,
    instead: [reader.replaced(from, to, `${count}min`), reader.replaced(from, to, `${count}mo`)],
    code: 'which_m',
  });
}

/** As it is typed: `4h`. */
export const typedLength = ({ count, unit }: Length): string => `${count}${short[unit]}`;

const short: Readonly<Record<Unit, string>> = { minute: 'min', hour: 'h', day: 'd', week: 'w', month: 'mo', year: 'y' };
