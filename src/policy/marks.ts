/** Remembers which numbers have been looked at, and forgets all of them at once: for going through candidates without repeating any. */

/** A bit for each number, so that the marks of thousands of neighbours lie close together. */
export class Marks {
  readonly #words: Int32Array;
  /** Words in which there is a mark. */
  readonly #marked: number[] = [];

  constructor(size: number) {
    this.#words = new Int32Array((size >> 5) + 1);
  }

  /** Forgets everything. */
  begin(): this {
    for (const word of this.#marked) this.#words[word] = 0;
    this.#marked.length = 0;
    return this;
  }

  /** Whether it has been looked at since the beginning. */
  has(at: number): boolean {
    return ((this.#words[at >> 5] as number) & (1 << (at & 31))) !== 0;
  }

  /** Whether this number comes for the first time since the beginning. */
  isNew(at: number): boolean {
    const word = this.#words[at >> 5] as number;
    const bit = 1 << (at & 31);
    if ((word & bit) !== 0) return false;
    if (word === 0) this.#marked.push(at >> 5);
    this.#words[at >> 5] = word | bit;
    return true;
  }
}
