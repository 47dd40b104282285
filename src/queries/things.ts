/** Things of a kind that a reader may see: for lists, pickers and pages; nothing is cut without saying how many there are. */
import type { ThingId } from '../domain/ids.ts';
import type { Listed, ShownThing } from '../domain/shown.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { Query } from './look.ts';
import { modelOf } from './models.ts';
import { visibleThings } from './names.ts';
import { everyRow } from './pages.ts';
import { shownThings } from './showing.ts';

export interface ThingsWanted {
  workspace: Workspace;
  types: readonly string[];
  inside: ThingId | null;
  /** Part of a name; empty finds all. */
  search: string;
  /** Place of the first one wanted, from 0. */
  from: number;
}

/** How many are given at once; a picker shows no more than 100. */
const atOnce = 100;

/** By name, from the place that is wanted, with the number of all that the reader may see. */
export const listedThings: Query<ThingsWanted, Listed<ShownThing>> = async (read, caller, wanted) => {
  const { workspace, types, inside, search, from } = wanted;
  const model = await modelOf(read, workspace);
  const filter = { types, ...(inside ? { inside } : {}), ...(search ? { search } : {}) };
  const found = await everyRow((page) => read.things.listPage(workspace.id, page, filter));
  const visible = await visibleThings(read, workspace, model, caller, found);
  const piece = visible.slice(from, from + atOnce);
  const shown = await shownThings(
    read,
    piece.map((thing) => thing.id),
  );
  const key = `things:${workspace.id}:${types.join(',')}:${inside ?? ''}`;
  return { items: piece.flatMap(({ id }) => shown.get(id) ?? []), from, total: visible.length, key };
};
