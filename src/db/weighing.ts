/** Answers that are shared: frozen to the bottom, and weighed by how many values they hold. */

/** What lives as long as the program, weighs nothing in the answers that hold it, and is never changed by anybody. */
const lasting = new WeakSet<object>();

/** Says that of an object. Its maker keeps it anyway, so that the answers with it do not keep it for longer. */
export function lastingForGood<T extends object>(made: T): T {
  lasting.add(made);
  return made;
}

const isPlain = (value: object): boolean =>
  Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;

/** The plain objects and lists in an answer, outermost first; undefined where it holds what cannot be frozen, or more than this. */
function partsOf(answer: unknown, atMost: number): { parts: readonly object[]; weight: number } | undefined {
  const parts = new Set<object>();
  const open: unknown[] = [answer];
  let weight = 0;
  for (let value = open.pop(); ; value = open.pop()) {
    weight++;
    if (weight > atMost || typeof value === 'function') return undefined;
    if (typeof value === 'object' && value !== null && !lasting.has(value) && !parts.has(value)) {
      if (!isPlain(value)) return undefined;
      parts.add(value);
      open.push(...Object.values(value));
    }
    if (open.length === 0) return { parts: [...parts], weight };
  }
}

/** Freezes all of an answer and says how much it holds; undefined, and nothing is frozen, where it cannot be shared or holds more. */
export function frozenWeight(answer: unknown, atMost: number): number | undefined {
  const found = partsOf(answer, atMost);
  if (!found) return undefined;
  for (const part of found.parts) Object.freeze(part);
  return found.weight;
}
