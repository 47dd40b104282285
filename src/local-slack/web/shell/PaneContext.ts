// What everything inside one pane knows: who looks, where they can go, what they can do.
import { createContext, useContext } from 'react';
import type { PersonShown } from '../../page/contract.ts';
import type { KitDeeds } from '../kit/deeds.ts';
import type { SeatActions } from './seatActions.ts';

export interface PaneShared {
  viewer: PersonShown;
  seat: SeatActions;
  deeds: KitDeeds;
}

export const PaneContext = createContext<PaneShared | undefined>(undefined);

/** The pane around this component. */
export function usePane(): PaneShared {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('This belongs into a pane');
  return pane;
}
