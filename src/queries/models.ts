/** Compiled role models by stored version: a version never changes, so each is compiled once per process. */
import type { Read } from '../db/ports.ts';
import type { ModelId } from '../domain/ids.ts';
import type { Workspace } from '../domain/tenant.ts';
import { type CompiledModel, loadModel } from '../policy/index.ts';

const compiled = new Map<ModelId, CompiledModel>();

/** The model that decides in this workspace: the stored version in force, never the file. */
export async function modelOf(read: Pick<Read, 'models'>, workspace: Workspace): Promise<CompiledModel> {
  const known = compiled.get(workspace.model);
  if (known) return known;
  const loaded = loadModel((await read.models.get(workspace.model)).text);
  if (!loaded.ok)
    throw new Error(`The stored model ${workspace.model} does not load: ${loaded.problems[0]?.message ?? ''}`);
  compiled.set(workspace.model, loaded.model);
  return loaded.model;
}
