/** Who holds a role, and who is on a thing: as far as the reader may know. */
import type { Read } from '../db/ports.ts';
import type { Grant } from '../domain/grant.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { denied, notFound, type Refusal } from '../domain/refusal.ts';
import type { Listed, ShownHolder, ShownHolders } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
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
  if (!asksForAdmins && !actions.includes('workspace.view_people')) throw await mayNotSeePeople(read, place, actions);
  const thing = (await shownThings(read, [workspace.root])).get(workspace.root);
  if (!thing) throw notFound('product of that name');
  const key = `holders:${product}:${role}`;
  const { people, total, grants } = await heldPage(read, [place], [role], { from, limit: holdersAtOnce });
  const nameOf = await shownPeople(read, people);
  const items = people.map((subject) => ({
    person: nameOf(subject),
    role: shownRole(model, 'workspace', role),
    endsAt: longestEnd(grants.filter((grant) => grant.subject === subject)),
  }));
  return { role: shownRole(model, 'workspace', role), thing, holders: { items, from, total, key } };
};

/** How many holders a page takes; views draw fewer at a time. */
const holdersAtOnce = 50;

/** Active people who hold one of these roles (null: any) on a workspace, by name and from this place on, with what they hold there. */
export async function heldPage(
  read: Read,
  places: readonly Place[],
  roles: readonly string[] | null,
  { from, limit }: { from: number; limit: number },
) {
  const things = places.map(({ workspace }) => workspace.root);
  const total = await read.grants.countHolders(things, roles, read.asOf);
  const people = await read.subjects.listHolders({ things, roles, from, limit, total }, read.asOf);
  const held = await Promise.all(
    places.map(({ workspace }) => read.grants.listInForce(workspace.id, people, read.asOf)),
  );
  const grants = held.flat().filter(({ thing, role }) => things.includes(thing) && (roles?.includes(role) ?? true));
  return { people, total, grants };
}

/** Somebody may hold the same role twice, for good and for a time: the longer counts; null is for good. */
function longestEnd(grants: readonly Grant[]): Instant | null {
  const ends = grants.map(({ endsAt }) => endsAt);
  return ends.reduce((last, end) => (last === null || end === null ? null : end > last ? end : last), ends[0] ?? null);
}

/** Whoever may know the administrators is told how to ask for them; whoever may not even do that is told whom to ask (MK-15). */
export async function mayNotSeePeople(
  read: Read,
  { workspace, model }: Place,
  actions: readonly string[],
): Promise<Refusal> {
  const { id, root, title, product } = workspace;
  const keeper = shownRole(model, 'workspace', model.keeper).title;
  const names = await namesOfKeepers(read, { workspace, model });
  const next = actions.includes('workspace.view_administrators')
    ? `\`/role who ${model.keeper} in ${product}\` says who is ${keeper}; \`/role me\` shows what you hold.`
    : `Ask ${names}.`;
  return denied(`Only those who look after people in ${title} can see who holds what.`, {
    code: 'silence',
    action: 'workspace.view_people',
    thing: root,
    workspace: id,
    next,
  });
}

/** The names of those who run a product, to be asked: `Cleo or Olga`. */
export async function namesOfKeepers(read: Read, { workspace, model }: Place): Promise<string> {
  const keepers = await read.grants.listKeepers(workspace.id, workspace.root, model.keeper, read.asOf);
  const nameOf = await shownPeople(read, keepers);
  const names = keepers.map((id) => nameOf(id).name).sort();
  const few = names.slice(0, 5);
  return names.length > 5 ? `${few.join(', ')} or one of ${names.length - 5} more` : few.join(' or ') || 'an Admin';
}

/** As much of a grant as a holder is shown by; who is recorded on a thing is one without an end. */
export type Held = Pick<Grant, 'subject' | 'thing' | 'role' | 'endsAt'>;

/** These grants as holders: active people, each role once, by name. */
export async function holdersOf(
  read: Read,
  { workspace, model }: Place,
  held: readonly Held[],
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
function longestPerRole(held: readonly Held[]): Held[] {
  const found = new Map<string, Held>();
  for (const grant of held) {
    const key = `${grant.subject} ${grant.thing} ${grant.role}`;
    const known = found.get(key);
    const longer = !known || (known.endsAt !== null && (grant.endsAt === null || grant.endsAt > known.endsAt));
    if (longer) found.set(key, grant);
  }
  return [...found.values()];
}
