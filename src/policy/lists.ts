/** Many short lists of numbers in one flat array, for looking up by a number what belongs to it. */

export class Lists {
  readonly #starts: Int32Array;
  readonly #items: Int32Array;

  constructor(starts: Int32Array, items: Int32Array) {
    this.#starts = starts;
    this.#items = items;
  }

  of(key: number): Int32Array {
    return this.#items.subarray(this.#starts[key], this.#starts[key + 1]);
  }
}

/** Sorts pairs by their key; `pairs` is run twice, to count and to fill. A key below 0 belongs nowhere. */
export function listsOf(keys: number, pairs: (add: (key: number, item: number) => void) => void): Lists {
  const starts = new Int32Array(keys + 2);
  pairs((key) => {
    if (key >= 0) (starts[key + 2] as number)++;
  });
  for (let key = 2; key < starts.length; key++) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const items = new Int32Array(starts[keys + 1] as number);
  pairs((key, item) => {
    if (key < 0) return;
    const at = starts[key + 1] as number;
    items[at] = item;
    starts[key + 1] = at + 1;
  });
  return new Lists(starts, items);
}
