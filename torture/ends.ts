/** What was started, so that it is ended whatever happens: in the opposite order, and once. */

export interface Ends {
  add(end: () => Promise<unknown>): void;
  /** Ends everything; an end that fails keeps no other from being tried. */
  all(): Promise<void>;
}

export function newEnds(): Ends {
  const ends: (() => Promise<unknown>)[] = [];
  return {
    add: (end) => {
      ends.push(end);
    },
    async all() {
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end().catch(() => {});
    },
  };
}
