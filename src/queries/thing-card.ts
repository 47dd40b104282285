/** A thing's page: what it is, who is on it, what is in it; as far as the reader may see. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { ThingId } from '../domain/ids.ts';
import { notFound } from '../domain/refusal.ts';
import type { Listed, ShownThing, ShownThingCard } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { actionsOn, may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { type Held, holdersOf } from './holders.ts';
import { keptQuery } from './look.ts';
import { actionsAt } from './may.ts';
import { everyRow } from './pages.ts';
import { type Place, placesOf, shownThings } from './showing.ts';

/** The lists of people and of things on the page begin at these places. */
type Wanted = { thing: ThingId; from: number; inFrom?: number };

/** A thing, who is on it where the reader may know that, and what the reader may do. Not found where they may not see it. */
export const thingCard = keptQuery<Wanted, ShownThingCard>(async (read, caller, { thing: id, from, inFrom = 0 }) => {
  const [found] = await read.things.listByIds([id]);
  const place = (await placesOf(read)).find(({ workspace }) => workspace.id === found?.workspace);
  const shown = (await shownThings(read, [id])).get(id);
  if (!found || !place || !shown) throw notFound('thing of that name');
  const actions = await actionsOnThing(read, place, caller, found);
  if (!actions.includes(`${found.type}.view`)) throw notFound('thing of that name');
  const seesPeople = await seesPeopleOn(read, place, caller, found, actions);
  const recorded = (await read.things.listRecorded([id])).map(
    ({ subject, as }): Held => ({ subject, thing: id, role: as, endsAt: null }),
  );
  const held = [...recorded, ...(await read.grants.listInForceOn([id], read.asOf))].filter(
    (one) => seesPeople || one.subject === caller.subject,
  );
  const info = place.model.thingTypes.get(found.type);
  return {
    thing: shown,
    flags: found.flags.map((flag) => info?.flags.find(({ name }) => name === flag)?.title ?? flag),
    archivedAt: found.archivedAt,
    tags: await tagsOf(read, place, caller, found),
    holders: await holdersOf(read, place, held, from, `on:${id}`),
    holds: await inside(read, place, caller, found, inFrom),
    may: {
      add: actions.some((action) => action.startsWith(`${found.type}.give`)),
      rename: actions.includes(`${found.type}.rename`),
      history: (await actionsAt(read, place, caller)).includes('workspace.view_history'),
    },
  };
});

async function actionsOnThing(read: Read, { workspace, model }: Place, { subject }: Caller, thing: Thing) {
  if (!subject) return [];
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: [thing.id] });
  return actionsOn(model, subject, thing.id, facts);
}

/** Whoever may view people in the product, or give this very thing, knows who is on it. */
const seesPeopleOn = async (read: Read, place: Place, caller: Caller, { type }: Thing, actions: readonly string[]) =>
  actions.some((action) => action.startsWith(`${type}.give`)) ||
  (await actionsAt(read, place, caller)).includes('workspace.view_people');

async function visible(read: Read, { workspace, model }: Place, { subject }: Caller, things: readonly Thing[]) {
  if (!subject || things.length === 0) return [];
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: things.map(({ id }) => id) });
  return things.filter(({ id, type }) => may(model, { caller: subject, action: `${type}.view`, thing: id }, facts));
}

async function tagsOf(read: Read, place: Place, caller: Caller, { id }: Thing): Promise<ShownThing[]> {
  const tags = await read.things.listByIds((await read.things.listTags([id])).get(id) ?? []);
  const seen = await visible(read, place, caller, tags);
  return shownInOrder(
    read,
    seen.map((one) => one.id),
  );
}

async function inside(
  read: Read,
  place: Place,
  caller: Caller,
  { id }: Thing,
  from: number,
): Promise<Listed<ShownThing>> {
  const all = await everyRow((page) => read.things.listPage(place.workspace.id, page, { inside: id }));
  const seen = await visible(read, place, caller, all);
  const items = await shownInOrder(
    read,
    seen.slice(from, from + 50).map((one) => one.id),
  );
  return { items, from, total: seen.length, key: `in:${id}` };
}

async function shownInOrder(read: Read, ids: readonly ThingId[]): Promise<ShownThing[]> {
  const things = await shownThings(read, ids);
  return ids.flatMap((id) => things.get(id) ?? []);
}
