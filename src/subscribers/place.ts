/** The place of an event: its workspace with the model in force there. */
import type { Read } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import { modelOf } from '../queries/models.ts';
import type { Place } from '../queries/showing.ts';

/** Undefined for what concerns the tenant as a whole. */
export async function placeOf(
  read: Pick<Read, 'workspaces' | 'models'>,
  { workspace: id }: Pick<Event, 'workspace'>,
): Promise<Place | undefined> {
  if (id === null) return undefined;
  const workspace = await read.workspaces.get(id);
  return { workspace, model: await modelOf(read, workspace) };
}
