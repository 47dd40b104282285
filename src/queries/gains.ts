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
async function openedBy(read: Read, { workspace }: Place, thing: ThingId): Promise<ThingId[]> {
  const [tagged, inside] = await Promise.all([
    read.things.listTagged(thing),
    thing === workspace.root ? { rows: [] } : read.things.listPage(workspace.id, { limit: looked }, { inside: thing }),
  ]);
  return [thing, ...tagged.slice(0, looked), ...inside.rows.map(({ id }) => id)];
}

/** Titles of what this person could then do and cannot do now, in the order of the model. */
export async function gainsOf(
  read: Read,
  place: Place,
  would: { target: SubjectId; role: string; thing: ThingId; endsAt: Instant | null },
): Promise<string[]> {
  const { workspace, model } = place;
  const { target, role, thing, endsAt } = would;
  const things = await openedBy(read, place, thing);
  const snapshot = await snapshotAbout(read, workspace, model, { subjects: [target], things });
  const after = { ...snapshot, held: [...snapshot.held, { subject: target, thing, role, endsAt }] };
  const changed = difference(model, target, things, factsOf(model, snapshot), factsOf(model, after));
  const gained = new Set(changed.flatMap((one) => one.gained));
  return [...new Set(model.actions.filter(({ name }) => gained.has(name)).map(({ title }) => title))];
}
