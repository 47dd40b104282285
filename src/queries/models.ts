/** Compiled role models by stored version: a version never changes, so each is compiled once per process. */
import type { Read } from '../db/ports.ts';
import type { ModelId } from '../domain/ids.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { CompiledModel, LoadedModel } from '../policy/index.ts';

const compiled = new Map<ModelId, CompiledModel>();

/** What reads the language of the models is loaded when there is one to read, so that a start need not wait for it. */
const language = () => import('../policy/load.ts');

type Reading = Promise<LoadedModel>;

/** The same text is read once: the file that stands ready is as a rule the version that is stored. */
function onceEach(read: (text: string) => Reading): (text: string) => Reading {
  const known = new Map<string, Reading>();
  return (text) => {
    const model = known.get(text) ?? read(text);
    known.set(text, model);
    return model;
  };
}

/** Compiled and not proved: for what is offered, and for what was proved before it was put in force. */
export const compiledFrom = onceEach(async (text) => (await language()).compileModel(text));

/** Proved and tested: what is to be put in force goes through here first. */
export const provedFrom = onceEach(async (text) => (await language()).loadModel(text));

/** The model that decides in this workspace: the stored version in force, never the file. */
export async function modelOf(read: Pick<Read, 'models'>, workspace: Workspace): Promise<CompiledModel> {
  const known = compiled.get(workspace.model);
  if (known) return known;
  const stored = await compiledFrom((await read.models.get(workspace.model)).text);
  if (!stored.ok)
    throw new Error(`The stored model ${workspace.model} does not compile: ${stored.problems[0]?.message ?? ''}`);
  compiled.set(workspace.model, stored.model);
  return stored.model;
}
