/** What an approval would add: the permissions gained, by name, computed by the policy from the facts before and after. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { difference, factsOf } from '../policy/index.ts';
import { snapshotAbout } from './facts.ts';
import type { Place } from './showing.ts';

/** How many things in or under a label are looked through: enough to name what is gained, not to list where. */
const looked = 50;

/** The things whose permissions a role on this one may open: itself, what is in it, and what carries it as a label. */
async function openedBy(read: Read, place: Place, thing: ThingId, target: SubjectId): Promise<ThingId[]> {
  const { workspace } = place;
  if (thing === workspace.root) return [thing, ...(await heldOn(read, place, target))];
  const [tagged, inside] = await Promise.all([
    read.things.listTagged(thing),
    read.things.listPage(workspace.id, { limit: looked }, { inside: thing }),
  ]);
  return [thing, ...tagged.slice(0, looked), ...inside.rows.map(({ id }) => id)];
}

/** What somebody holds a role on already: another workspace role lets it count for more. */
async function heldOn(read: Read, { workspace }: Place, target: SubjectId): Promise<ThingId[]> {
  const [grants, recorded] = await Promise.all([
    read.grants.listInForce(workspace.id, [target], read.asOf),
    read.things.listRecordedOf(target),
  ]);
  const things = await read.things.listByIds([...new Set([...grants, ...recorded].map(({ thing }) => thing))]);
  const here = things.filter((thing) => thing.workspace === workspace.id && thing.inside !== null);
  return here.slice(0, looked).map(({ id }) => id);
}

/** Titles of what this person could then do and cannot do now, in the order of the model. */
export async function gainsOf(
  read: Read,
  place: Place,
  would: { target: SubjectId; role: string; thing: ThingId; endsAt: Instant | null },
): Promise<string[]> {
  const { workspace, model } = place;
  const { target, role, thing, endsAt } = would;
  const things = await openedBy(read, place, thing, target);
  const snapshot = await snapshotAbout(read, workspace, model, { subjects: [target], things });
  const after = { ...snapshot, held: [...snapshot.held, { subject: target, thing, role, endsAt }] };
  const changed = difference(model, target, things, factsOf(model, snapshot), factsOf(model, after));
  const gained = new Set(changed.flatMap((one) => one.gained));
  return [...new Set(model.actions.filter(({ name }) => gained.has(name)).map(({ title }) => title))];
}
