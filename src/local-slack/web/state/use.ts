// How components read the page's state: the page itself, a cell, a path that is watched while it is on screen.
import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { WorldShown } from '../../page/contract.ts';
import type { Cell } from './cell.ts';
import type { LiveState } from './live.ts';
import type { Page } from './page.ts';
import { type Path, worldPath } from './paths.ts';

/** Where main.tsx puts the one page. */
export const PageContext = createContext<Page | undefined>(undefined);

/** The one page. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('Nothing may be drawn outside PageContext');
  return page;
}

/** The value of a cell, drawn again when it changes. */
export const useCell = <T>(cell: Cell<T>): T => useSyncExternalStore(cell.subscribe, cell.get);

/** A part of what was read live. */
export function useLiveState<T>(part: (state: LiveState) => T): T {
  const { state } = usePage().live;
  return useSyncExternalStore(state.subscribe, () => part(state.get()));
}

/** What stands at a path, kept up to date while the component is there; undefined until it was read. */
export function useLive<T>(path: Path<T> | undefined): T | undefined {
  const { live } = usePage();
  useEffect(() => (path === undefined ? undefined : live.watch(path)), [live, path]);
  return useLiveState((state) => (path === undefined ? undefined : (state.values[path] as T | undefined)));
}

/** Why a path cannot be read, if so. */
export const useProblem = (path: string): string | undefined => useLiveState((state) => state.problems[path]);

/** Who and where; only below the place that waits for it, which also keeps it up to date. */
export function useWorld(): WorldShown {
  const world = useLiveState((state) => state.values[worldPath] as WorldShown | undefined);
  if (!world) throw new Error('The people and channels are not read yet.');
  return world;
}

/** A function that stays the same while its page does. */
export function useGo(): Page['go'] {
  const page = usePage();
  return useCallback((change) => page.go(change), [page]);
}
