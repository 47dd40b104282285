/** `/role project archive site`: takes a thing out of use, with all that is in it; what was held there ends. */
import type { ThingId } from '../domain/ids.ts';
import type { Thing } from '../domain/thing.ts';
import { everyRow } from '../queries/pages.ts';
import type { Desk, Operation } from './desk.ts';
import { endGrant } from './ledger.ts';
import { keptType, visibleThing } from './things.ts';

export interface Archived {
  /** The thing itself first, then what was in it. */
  things: readonly Thing[];
  /** How many roles ended with them. */
  ended: number;
}

export const archiveThing: Operation<{ thing: ThingId }, Archived> = async (desk, { thing: id }) => {
  const thing = await visibleThing(desk, id);
  keptType(desk, thing.type);
  await desk.require({ action: `${thing.type}.archive`, thing: id });

  const things = [thing, ...(await everythingIn(desk, id))];
  const grants = await desk.tx.grants.listOpenOn(things.map((one) => one.id));
  for (const grant of grants) await endGrant(desk, grant, `${thing.name} was archived.`);
  for (const one of things) {
    await desk.tx.things.archive(one, desk.now);
    await desk.happened({ type: 'thing.archived', thing: one.id });
  }
  return { things, ended: grants.length };
};

/** Everything inside, at any depth; a thing before what is in it. */
async function everythingIn(desk: Desk, inside: ThingId): Promise<Thing[]> {
  const found: Thing[] = [];
  const direct = await everyRow((page) => desk.tx.things.listPage(desk.workspace.id, page, { inside }));
  for (const thing of direct) found.push(thing, ...(await everythingIn(desk, thing.id)));
  return found;
}
