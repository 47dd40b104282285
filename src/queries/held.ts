/** What somebody holds, as it is shown: with names, ends, the request behind it, and how far it has got. */
import type { Read } from '../db/ports.ts';
import { type Grant, isInForce, requestBehind } from '../domain/grant.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Fulfilment, ShownGrant } from '../domain/shown.ts';
import { askingRule, outranks } from '../policy/index.ts';
import { fulfilmentOf } from './fulfilment.ts';
import { type Place, shownPeople, shownRole, shownThings } from './showing.ts';

type Reads = Pick<
  Read,
  'things' | 'workspaces' | 'models' | 'subjects' | 'requests' | 'tasks' | 'grants' | 'asOf' | 'hasCome'
>;

/** How far a grant has got: not begun, in force and carried out or waiting for a person; what is over needs nobody. */
export async function progressOf(read: Reads, place: Place, grant: Grant): Promise<Fulfilment> {
  if (grant.endedAt === null && !read.hasCome(grant.startsAt)) return { state: 'later', says: null };
  return isInForce(grant, read.hasCome) ? fulfilmentOf(read, place, grant) : { state: 'active', says: null };
}

/**
 * The strongest of what somebody holds on exactly this thing; null for nothing. With `below`, the strongest that is less than that
 * role: what it would take the place of, or cover.
 */
export function strongestOn(
  { workspace, model }: Place,
  thing: ThingId,
  type: string,
  held: readonly Pick<Grant, 'thing' | 'role'>[],
  below: string | null = null,
): string | null {
  const here = held.filter((grant) => grant.thing === thing).map(({ role }) => role);
  const ranked = thing === workspace.root ? model.roles : (model.thingTypes.get(type)?.roles ?? []);
  const at = below === null ? 0 : ranked.findIndex(({ name }) => name === below) + 1;
  return ranked.slice(at).find(({ name }) => here.includes(name))?.name ?? null;
}

/** What everybody starts with, or less: nobody is left with less than that but by offboarding. */
const isLeastOf = ({ model }: Place, role: string): boolean =>
  role === model.defaultRole || (model.cardinality === 'one' && !outranks(model, role, model.defaultRole));

/** These grants of one person in one product. `reader` may extend and give back what is their own. */
export async function shownGrants(
  read: Reads,
  place: Place,
  grants: readonly Grant[],
  reader: SubjectId | null = null,
): Promise<ShownGrant[]> {
  if (grants.length === 0) return [];
  const [things, nameOf, progress] = await Promise.all([
    shownThings(
      read,
      grants.map(({ thing }) => thing),
    ),
    shownPeople(
      read,
      grants.map(({ givenBy }) => givenBy),
    ),
    Promise.all(grants.map((grant) => progressOf(read, place, grant))),
  ]);
  const behind = grants.map(requestBehind).filter((id) => id !== null);
  const numbers = new Map((await read.requests.listByIds(behind)).map(({ id, number }) => [id, number]));
  return grants.flatMap((grant, nth) => {
    const thing = things.get(grant.thing);
    if (!thing) return [];
    const request = requestBehind(grant);
    const own = grant.subject === reader;
    const asked = askingRule(place.model, thing.type, grant.role) !== undefined;
    const isLeast = grant.source === 'baseline' && isLeastOf(place, grant.role);
    return [
      {
        id: grant.id,
        role: shownRole(place.model, thing.type, grant.role),
        thing,
        source: grant.source,
        startsAt: grant.startsAt,
        endsAt: grant.endsAt,
        givenBy: grant.givenBy && nameOf(grant.givenBy),
        request: request ? (numbers.get(request) ?? null) : null,
        fulfilment: progress[nth] ?? null,
        mayExtend: own && asked && grant.endsAt !== null,
        mayGiveBack: own && !isLeast,
      },
    ];
  });
}
