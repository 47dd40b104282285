// Block Kit on the screen: one after another, each by the component of its type.
import './kit.css';
import { use, useMemo, useState } from 'react';
import type { Block, StateValues } from '../../kit.ts';
import type { PersonShown, Place, WorldShown } from '../../page/contract.ts';
import { blockKeys } from './block-keys.ts';
import { BlockOf } from './blocks/BlockOf.tsx';
import type { KitDeeds } from './deeds.ts';
import { Drafts } from './drafts.ts';
import { useKeptFocus } from './kept-focus.ts';
import { DraftsContext, SceneContext } from './scene.ts';

interface Given {
  blocks: Block[];
  values: StateValues;
  /** By block id. */
  errors?: Record<string, string>;
  place: Place;
  world: WorldShown;
  viewer: PersonShown;
  deeds: KitDeeds;
  /** Something of the whole place is on its way: nothing can be pressed. */
  busy?: boolean;
}

const NONE = {};

/** Blocks of a message, a modal or a Home, as this person sees and works them. */
export function Blocks({ blocks, values, errors = NONE, place, world, viewer, deeds, busy = false }: Given) {
  const outer = use(DraftsContext);
  const [own] = useState(() => new Drafts());
  const drafts = outer ?? own;
  const scene = useMemo(
    () => ({ values, errors, place, world, viewer, deeds, busy, drafts }),
    [values, errors, place, world, viewer, deeds, busy, drafts],
  );
  const kept = useKeptFocus((around) => around.focus({ preventScroll: true }));
  const keys = blockKeys(blocks);
  return (
    <SceneContext value={scene}>
      <div className="kit-blocks" tabIndex={-1} {...kept}>
        {blocks.map((block, index) => (
          <BlockOf key={keys[index]} block={block} />
        ))}
      </div>
    </SceneContext>
  );
}
