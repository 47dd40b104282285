/** What is wrong with a role model file: every problem at once, each with its line and what to do about it. */

export interface Problem {
  line: number;
  column?: number;
  message: string;
  next: string;
}

/** Where in the file: keys and list positions from the top. */
export type Path = readonly (string | number)[];

export interface Place {
  line: number;
  column: number;
}

/** Collects problems by path and gives each the line where that path stands. */
export class Problems {
  readonly #placeOf: (path: Path) => Place;
  readonly #found: Problem[] = [];
  #told = 0;
  #noise: string | null = null;

  constructor(placeOf: (path: Path) => Place) {
    this.#placeOf = placeOf;
  }

  add(path: Path, message: string, next: string): void {
    const place = this.#placeOf(path);
    this.again();
    if (this.#noise !== null && `${message} ${path.join(' ')}`.includes(this.#noise)) return;
    if (this.#found.some((problem) => problem.line === place.line && problem.message === message)) return;
    this.#found.push({ ...place, message, next });
  }

  /** From now on, what is said about this word is not told. */
  ignore(word: string): void {
    this.#noise = word;
  }

  lineOf(path: Path): number {
    return this.#placeOf(path).line;
  }

  /** Something stumbled over a problem that was told before: what follows from it is not to be told as another one. */
  again(): void {
    this.#told++;
  }

  /** How often something was wrong, the same thing told twice included. */
  get count(): number {
    return this.#told;
  }

  /** In the order of the file. */
  get all(): readonly Problem[] {
    return [...this.#found].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  }
}

/** For a file that was changed after it was read: where a problem stands is not asked. */
export const nowhere = (): Problems => new Problems(() => ({ line: 0, column: 0 }));

/** `"a", "b" or "c"` for sentences that list what would have been understood. */
export const listed = (words: Iterable<string>): string => [...words].map((word) => `"${word}"`).join(', ') || 'none';

/** The word among these that was probably meant, as the start of a sentence; empty when none is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = [...known].map((other) => ({ other, far: distance(word, other) })).sort((a, b) => a.far - b.far)[0];
  const length = word.length - word.lastIndexOf('.') - 1;
  return near && near.far <= Math.max(1, Math.floor(length / 3)) ? `Did you mean "${near.other}"? ` : '';
}

/** How many letters must be put in, taken out, changed, or swapped with the next. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
