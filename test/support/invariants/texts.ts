/** Small tools for comparing rows. */

/** Put together by key, in their order. */
export function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** What only one of two lists has, each as often as it does. */
export function unmatched(kept: readonly string[], said: readonly string[]): { extra: string[]; missing: string[] } {
  const left = [...said];
  const extra = kept.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { extra, missing: left };
}
