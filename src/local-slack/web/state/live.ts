// What the page has read from the local Slack, by path: whatever is watched is read again when something changed there.
import type { ChangeShown } from '../../page/contract.ts';
import { type Cell, createCell } from './cell.ts';
import { keepSame } from './same.ts';

export interface LiveState {
  values: Readonly<Record<string, unknown>>;
  /** Why a path could not be read, in words. */
  problems: Readonly<Record<string, string>>;
  /** Grows whenever the local Slack started anew. */
  age: number;
  /** Whether the stream of changes stands; `waiting` until it has stood once. */
  link: 'waiting' | 'open' | 'lost';
}

export interface Live {
  state: Cell<LiveState>;
  /** Reads a path now and after every change, until the answer is called. */
  watch(path: string): () => void;
  /** Something changed: everything watched is read again; after a fresh start what was known is forgotten first. */
  changed(change?: Pick<ChangeShown, 'fresh'>): void;
  linked(link: 'open' | 'lost'): void;
}

const without = <T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> =>
  name in record ? Object.fromEntries(Object.entries(record).filter(([key]) => key !== name)) : record;

/** Nothing read yet; `read` fetches a path or throws an Error whose message people may read. */
export function createLive(read: (path: string) => Promise<unknown>): Live {
  const state = createCell<LiveState>({ values: {}, problems: {}, age: 0, link: 'waiting' });
  const watchers = new Map<string, number>();
  const reading = new Set<string>();
  const stale = new Set<string>();

  const keep = (path: string, value: unknown): void =>
    state.set((now) => {
      const same = keepSame(now.values[path], value);
      const isKnown = path in now.values && Object.is(same, now.values[path]);
      const problems = without(now.problems, path);
      if (isKnown && problems === now.problems) return now;
      return { ...now, values: isKnown ? now.values : { ...now.values, [path]: same }, problems };
    });

  const complain = (path: string, problem: string): void =>
    state.set((now) =>
      now.problems[path] === problem ? now : { ...now, problems: { ...now.problems, [path]: problem } },
    );

  /** One reading of a path at a time: what changed meanwhile is read once more afterwards, never in between. */
  async function refresh(path: string): Promise<void> {
    if (reading.has(path)) {
      stale.add(path);
      return;
    }
    reading.add(path);
    const { age } = state.get();
    try {
      const value = await read(path);
      if (age === state.get().age) keep(path, value);
    } catch (error) {
      if (age === state.get().age) complain(path, error instanceof Error ? error.message : String(error));
    }
    reading.delete(path);
    if (stale.delete(path) && watchers.has(path)) await refresh(path);
  }

  const refreshAll = (): void => {
    for (const path of watchers.keys()) void refresh(path);
  };

  return {
    state,
    watch(path) {
      const before = watchers.get(path) ?? 0;
      watchers.set(path, before + 1);
      if (before === 0) void refresh(path);
      return () => {
        const left = (watchers.get(path) ?? 1) - 1;
        if (left > 0) watchers.set(path, left);
        else watchers.delete(path);
      };
    },
    changed(change = {}) {
      if (change.fresh) state.set((now) => ({ ...now, values: {}, problems: {}, age: now.age + 1 }));
      refreshAll();
    },
    linked(link) {
      state.set((now) => (now.link === link ? now : { ...now, link }));
      if (link === 'open') refreshAll();
    },
  };
}
