// Keeps what did not change: the old object stands in for an equal new one, so that only what changed is drawn again.

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `after`, with every part that equals its counterpart in `before` taken from there; for values that came as JSON. */
export function keepSame<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return keepList(before, after) as T;
  if (isPlain(before) && isPlain(after)) return keepRecord(before, after) as T;
  return after;
}

function keepList(before: unknown[], after: unknown[]): unknown[] {
  const kept = after.map((it, index) => keepSame(before[index], it));
  return kept.length === before.length && kept.every((it, index) => Object.is(it, before[index])) ? before : kept;
}

function keepRecord(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(after);
  const kept = Object.fromEntries(names.map((name) => [name, keepSame(before[name], after[name])]));
  const isSame =
    names.length === Object.keys(before).length && names.every((name) => name in before && kept[name] === before[name]);
  return isSame ? before : kept;
}
