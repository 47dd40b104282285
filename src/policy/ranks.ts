/** Which workspace role is stronger: they are ranked by their order in the file. */
import type { CompiledModel } from './compiled.ts';

const rank = (model: CompiledModel, role: string): number => {
  const at = model.roles.findIndex(({ name }) => name === role);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
};

/** The strongest of these roles; null when none of them is a role of the model. */
export const strongest = (model: CompiledModel, roles: readonly string[]): string | null =>
  model.roles.find(({ name }) => roles.includes(name))?.name ?? null;

/** Whether the first role stands above the second; a role that the model does not know stands below all. */
export const outranks = (model: CompiledModel, a: string, b: string): boolean => rank(model, a) < rank(model, b);

/** The action that giving or taking this role on a thing of this type is: `team.give_admin` where there is one, else `team.give`. */
export const giveAction = (model: CompiledModel, type: string, role: string): string =>
  model.inner.permissions.has(`${type}.give_${role}`) ? `${type}.give_${role}` : `${type}.give`;
