/** From ids to what is shown: people with their names, things with their types' titles, roles with the model's words. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, ThingId, WorkspaceId } from '../domain/ids.ts';
import type { Giving } from '../domain/invitation.ts';
import type { ShownGiving, ShownPerson, ShownRole, ShownThing } from '../domain/shown.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { Thing } from '../domain/thing.ts';
import type { CompiledModel } from '../policy/index.ts';
import { modelOf } from './models.ts';

/** A workspace with the model that decides in it. */
export interface Place {
  workspace: Workspace;
  model: CompiledModel;
}

/** Every product of the tenant with its model, in the order they were opened. */
export async function placesOf(read: Pick<Read, 'workspaces' | 'models'>): Promise<Place[]> {
  const places: Place[] = [];
  for (const workspace of await read.workspaces.list())
    places.push({ workspace, model: await modelOf(read, workspace) });
  return places;
}

const somebody: ShownPerson = { id: null, slackUserId: null, name: 'somebody' };

/** These people as they are shown; whoever is not known any more is "somebody". */
export async function shownPeople(
  read: Pick<Read, 'subjects'>,
  ids: readonly (SubjectId | null)[],
): Promise<(id: SubjectId | null) => ShownPerson> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const [subjects, people] = await Promise.all([read.subjects.listByIds(wanted), read.subjects.listPeople(wanted)]);
  const names = new Map(people.map((person) => [person.subject, person.name || person.email || 'somebody']));
  const shown = new Map(
    subjects.map(({ id, slackUserId }) => [id, { id, slackUserId, name: names.get(id) ?? 'somebody' }]),
  );
  return (id) => (id && shown.get(id)) ?? somebody;
}

/** The title of a workspace role, or of one on things of a type, with what it is best for; its name where the model knows it no more. */
export function shownRole(model: CompiledModel, type: string, role: string): ShownRole {
  const known = type === 'workspace' ? model.roles : (model.thingTypes.get(type)?.roles ?? []);
  const found = known.find(({ name }) => name === role);
  if (!found) return { name: role, title: role, bestFor: '', licensed: false };
  const { name, title, bestFor, licensed } = found;
  return { name, title, bestFor, licensed };
}

/** One thing as it is shown; `outer` is what it is in, `several` whether the tenant carries more than one product. */
export function shownThing(
  { workspace, model }: Place,
  thing: Thing,
  outer: Thing | undefined,
  several: boolean,
): ShownThing {
  const isRoot = thing.id === workspace.root;
  return {
    id: thing.id,
    type: thing.type,
    typeTitle: model.thingTypes.get(thing.type)?.title ?? thing.type,
    name: isRoot ? workspace.title : thing.name,
    inside: outer && outer.id !== workspace.root ? outer.name : null,
    isRoot,
    product: several ? workspace.title : null,
  };
}

/** These things as they are shown, wherever in the tenant they are; what is not known any more is left out. */
export async function shownThings(
  read: Pick<Read, 'things' | 'workspaces' | 'models'>,
  ids: readonly ThingId[],
): Promise<ReadonlyMap<ThingId, ShownThing>> {
  const [places, around] = await Promise.all([placesOf(read), read.things.listAround([...new Set(ids)])]);
  const byWorkspace = new Map<WorkspaceId, Place>(places.map((place) => [place.workspace.id, place]));
  const byId = new Map(around.map((thing) => [thing.id, thing]));
  const shown = new Map<ThingId, ShownThing>();
  for (const thing of around) {
    const place = byWorkspace.get(thing.workspace);
    const outer = thing.inside ? byId.get(thing.inside) : undefined;
    if (place) shown.set(thing.id, shownThing(place, thing, outer, places.length > 1));
  }
  return shown;
}

/** What an invitation or a plan gives, as it is shown. */
export async function shownGivings(
  read: Pick<Read, 'things' | 'workspaces' | 'models'>,
  { model }: Place,
  gives: readonly Giving[],
): Promise<ShownGiving[]> {
  const things = await shownThings(
    read,
    gives.map(({ thing }) => thing),
  );
  return gives.flatMap(({ role, thing: id, span }) => {
    const thing = things.get(id);
    return thing ? [{ role: shownRole(model, thing.type, role), thing, span }] : [];
  });
}
