/** A hash table from a pair of small numbers to a bit mask, in flat arrays: what somebody is to a thing, without allocating. */

export class PairTable {
  readonly #mask: number;
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #bits: Int32Array;

  /** Room for so many pairs; it does not grow. */
  constructor(pairs: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(8, pairs * 2)));
    this.#mask = size - 1;
    this.#first = new Int32Array(size).fill(-1);
    this.#second = new Int32Array(size);
    this.#bits = new Int32Array(size);
  }

  /** Adds these bits to the pair's. */
  add(first: number, second: number, bits: number): void {
    const at = this.#find(first, second);
    this.#first[at] = first;
    this.#second[at] = second;
    this.#bits[at] = (this.#bits[at] as number) | bits;
  }

  /** The pair's bits; 0 when nothing was added. */
  get(first: number, second: number): number {
    return this.#bits[this.#find(first, second)] as number;
  }

  #find(first: number, second: number): number {
    let at = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & this.#mask;
    while (this.#first[at] !== -1 && (this.#first[at] !== first || this.#second[at] !== second))
      at = (at + 1) & this.#mask;
    return at;
  }
}
