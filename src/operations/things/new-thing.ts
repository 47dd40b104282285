/** `/role project new Site in web`: makes a thing; whoever makes it is its owner where the model records one (MR-17). */
import { mintId, type ThingId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import { denied, invalid } from '../../domain/refusal.ts';
import type { Thing } from '../../domain/thing.ts';
import { isEligible, type ThingTypeInfo } from '../../policy/index.ts';
import type { Desk, Operation } from '../desk.ts';
import { containersOf, keptType, record, requireFreeName, thingNameOf, visibleThing } from './things.ts';

export interface NewThing {
  type: string;
  name: string;
  /** What it is made in; null is directly in the workspace. */
  inside: ThingId | null;
  /** The product's own id, where it comes from there. */
  externalId?: string | null;
}

/** Refuses a container of the wrong kind, a name that is taken there, and whoever may not create such a thing in it (MR-5). */
export const newThing: Operation<NewThing, Thing> = async (desk, { type, name, inside, externalId = null }) => {
  const info = keptType(desk, type);
  const container = await containerOf(desk, info, inside);
  await desk.require({ action: `${container.type}.create_${type}`, thing: container.id });

  const thing: Thing = {
    id: mintId('thing', millisecondsOf(desk.now)),
    tenant: desk.tx.tenant,
    workspace: desk.workspace.id,
    type,
    name: thingNameOf(name),
    inside: container.id,
    flags: [],
    externalId,
    archivedAt: null,
    createdAt: desk.now,
  };

  await requireFreeName(desk, thing, thing.name);

  await desk.tx.things.insert(thing);
  await desk.happened({ type: 'thing.created', thing: thing.id, kind: type, name: thing.name, inside: container.id });
  await recordMaker(desk, info, thing);
  return thing;
};

async function containerOf(desk: Desk, info: ThingTypeInfo, inside: ThingId | null): Promise<Thing> {
  const container = await visibleThing(desk, inside ?? desk.workspace.root);
  if (info.inside.includes(container.type)) return container;
  throw invalid(`A ${info.title} is made in ${containersOf(desk, info)}.`, {
    field: 'inside',
    next: `Say in which one, like: \`/role ${info.name} new Name in ...\`.`,
  });
}

/** Somebody who could not be its owner makes it all the same, as an Admin does where only staff can own. */
async function recordMaker(desk: Desk, info: ThingTypeInfo, thing: Thing): Promise<void> {
  const owner = info.roles.find(({ kept }) => kept === 'recorded');
  if (!owner) return;
  if (!desk.caller) throw denied('Only somebody can own it.');
  const facts = await desk.facts({ things: [thing.id] });
  if (isEligible(desk.model, { subject: desk.caller, thing: thing.id, role: owner.name }, facts)) {
    await record(desk, thing.id, owner.name, desk.caller);
  }
}
