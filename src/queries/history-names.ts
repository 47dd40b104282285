/** Names for everything that some events point at: people, things, roles, requests. */
import type { Read } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import { isId, type RequestId, type SubjectId, type ThingId } from '../domain/ids.ts';
import type { Names } from '../domain/shown.ts';
import { placesOf, shownPeople, shownThings } from './showing.ts';

interface Ids {
  people: Set<SubjectId>;
  things: Set<ThingId>;
  requests: Set<RequestId>;
}

/** Every id in a value, however deep; words that people wrote are no ids and are passed over. */
function collect(value: unknown, ids: Ids): void {
  if (typeof value === 'string') {
    if (isId('subject', value)) ids.people.add(value);
    else if (isId('thing', value)) ids.things.add(value);
    else if (isId('request', value)) ids.requests.add(value);
  } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part, ids);
}

/** The names that telling these events needs. */
export async function namesIn(read: Read, events: readonly Event[]): Promise<Names> {
  const ids: Ids = { people: new Set(), things: new Set(), requests: new Set() };
  for (const { by, happening } of events) collect({ by, ...happening }, ids);
  const [nameOf, things, requests] = await Promise.all([
    shownPeople(read, [...ids.people]),
    shownThings(read, [...ids.things]),
    read.requests.listByIds([...ids.requests]),
  ]);
  return {
    people: new Map([...ids.people].map((id) => [id, nameOf(id)])),
    things,
    ...(await titlesIn(read)),
    requests: new Map(requests.map(({ id, number }) => [id, number])),
  };
}

/** The titles of every product and its model; where two products use a name for the same, the title says enough. */
async function titlesIn(read: Read): Promise<Pick<Names, 'roles' | 'actions' | 'products'>> {
  const [roles, actions, products] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  for (const { workspace, model } of await placesOf(read)) {
    products.set(workspace.product, workspace.title);
    for (const { name, title } of model.actions) actions.set(name, title);
    for (const { name, title } of model.roles) roles.set(`workspace.${name}`, title);
    for (const type of model.thingTypes.values())
      for (const { name, title } of type.roles) if (type.name !== 'workspace') roles.set(`${type.name}.${name}`, title);
  }
  return { roles, actions, products };
}
