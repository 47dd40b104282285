/** Compiled role models by stored version: a version never changes, so each is compiled once per process. */
import type { Read } from '../db/ports.ts';
import type { ModelId } from '../domain/ids.ts';
import type { Workspace } from '../domain/tenant.ts';
import { type CompiledModel, loadModel } from '../policy/index.ts';

const compiled = new Map<ModelId, CompiledModel>();
const loaded = new Map<string, ReturnType<typeof loadModel>>();

/** The same text is loaded once: the file that stands ready is as a rule the version that is stored. */
export function loadedFrom(text: string): ReturnType<typeof loadModel> {
  const known = loaded.get(text) ?? loadModel(text);
  loaded.set(text, known);
  return known;
}

/** The model that decides in this workspace: the stored version in force, never the file. */
export async function modelOf(read: Pick<Read, 'models'>, workspace: Workspace): Promise<CompiledModel> {
  const known = compiled.get(workspace.model);
  if (known) return known;
  const stored = loadedFrom((await read.models.get(workspace.model)).text);
  if (!stored.ok)
    throw new Error(`The stored model ${workspace.model} does not load: ${stored.problems[0]?.message ?? ''}`);
  compiled.set(workspace.model, stored.model);
  return stored.model;
}
