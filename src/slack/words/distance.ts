/** How far one word is from another, for "did you mean". */

/** Letters added, left out, changed or two neighbours swapped; more than `most` is reported as `most + 1`. */
export function distance(some: string, other: string, most: number): number {
  if (Math.abs(some.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_none, at) => at);
  for (let i = 1; i <= some.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = some[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && some[i - 1] === other[j - 2] && some[i - 2] === other[j - 1];
      row[j] = Math.min(
        (above[j] ?? most) + 1,
        (row[j - 1] ?? most) + 1,
        (above[j - 1] ?? most) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? most) + 1 : most + 1,
      );
    }
    before = above;
    if (Math.min(...row) > most) return most + 1;
  }
  return Math.min(row[other.length] ?? most + 1, most + 1);
}

/** How far apart two words may be and still be taken for a slip. */
export const slip = (word: string): number => (word.length < 3 ? 0 : word.length < 5 ? 1 : 2);
