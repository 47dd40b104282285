/** The things of a product's first day: made as they could be made later, in the order in which they are named. */
import { mintId, type ThingId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import { invalid, Refusal } from '../../domain/refusal.ts';
import type { Workspace } from '../../domain/tenant.ts';
import type { Desk } from '../desk.ts';
import { containersOf, keptType, thingNameOf } from '../things/things.ts';

/** A thing of the first day: in another of the list, by its name, or directly in the workspace. */
export interface FirstThing {
  type: string;
  name: string;
  inside: string | null;
}

/** Makes them one after the other; refuses what could not be made later, either: the kind, the name, what it is in. */
export async function makeThings(desk: Desk, things: readonly FirstThing[]): Promise<void> {
  const made = new Map<string, { id: ThingId; type: string }>();
  for (const { type, name: written, inside } of things) {
    const name = nameOf(written);
    const outer = inside === null ? { id: desk.workspace.root, type: 'workspace' } : made.get(inside.toLowerCase());
    if (!outer) {
      throw invalid(`I know no "${inside}" to make ${name} in.`, { field: 'things', next: 'Name it on a line above.' });
    }
    mustFit(desk, type, outer.type);
    if (made.has(name.toLowerCase())) {
      throw invalid(`${name} stands there twice.`, { field: 'things', next: 'Give each its own name for a start.' });
    }
    const id = mintId('thing', millisecondsOf(desk.now));
    await insertThing(desk.tx, desk.workspace, id, type, name, outer.id);
    await desk.happened({ type: 'thing.created', thing: id, kind: type, name, inside: outer.id });
    made.set(name.toLowerCase(), { id, type });
  }
}

function nameOf(written: string): string {
  try {
    return thingNameOf(written);
  } catch (error) {
    throw error instanceof Refusal ? invalid(error.message, { ...error.detail, field: 'things' }) : error;
  }
}

function mustFit(desk: Desk, type: string, outer: string): void {
  const info = keptType(desk, type);
  if (!info.inside.includes(outer))
    throw invalid(`A ${info.title} is made in ${containersOf(desk, info)}.`, {
      field: 'things',
      next: 'Say in which one, and name that on a line above.',
    });
}

/** Writes a thing down as it begins: in use, with nothing on it. */
export const insertThing = (
  tx: Desk['tx'],
  workspace: Workspace,
  id: ThingId,
  type: string,
  name: string,
  inside: ThingId | null,
): Promise<void> =>
  tx.things.insert({
    id,
    tenant: tx.tenant,
    workspace: workspace.id,
    type,
    name,
    inside,
    flags: [],
    externalId: null,
    archivedAt: null,
    createdAt: tx.now,
  });
