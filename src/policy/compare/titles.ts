/** What people call things in either of two models; the later one's word where both have one. */
import type { CompiledModel } from '../compiled.ts';

interface Models {
  readonly before: CompiledModel;
  readonly after: CompiledModel;
}

export const roleTitleOf = ({ before, after }: Models, role: string): string =>
  [...after.roles, ...before.roles].find(({ name }) => name === role)?.title ?? role;

/** `Team Admin of a team`; a workspace role by its title. */
export function heldTitleOf(models: Models, key: string): string {
  const [type = '', role = ''] = key.split('.');
  if (type === 'workspace') return roleTitleOf(models, role);
  const on = models.after.thingTypes.get(type) ?? models.before.thingTypes.get(type);
  const roles = [models.after, models.before].flatMap((model) => model.thingTypes.get(type)?.roles ?? []);
  return `${roles.find(({ name }) => name === role)?.title ?? role} (${on?.title ?? type})`;
}
