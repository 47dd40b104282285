// Small things that a reload keeps for this browser tab; without storage they last as long as the page.

const kept = new Map<string, string>();

const storage = (): Storage | undefined => {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
};

/** What was kept under this name. */
export const recall = (name: string): string | undefined => kept.get(name) ?? storage()?.getItem(name) ?? undefined;

/** Keeps a text under this name; an empty one is forgotten. */
export function remember(name: string, text: string): void {
  if (text === '') kept.delete(name);
  else kept.set(name, text);
  try {
    if (text === '') storage()?.removeItem(name);
    else storage()?.setItem(name, text);
  } catch {
    // A full storage loses the copy for a reload, no more.
  }
}

/** Forgets everything whose name begins like this. */
export function forget(prefix: string): void {
  const names = [...kept.keys(), ...Object.keys(storage() ?? {})];
  for (const name of names) if (name.startsWith(prefix)) remember(name, '');
}
