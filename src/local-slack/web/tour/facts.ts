// What the tour looks at to notice that a step is done: who is on screen, and what was said since it began.
import type { MessageShown, WorldShown } from '../../page/contract.ts';
import { millisOf } from '../shell/times.ts';
import { wordsOf } from '../shell/words.ts';
import type { Address, Seat } from '../state/address.ts';

/** A message as the tour reads it. */
export interface Said {
  /** The handle of the person who sees it. */
  to: string;
  /** Milliseconds since 1970. */
  at: number;
  text: string;
  isPrivate: boolean;
}

export interface Facts {
  left: Seat | undefined;
  right: Seat | undefined;
  panel: string | undefined;
  /** What apps said to the people of the tour since it began, the oldest first. */
  said: readonly Said[];
  /** When this step began. */
  stepSince: number;
}

interface Talk {
  person: string;
  messages: readonly MessageShown[];
}

/** Puts the facts together from the address and what was read. */
export function factsOf(
  world: WorldShown,
  { left, right, panel }: Address,
  talks: readonly Talk[],
  { since, stepSince }: { since: number; stepSince: number },
): Facts {
  const bots = new Set(world.apps.map((it) => it.bot));
  const said = talks
    .flatMap(({ person, messages }) =>
      messages
        .filter((it) => bots.has(it.author))
        .map((it) => ({ to: person, at: millisOf(it.ts), text: wordsOf(it), isPrivate: it.private })),
    )
    .filter((it) => it.at >= since)
    .toSorted((one, other) => one.at - other.at);
  return { left, right, panel, said, stepSince };
}

/** Whether somebody was told something like this. */
export const wasTold = ({ said }: Facts, person: string, words: RegExp): boolean =>
  said.some((it) => it.to === person && words.test(it.text));

/** Whether somebody on screen sits there. */
export const isSeated = ({ left, right }: Facts, person: string, where?: string): boolean =>
  [left, right].some((it) => it?.person === person && (where === undefined || it.where === where));
