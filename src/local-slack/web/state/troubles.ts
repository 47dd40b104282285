// What Slack itself said when something failed: kept where it was pressed or typed, until it is tried again.
import type { Place } from '../../page/contract.ts';

export interface Trouble {
  id: number;
  person: string;
  /** A message, a view, or the conversation in which a line was typed. */
  spot: string;
  text: string;
  /** The `ts` of the last message when it happened, of a typed line. */
  after?: string;
}

/** The name of a place among troubles. */
export const spotOf = (place: Place | { conversation: string }): string =>
  'view' in place ? `view ${place.view}` : 'ts' in place ? `${place.channel} ${place.ts}` : place.conversation;

/** With one more trouble; at a message or a view it takes the place of the former one. */
export function withTrouble(now: readonly Trouble[], trouble: Omit<Trouble, 'id'>): readonly Trouble[] {
  const id = (now.at(-1)?.id ?? 0) + 1;
  const rest = trouble.after === undefined ? withoutTrouble(now, trouble.person, trouble.spot) : now;
  return [...rest, { ...trouble, id }];
}

/** Without what was said at this spot. */
export const withoutTrouble = (now: readonly Trouble[], person: string, spot: string): readonly Trouble[] =>
  now.some((it) => it.person === person && it.spot === spot)
    ? now.filter((it) => it.person !== person || it.spot !== spot)
    : now;
