/** Who holds a role, and who is on a thing: as far as the reader may know. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { Grant } from '../domain/grant.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import { denied, notFound } from '../domain/refusal.ts';
import type { Listed, ShownHolder, ShownHolders, ShownThing, ShownThingCard } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { actionsOn, may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { everyRow } from './pages.ts';
import { type Place, placesOf, shownPeople, shownRole, shownThings } from './showing.ts';

/** Who holds a workspace role. Whoever may not view people is still told who the administrators are, to ask them (MK-20). */
export const roleHolders: Query<{ product: string; role: string; from: number }, ShownHolders> = async (
  read,
  caller,
  { product, role, from },
) => {
  const place = (await placesOf(read)).find(({ workspace }) => workspace.product === product);
  if (!place) throw notFound('product of that name');
  const { workspace, model } = place;
  const actions = await actionsAt(read, place, caller);
  const asksForAdmins = role === model.keeper && actions.includes('workspace.view_administrators');
  if (!asksForAdmins && !actions.includes('workspace.view_people')) throw mayNotSeePeople(workspace.title);
  const thing = (await shownThings(read, [workspace.root])).get(workspace.root);
  if (!thing) throw notFound('product of that name');
  const held = (await read.grants.listInForceOn([workspace.root], read.now)).filter((grant) => grant.role === role);
  const key = `holders:${product}:${role}`;
  return { role: shownRole(model, 'workspace', role), thing, holders: await holdersOf(read, place, held, from, key) };
};

export const mayNotSeePeople = (product: string) =>
  denied(`Only those who look after people in ${product} can see who holds what.`, {
    code: 'silence',
    action: 'workspace.view_people',
    next: 'You can ask who the Admins are, or look at yourself with `/role me`.',
  });

async function holdersOf(
  read: Read,
  { workspace, model }: Place,
  held: readonly Grant[],
  from: number,
  key: string,
): Promise<Listed<ShownHolder>> {
  const active = await activeOf(
    read,
    held.map(({ subject }) => subject),
  );
  const counted = longestPerRole(held.filter(({ subject }) => active.has(subject)));
  const nameOf = await shownPeople(
    read,
    counted.map(({ subject }) => subject),
  );
  const things = await read.things.listByIds([...new Set(counted.map(({ thing }) => thing))]);
  const typeOf = new Map(things.map(({ id, type }) => [id, type]));
  const holders = counted
    .map(({ subject, thing, role, endsAt }) => ({
      person: nameOf(subject),
      role: shownRole(model, thing === workspace.root ? 'workspace' : (typeOf.get(thing) ?? ''), role),
      endsAt,
    }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name));
  return { items: holders.slice(from), from, total: holders.length, key };
}

const activeOf = async (read: Read, ids: readonly SubjectId[]): Promise<ReadonlySet<SubjectId>> =>
  new Set(
    (await read.subjects.listByIds([...new Set(ids)])).filter(({ state }) => state === 'active').map(({ id }) => id),
  );

/** Somebody may hold the same role twice, for good and for a time: the longer counts. */
function longestPerRole(held: readonly Grant[]): Grant[] {
  const found = new Map<string, Grant>();
  for (const grant of held) {
    const key = `${grant.subject} ${grant.thing} ${grant.role}`;
    const known = found.get(key);
    const longer = !known || (known.endsAt !== null && (grant.endsAt === null || grant.endsAt > known.endsAt));
    if (longer) found.set(key, grant);
  }
  return [...found.values()];
}

/** A thing, who is on it where the reader may know that, and what the reader may do. Not found where they may not see it. */
export const thingCard: Query<{ thing: ThingId; from: number; inFrom?: number }, ShownThingCard> = async (
  read,
  caller,
  { thing: id, from, inFrom = 0 },
) => {
  const [found] = await read.things.listByIds([id]);
  const place = (await placesOf(read)).find(({ workspace }) => workspace.id === found?.workspace);
  const shown = (await shownThings(read, [id])).get(id);
  if (!found || !place || !shown) throw notFound('thing of that name');
  const actions = await actionsOnThing(read, place, caller, found);
  if (!actions.includes(`${found.type}.view`)) throw notFound('thing of that name');
  const seesPeople = await seesPeopleOn(read, place, caller, found, actions);
  const held = (await read.grants.listInForceOn([id], read.now)).filter(
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
};

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
