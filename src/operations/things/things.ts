/** Looking after things: the thing somebody means, if they may see it, and what its type says. */
import type { SubjectId, ThingId } from '../../domain/ids.ts';
import { conflict, invalid, notFound } from '../../domain/refusal.ts';
import { lengthOf, oneLine } from '../../domain/text.ts';
import type { Thing } from '../../domain/thing.ts';
import type { ThingRoleInfo, ThingTypeInfo } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';

const longestName = 80;

/** A thing of this workspace that the caller may see; anything else is not found, archived ones included. */
export async function visibleThing(desk: Desk, id: ThingId): Promise<Thing> {
  const thing = await desk.tx.things.find(id);
  if (!thing || thing.workspace !== desk.workspace.id || thing.archivedAt !== null)
    throw notFound('thing of that name');
  if (id !== desk.workspace.root && !(await desk.ask({ action: `${thing.type}.view`, thing: id })).allowed) {
    throw notFound('thing of that name');
  }
  return thing;
}

/** The type of the role model; refused as invalid where the model does not keep things of this type. */
export function keptType(desk: Desk, type: string): ThingTypeInfo {
  const info = desk.model.thingTypes.get(type);
  if (!info?.kept || type === 'workspace')
    throw invalid(`${desk.workspace.title} keeps no ${info?.title ?? type} in Roledesk.`);
  return info;
}

/** What such a thing is made in, in titles: `a team`, `an environment`, `a ward or a clinic`. */
export const containersOf = ({ model }: Desk, { inside }: ThingTypeInfo): string =>
  inside
    .map((type) => model.thingTypes.get(type)?.title ?? type)
    .map((title) => `${/^[aeiou]/iu.test(title) ? 'an' : 'a'} ${title}`)
    .join(' or ');

/** A name as it is kept: one harmless line without the characters that paths and quotes need. */
export function thingNameOf(text: string): string {
  const name = oneLine(text);
  if (name === '') throw invalid('It needs a name.', { field: 'name' });
  if (lengthOf(name) > longestName) {
    throw invalid(`A name has at most ${longestName} characters.`, { field: 'name', next: 'Choose a shorter one.' });
  }
  if (/["/]/u.test(name)) {
    throw invalid('A name cannot hold quotes or a slash.', { field: 'name', next: 'Choose another one.' });
  }
  return name;
}

/**
 * Refuses a name that a thing of this type beside it has already, as far as the caller can see: a name that only hidden things have
 * is free, or trying names would tell what is hidden. Where two have one name, paths and ids tell them apart.
 */
export async function requireFreeName(desk: Desk, { id, type, inside }: Thing, name: string): Promise<void> {
  const called = await desk.tx.things.findByNames(desk.workspace.id, [name]);
  for (const other of called) {
    if (other.id === id || other.type !== type || other.inside !== inside) continue;
    if (!(await desk.ask({ action: `${type}.view`, thing: other.id })).allowed) continue;
    const title = desk.model.thingTypes.get(type)?.title ?? type;
    const detail = { code: 'name_taken', field: 'name', next: 'Choose another name.' };
    throw conflict(`There is already a ${title} called ${other.name} there.`, detail);
  }
}

/** The role on things of this type that is meant; the type's default when none is said. */
export function roleOn(type: ThingTypeInfo, role: string | null): ThingRoleInfo {
  const possible = type.roles.filter(({ kept }) => kept !== 'supplied');
  const found =
    role === null
      ? (possible.find(({ isDefault }) => isDefault) ?? possible.at(-1))
      : possible.find(({ name }) => name === role);
  if (!found)
    throw invalid(`Nobody is added to a ${type.title} by itself.`, { next: 'Look at its roles with `/role show`.' });
  return found;
}

/** Records somebody on a thing beside whoever is recorded there; nothing where they are already. */
export async function record(desk: Desk, thing: ThingId, as: string, target: SubjectId): Promise<void> {
  const recorded = await desk.tx.things.listRecorded([thing]);
  if (recorded.some((one) => one.as === as && one.subject === target)) return;
  await desk.tx.things.setRecorded(thing, as, null, target);
  await desk.happened({ type: 'thing.recorded', thing, as, from: null, target });
}

/** Takes exactly this person off; others who are recorded there stay. */
export async function unrecord(desk: Desk, thing: ThingId, as: string, from: SubjectId): Promise<void> {
  await desk.tx.things.setRecorded(thing, as, from, null);
  await desk.happened({ type: 'thing.recorded', thing, as, from, target: null });
}
