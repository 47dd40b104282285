/** What was started, so that it is ended whatever happens: in the opposite order, and once. */

export interface Ends {
  add(end: () => Promise<unknown>): void;
  /** Ends everything; an end that fails keeps no other from being tried. */
  all(): Promise<void>;
}

export function newEnds(): Ends {
  const ends: (() => Promise<unknown>)[] = [];
  const drain = async (): Promise<void> => {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end().catch(() => {});
  };
  // Whoever asks while somebody else is at it waits for that, too.
  let draining = Promise.resolve();
  return {
    add: (end) => {
      ends.push(end);
    },
    all() {
      draining = draining.then(drain);
      return draining;
    },
  };
}
