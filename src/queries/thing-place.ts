/** In which workspace a thing is. */
import type { ThingId, WorkspaceId } from '../domain/ids.ts';
import type { Query } from './look.ts';

/** Undefined for a thing that is not there; whether the caller may see it is judged where something is done with it. */
export const workspaceOfThing: Query<ThingId, WorkspaceId | undefined> = async (read, _caller, id) =>
  (await read.things.find(id))?.workspace;
