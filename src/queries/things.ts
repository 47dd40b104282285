/** Things of some kinds that a reader may see, by name; nothing is cut without saying how many there are. */
import type { ThingId } from '../domain/ids.ts';
import type { Listed, ShownThing } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import type { Query } from './look.ts';
import { visibleThings } from './names.ts';
import { everyRow } from './pages.ts';
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
  const visible: Thing[] = [];
  for (const { workspace, model } of await placesOf(read)) {
    const types = kinds.filter(({ product }) => product === workspace.product).map(({ type }) => type);
    if (types.length === 0) continue;
    const filter = { types, ...(inside ? { inside } : {}) };
    const found = await everyRow((page) => read.things.listPage(workspace.id, page, filter));
    visible.push(...(await visibleThings(read, workspace, model, caller, found)));
  }
  const piece = visible.slice(from, from + atOnce).map(({ id }) => id);
  const shown = await shownThings(read, piece);
  const key = `things:${inside ?? ''}:${kinds.map(({ product, type }) => `${product}.${type}`).join(',')}`;
  return { items: piece.flatMap((id) => shown.get(id) ?? []), from, total: visible.length, key };
};
