/** The words of a role model in sentences of refusals: titles, never internal names. */
import type { CompiledModel } from '../policy/index.ts';

/** The title of a workspace role, or of a role on things of a type; the name itself where the model no longer knows it. */
export function titleOf(model: CompiledModel, role: string, type = 'workspace'): string {
  const known = type === 'workspace' ? model.roles : (model.thingTypes.get(type)?.roles ?? []);
  return known.find(({ name }) => name === role)?.title ?? role;
}
