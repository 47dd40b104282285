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

  constructor(placeOf: (path: Path) => Place) {
    this.#placeOf = placeOf;
  }

  add(path: Path, message: string, next: string): void {
    const place = this.#placeOf(path);
    if (this.#found.some((problem) => problem.line === place.line && problem.message === message)) return;
    this.#found.push({ ...place, message, next });
  }

  lineOf(path: Path): number {
    return this.#placeOf(path).line;
  }

  get count(): number {
    return this.#found.length;
  }

  /** In the order of the file. */
  get all(): readonly Problem[] {
    return [...this.#found].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  }
}

/** `"a", "b" or "c"` for sentences that list what would have been understood. */
export const listed = (words: Iterable<string>): string => [...words].map((word) => `"${word}"`).join(', ') || 'none';

/** The word among these that was probably meant, as the start of a sentence; empty when none is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = [...known].map((other) => ({ other, far: distance(word, other) })).sort((a, b) => a.far - b.far)[0];
  return near && near.far <= Math.max(1, Math.floor(word.length / 3)) ? `Did you mean "${near.other}"? ` : '';
}

/** How many letters must be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
