/** Those among whom the policy finds who may do something: read from where a permission can rest, never by asking everybody. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Workspace } from '../domain/tenant.ts';
import { anchorsOf, type CompiledModel } from '../policy/index.ts';

/** What is to be done to which kept thing; `flags` where it is done to a request about the thing, in its present stage. */
export interface Doing {
  action: string;
  thing: ThingId;
  flags?: readonly string[];
}

/** As many people as could be named, asked or written to; where a role of thousands is enough, these are the first of them. */
const mostByRole = 1_000;

/** Everybody who could be allowed it; of a role that is held by thousands and is enough by itself, the first thousand. */
export async function candidatesFor(
  read: Read,
  workspace: Workspace,
  model: CompiledModel,
  { action, thing, flags }: Doing,
): Promise<SubjectId[]> {
  const { byRole, unlessSomething, byThing, byTag } = anchorsOf(model, action, flags);
  const roles = [...byRole, ...unlessSomething];
  const [holders, near] = await Promise.all([
    roles.length === 0 ? [] : read.grants.listHolders(workspace.root, roles, read.asOf, mostByRole),
    byThing || byTag ? peopleNear(read, workspace, thing, byTag) : [],
  ]);
  return [...new Set([...holders, ...near])];
}

/** Everybody who is something to the thing or to what it is in; where tags count, to the tags these carry. */
export async function peopleNear(
  read: Read,
  workspace: Workspace,
  thing: ThingId,
  withTags: boolean,
): Promise<SubjectId[]> {
  const around = (await read.things.listAround([thing])).map(({ id }) => id).filter((id) => id !== workspace.root);
  const tags = withTags ? [...(await read.things.listTags([workspace.root, ...around])).values()].flat() : [];
  const [held, recorded] = await Promise.all([
    read.grants.listInForceOn([...around, ...tags], read.asOf),
    read.things.listRecorded([workspace.root, ...around]),
  ]);
  return [...new Set([...held, ...recorded].map(({ subject }) => subject))];
}
