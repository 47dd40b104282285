/** How far a product has followed: what somebody holds now, beside what a product was last told by hand. */
import type { Read } from '../db/ports.ts';
import type { Grant } from '../domain/grant.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Fulfilment } from '../domain/shown.ts';
import { type CompiledModel, strongest } from '../policy/index.ts';
import type { Place } from './showing.ts';

/** The roles that count on one thing, strongest first, as one text; null for none. A product is told nothing finer than this. */
export function countedRoles(model: CompiledModel, type: string, held: readonly string[]): string | null {
  if (held.length === 0) return null;
  if (type === 'workspace' && model.cardinality === 'one') return strongest(model, held);
  const known = type === 'workspace' ? model.roles : (model.thingTypes.get(type)?.roles ?? []);
  const counted = known.map(({ name }) => name).filter((name) => held.includes(name));
  return counted.length > 0 ? counted.join(',') : null;
}

/** What each thing's roles are now for somebody in this workspace, of the grants in force. */
export async function wantedOf(
  read: Pick<Read, 'grants' | 'things' | 'asOf'>,
  { workspace, model }: Place,
  subject: SubjectId,
): Promise<Map<ThingId, string>> {
  const held = await read.grants.listInForce(workspace.id, [subject], read.asOf);
  const things = await read.things.listByIds([...new Set(held.map(({ thing }) => thing))]);
  const wanted = new Map<ThingId, string>();
  for (const { id, type, archivedAt } of things) {
    const roles = held.filter(({ thing }) => thing === id).map(({ role }) => role);
    const counted = archivedAt === null ? countedRoles(model, type, roles) : null;
    if (counted !== null) wanted.set(id, counted);
  }
  return wanted;
}

/** What the product was last told about somebody, by thing: the last task that was done. */
export async function toldOf(
  read: Pick<Read, 'tasks'>,
  { workspace }: Place,
  subject: SubjectId,
): Promise<Map<ThingId, string | null>> {
  const told = new Map<ThingId, string | null>();
  for (const task of await read.tasks.listDoneOf([subject]))
    if (task.workspace === workspace.id && task.thing !== null) told.set(task.thing, task.role);
  return told;
}

/** How far a grant in force has got: never `active` before somebody has carried it out. Null for one that is not in force. */
export async function fulfilmentOf(
  read: Pick<Read, 'grants' | 'things' | 'tasks' | 'asOf'>,
  place: Place,
  grant: Pick<Grant, 'subject' | 'thing' | 'role'>,
): Promise<Fulfilment> {
  const [wanted, told] = await Promise.all([wantedOf(read, place, grant.subject), toldOf(read, place, grant.subject)]);
  if ((told.get(grant.thing) ?? null) === (wanted.get(grant.thing) ?? null)) return { state: 'active', says: null };
  return {
    state: 'by_hand',
    says: `It counts here at once; an Admin carries it out in ${place.workspace.title} by hand.`,
  };
}
