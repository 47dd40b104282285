// One value that can be watched: the smallest store that React's useSyncExternalStore needs.

export interface Cell<T> {
  get(): T;
  set(next: T | ((now: T) => T)): void;
  /** Calls back after every change; the answer ends that. */
  subscribe(listener: () => void): () => void;
}

/** A cell that holds `first`; setting what it holds already tells nobody. */
export function createCell<T>(first: T): Cell<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const made = typeof next === 'function' ? (next as (now: T) => T)(value) : next;
      if (Object.is(made, value)) return;
      value = made;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
