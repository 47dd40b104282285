/** Things of some kinds that a reader may see, by name; nothing is cut without saying how many there are. */
import type { ThingId } from '../domain/ids.ts';
import type { Listed, ShownThing } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { thingsInReach } from './reach.ts';
import { placesOf, shownThings } from './showing.ts';

export interface ThingsWanted {
  /** Kinds of things, each in its product. */
  kinds: readonly { product: string; type: string }[];
  inside: ThingId | null;
  /** Place of the first one wanted, from 0. */
  from: number;
}

/** How many are given at once. */
const atOnce = 100;

/** By product and name, from the place that is wanted, with the number of all that the reader may see. */
export const listedThings: Query<ThingsWanted, Listed<ShownThing>> = async (read, caller, { kinds, inside, from }) => {
  const found: ThingId[] = [];
  let total = 0;
  for (const place of await placesOf(read)) {
    const types = kinds.filter(({ product }) => product === place.workspace.product).map(({ type }) => type);
    const wanted = new Map(types.map((type) => [type, [`${type}.view`]] as const));
    const piece = { from: Math.max(0, from - total), limit: atOnce - found.length };
    const inReach = await thingsInReach(read, place, caller, wanted, inside ? { inside } : {}, piece);
    found.push(...inReach.things.map(({ id }) => id));
    total += inReach.total;
  }
  const shown = await shownThings(read, found);
  const key = `things:${inside ?? ''}:${kinds.map(({ product, type }) => `${product}.${type}`).join(',')}`;
  return { items: found.flatMap((id) => shown.get(id) ?? []), from, total, key };
};
