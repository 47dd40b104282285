// Which entry of a small menu a key leads to.

/** The entry after this key: arrows go round, Home and End to the edges, a letter to the next entry that begins with it. */
export function entryAt(key: string, at: number, entries: string[]): number | undefined {
  const count = entries.length;
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if ([...key].length !== 1 || key === ' ') return undefined;
  const begins = (it: number) => entries[it % count]?.toLowerCase().startsWith(key.toLowerCase()) ?? false;
  const found = entries.map((_, index) => at + 1 + index).find(begins);
  return found === undefined ? undefined : found % count;
}
