// Where one pane can go: another person, another conversation, a thread, away.
import { useMemo } from 'react';
import type { ConversationShown, PersonShown, WorldShown } from '../../page/contract.ts';
import type { Address, Seat, Side } from '../state/address.ts';
import { nameOf, whereOf } from '../state/seats.ts';
import { useGo } from '../state/use.ts';

const withSeat = (address: Address, side: Side, change: (seat: Seat | undefined) => Seat): Address => ({
  ...address,
  [side]: change(address[side]),
});

/** The moves of the pane on this side, for whoever sits there. */
export function useSeat(side: Side, world: WorldShown, viewer: PersonShown) {
  const go = useGo();
  const person = nameOf(world, viewer);
  return useMemo(() => {
    const open = (where: string, thread?: string) =>
      go((now) => withSeat(now, side, () => ({ person, where, ...(thread === undefined ? {} : { thread }) })));
    return {
      actAs: (other: PersonShown) => go((now) => withSeat(now, side, () => ({ person: nameOf(world, other) }))),
      open,
      openConversation: (conversation: ConversationShown) => open(whereOf(conversation)),
      leave: () => go(({ right: _, ...rest }) => rest),
    };
  }, [go, side, person, world]);
}

export type SeatActions = ReturnType<typeof useSeat>;
