/** The numbers of ids: a Map, or, where there are very many, a table that reads less memory for each look-up. */

export interface Ids {
  get(id: string): number | undefined;
}

/** From here on a Map is larger than what a processor keeps near. */
const many = 50_000;

/** The number of an id is its place in the list; of one that is there twice, the later place. */
export const idsOf = (ids: readonly string[]): Ids =>
  ids.length < many ? new Map(ids.map((id, at) => [id, at])) : new IdTable(ids);

/**
 * An open hash table, at least half empty. A Map reads a bucket, then a chain of entries, and every id in the chain; this mostly one
 * cell, and the text that stands beside it, both asked for at once.
 */
export class IdTable implements Ids {
  /** A cell is the hash of an id and its number plus one; 0 is empty. */
  readonly #cells: Int32Array;
  /** The id of each cell. */
  readonly #texts: (string | null)[];
  readonly #last: number;

  constructor(ids: readonly string[]) {
    const room = 2 ** Math.ceil(Math.log2(ids.length * 2 + 1));
    this.#last = room - 1;
    this.#cells = new Int32Array(room * 2);
    this.#texts = new Array<string | null>(room).fill(null);
    ids.forEach((id, at) => {
      const hash = hashOf(id);
      const cell = this.#cellOf(id, hash);
      this.#cells[cell * 2] = hash;
      this.#cells[cell * 2 + 1] = at + 1;
      this.#texts[cell] = id;
    });
  }

  get(id: string): number | undefined {
    const number = this.#cells[this.#cellOf(id, hashOf(id)) * 2 + 1] as number;
    return number === 0 ? undefined : number - 1;
  }

  /** Where the id stands, or is to stand. */
  #cellOf(id: string, hash: number): number {
    for (let at = hash & this.#last; ; at = (at + 1) & this.#last)
      if (this.#cells[at * 2 + 1] === 0 || (this.#cells[at * 2] === hash && this.#texts[at] === id)) return at;
  }
}

/** Every character counts: ids often differ in a few alone. */
export function hashOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
