// What every element needs to know: whose screen it is on, where, what has been put in, and what can be done.
import { createContext, use } from 'react';
import type { StateValues } from '../../kit.ts';
import type { PersonShown, Place, WorldShown } from '../../page/contract.ts';
import type { KitDeeds } from './deeds.ts';
import type { Drafts } from './drafts.ts';

export interface Scene {
  values: StateValues;
  /** By block id. */
  errors: Record<string, string>;
  place: Place;
  world: WorldShown;
  viewer: PersonShown;
  deeds: KitDeeds;
  /** A deed of the whole form is on its way: nothing can be pressed. */
  busy: boolean;
  drafts: Drafts;
}

export const SceneContext = createContext<Scene | undefined>(undefined);

/** The scene that the nearest `Blocks` gives. */
export function useScene(): Scene {
  const scene = use(SceneContext);
  if (!scene) throw new Error('Elements stand inside Blocks only');
  return scene;
}

/** The drafts of a whole form; without one every `Blocks` keeps its own. */
export const DraftsContext = createContext<Drafts | undefined>(undefined);

/** Milliseconds since 1970, as dates are to be read; whoever moves the clock gives another. */
export const NowContext = createContext<number | undefined>(undefined);
