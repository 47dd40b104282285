/** The words of a role model in sentences of refusals: titles, never internal names. */
import type { Read } from '../db/ports.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { CompiledModel } from '../policy/index.ts';

/** The title of a workspace role, or of a role on things of a type; the name itself where the model no longer knows it. */
export function titleOf(model: CompiledModel, role: string, type = 'workspace'): string {
  const known = type === 'workspace' ? model.roles : (model.thingTypes.get(type)?.roles ?? []);
  return known.find(({ name }) => name === role)?.title ?? role;
}

const mostNamed = 5;

/** `Ada`, `Ada and Abe`, `Ada, Abe, Bea, Cleo, Dov and 3 more`: people in a sentence. */
export async function namesOf(read: Pick<Read, 'subjects'>, people: readonly SubjectId[]): Promise<string> {
  const known = await read.subjects.listPeople(people.slice(0, mostNamed));
  const names = known.map(({ name }) => name).sort();
  const rest = people.length - names.length;
  if (rest > 0) names.push(`${rest} more`);
  const last = names.pop() ?? 'somebody';
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}
