/** `/role project archive site`: takes a thing out of use, with all that is in it; what was held there ends. */
import { type Grant, isOver } from '../../domain/grant.ts';
import type { PlanId, ThingId } from '../../domain/ids.ts';
import type { Thing } from '../../domain/thing.ts';
import { everyRow } from '../../queries/pages.ts';
import type { Desk, Operation } from '../desk.ts';
import { endGrant } from '../ledger.ts';
import { keepPlan } from '../plans.ts';
import { keptType, visibleThing } from './things.ts';

export interface Archived {
  /** The thing itself first, then what was in it. */
  things: readonly Thing[];
  /** How many roles end with each of them. */
  ending: Readonly<Record<ThingId, number>>;
  /** How many that is in all. */
  ended: number;
}

/** What archiving would come to; `ref` is null where nothing but the thing itself goes, so that nobody needs to be asked. */
export interface ArchivePlan extends Archived {
  ref: PlanId | null;
}

interface Going extends Archived {
  grants: readonly Grant[];
}

/** Everything that goes with a thing, for somebody who may archive it. */
async function whatGoes(desk: Desk, id: ThingId): Promise<Going> {
  const thing = await visibleThing(desk, id);
  keptType(desk, thing.type);
  await desk.require({ action: `${thing.type}.archive`, thing: id });
  const things = [thing, ...(await everythingIn(desk, id))];
  const open = await desk.tx.grants.listOpenOn(things.map((one) => one.id));
  // What is over by itself is the sweep's to close: nobody takes it away.
  const grants = open.filter((grant) => !isOver(grant, desk.now));
  const ending: Record<ThingId, number> = {};
  for (const { thing: on } of grants) ending[on] = (ending[on] ?? 0) + 1;
  return { things, grants, ending, ended: grants.length };
}

/** Says what would go and end, and keeps the plan until it is confirmed; changes nothing else. */
export const planArchive: Operation<{ thing: ThingId }, ArchivePlan> = async (desk, { thing }) => {
  const { things, ending, ended } = await whatGoes(desk, thing);
  const isMore = things.length > 1 || ended > 0;
  return { things, ending, ended, ref: isMore ? await keepPlan(desk, 'archive', { thing }) : null };
};

export const archiveThing: Operation<{ thing: ThingId }, Archived> = async (desk, { thing: id }) => {
  const { things, grants, ending, ended } = await whatGoes(desk, id);
  for (const grant of grants) await endGrant(desk, grant, `${things[0]?.name ?? 'It'} was archived.`);
  for (const one of things) {
    await desk.tx.things.archive(one, desk.now);
    await desk.happened({ type: 'thing.archived', thing: one.id });
  }
  return { things, ending, ended };
};

/** Everything inside, at any depth; a thing before what is in it. */
async function everythingIn(desk: Desk, inside: ThingId): Promise<Thing[]> {
  const found: Thing[] = [];
  const direct = await everyRow((page) => desk.tx.things.listPage(desk.workspace.id, page, { inside }));
  for (const thing of direct) found.push(thing, ...(await everythingIn(desk, thing.id)));
  return found;
}
