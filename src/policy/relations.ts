/** What each subject is to each thing, as bit masks: each subject's things in ascending order, all in one flat array. */

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

/** The look-ups of one check are about one subject: its things lie side by side, and most look-ups find nothing and read no bits. */
export class Relations {
  /** Where each subject's things begin. */
  readonly #starts: Int32Array;
  readonly #things: Int32Array;
  readonly #bits: Int32Array;

  constructor(subjects: number, { who, what, bits, count }: RelationRows) {
    this.#starts = new Int32Array(subjects + 1);
    this.#things = new Int32Array(count);
    this.#bits = new Int32Array(count);
    let [end, subject] = [0, 0];
    for (const row of inOrderOf(
      who,
      inOrderOf(
        what,
        Int32Array.from({ length: count }, (_, row) => row),
      ),
    )) {
      for (; subject < (who[row] as number); ) this.#starts[++subject] = end;
      const isNew = end === this.#starts[subject] || this.#things[end - 1] !== what[row];
      if (isNew) this.#things[end++] = what[row] as number;
      this.#bits[end - 1] = (this.#bits[end - 1] as number) | (bits[row] as number);
    }
    this.#starts.fill(end, subject + 1);
  }

  /** The bits of the pair; 0 where there is no row. */
  get(who: number, what: number): number {
    let low = this.#starts[who] as number;
    let high = this.#starts[who + 1] as number;
    // Most hold few things: a short row is read through more quickly than it is halved.
    while (high - low > 16) {
      const middle = (low + high) >>> 1;
      if ((this.#things[middle] as number) <= what) low = middle;
      else high = middle;
    }
    for (; low < high; low++) if (this.#things[low] === what) return this.#bits[low] as number;
    return 0;
  }

  /** Everything the subject is something to. */
  forEach(who: number, each: (what: number, bits: number) => void): void {
    const end = this.#starts[who + 1] as number;
    for (let at = this.#starts[who] as number; at < end; at++)
      each(this.#things[at] as number, this.#bits[at] as number);
  }
}

/** The same rows by ascending key; those with equal keys stay as they were. */
function inOrderOf(keys: Int32Array, rows: Int32Array): Int32Array {
  let most = 0;
  for (const row of rows) most = Math.max(most, keys[row] as number);
  const starts = new Int32Array(most + 2);
  for (const row of rows) (starts[(keys[row] as number) + 1] as number)++;
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const key = keys[row] as number;
    const place = starts[key] as number;
    sorted[place] = row;
    starts[key] = place + 1;
  }
  return sorted;
}
