// Opening the direct conversation with somebody, who need not have said anything yet.
import { usePage } from '../state/use.ts';
import type { SeatActions } from './seatActions.ts';

/** Goes to the conversation with a person and answers its id; where there can be none, one stays. */
export function useWrite(viewer: string, seat: SeatActions): (person: string) => Promise<string | undefined> {
  const page = usePage();
  return async (person) => {
    const { ok, conversation } = await page.deed(viewer, 'open', { person });
    if (!ok || conversation === undefined) return undefined;
    seat.open(conversation);
    return conversation;
  };
}
