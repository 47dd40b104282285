/** Things for a picker: as many as it has room for, and among more than these first those that are called as was typed. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import { type ActionsOf, type Filter, type InReach, thingsInReach, thingsNear } from './reach.ts';
import type { Place } from './showing.ts';
import { type Around, namesFor, phrasesFor, type Typed } from './typed-words.ts';

/**
 * The total counts all that fit. Where they are more than there is room for, those of that name come first, then what somebody is
 * something to: of what only they may have, the names tell nothing.
 */
export async function thingsTyped(
  read: Read,
  place: Place,
  caller: Caller,
  actionsOf: ActionsOf,
  { typed, around }: { typed: Typed; around: readonly Around[] },
  limit: number,
): Promise<InReach> {
  const inReach = (filter: Filter) => thingsInReach(read, place, caller, actionsOf, filter, { from: 0, limit });
  const words = namesFor(typed, around);
  const found = await inReach({ words });
  const phrases = phrasesFor(typed, around);
  const shortest = phrases.at(-1);
  if (found.total <= limit || shortest === undefined) return found;
  const called = await inReach({ called: { names: phrases, orBegins: typed.isCut } });
  const named = await inReach({ search: shortest });
  const near = await thingsNear(read, place, caller, actionsOf, { words });
  const best = [...called.things, ...near.slice(0, limit / 2), ...named.things, ...found.things];
  return { things: [...new Map(best.map((thing) => [thing.id, thing])).values()].slice(0, limit), total: found.total };
}
