/** Remembers which numbers have been looked at, and forgets all of them at once: for going through candidates without repeating any. */

export class Marks {
  readonly #rounds: Int32Array;
  #round = 0;

  constructor(size: number) {
    this.#rounds = new Int32Array(size);
  }

  /** Forgets everything. */
  begin(): this {
    this.#round++;
    return this;
  }

  /** Whether it has been looked at since the beginning. */
  has(at: number): boolean {
    return this.#rounds[at] === this.#round;
  }

  /** Whether this number comes for the first time since the beginning. */
  isNew(at: number): boolean {
    if (this.#rounds[at] === this.#round) return false;
    this.#rounds[at] = this.#round;
    return true;
  }
}
