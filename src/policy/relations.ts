/** What each subject is to each thing, as bit masks: a small hash table for each subject, all in one flat array. */

/** Rows by number: `who[i]` is `bits[i]` to `what[i]`, for the first `count` of them. */
export class RelationRows {
  readonly who: Int32Array;
  readonly what: Int32Array;
  readonly bits: Int32Array;
  count = 0;

  constructor(room: number) {
    this.who = new Int32Array(room);
    this.what = new Int32Array(room);
    this.bits = new Int32Array(room);
  }

  add(who: number, what: number, bits: number): void {
    this.who[this.count] = who;
    this.what[this.count] = what;
    this.bits[this.count++] = bits;
  }
}

/** The look-ups of one check are about one subject: what it holds lies together, and most of them find it near already. */
export class Relations {
  /** Where each subject's table begins; a cell is the thing's number plus one (0 is empty) and the bits. */
  readonly #starts: Int32Array;
  readonly #cells: Int32Array;

  constructor(subjects: number, rows: RelationRows) {
    const { who, what, bits, count } = rows;
    this.#starts = new Int32Array(subjects + 1);
    for (let i = 0; i < count; i++) (this.#starts[(who[i] as number) + 1] as number)++;
    for (let at = 1; at <= subjects; at++) {
      const room = roomFor(this.#starts[at] as number);
      this.#starts[at] = (this.#starts[at - 1] as number) + room * 2;
    }
    this.#cells = new Int32Array(this.#starts[subjects] as number);
    for (let i = 0; i < count; i++) {
      const cell = this.#find(who[i] as number, what[i] as number);
      this.#cells[cell] = (what[i] as number) + 1;
      this.#cells[cell + 1] = (this.#cells[cell + 1] as number) | (bits[i] as number);
    }
  }

  /** The bits of the pair; 0 where there is no row. */
  get(who: number, what: number): number {
    const cell = this.#find(who, what);
    return cell < 0 ? 0 : (this.#cells[cell + 1] as number);
  }

  /** Everything the subject is something to. */
  forEach(who: number, each: (what: number, bits: number) => void): void {
    const end = this.#starts[who + 1] as number;
    for (let cell = this.#starts[who] as number; cell < end; cell += 2)
      if (this.#cells[cell] !== 0) each((this.#cells[cell] as number) - 1, this.#cells[cell + 1] as number);
  }

  #find(who: number, what: number): number {
    const start = this.#starts[who] as number;
    const room = ((this.#starts[who + 1] as number) - start) >> 1;
    if (room === 0) return -1;
    let at = Math.imul(what, 0x9e3779b1) >>> 16;
    for (;;) {
      at &= room - 1;
      const known = this.#cells[start + at * 2];
      if (known === 0 || known === what + 1) return start + at * 2;
      at++;
    }
  }
}

/** A power of two that leaves at least half of the cells empty: most look-ups find nothing, and are to find that soon. */
const roomFor = (rows: number): number => (rows === 0 ? 0 : 2 ** Math.ceil(Math.log2(rows * 2)));
