/** `/role project rename site to Shop`: gives a thing another name; ids, grants and history stay. */
import type { ThingId } from '../../domain/ids.ts';
import type { Thing } from '../../domain/thing.ts';
import type { Operation } from '../desk.ts';
import { keptType, requireFreeName, thingNameOf, visibleThing } from './things.ts';

/** Refuses a name that is taken beside it. The same name in another case is a change. */
export const renameThing: Operation<{ thing: ThingId; name: string }, Thing> = async (desk, { thing: id, name }) => {
  const thing = await visibleThing(desk, id);
  keptType(desk, thing.type);
  await desk.require({ action: `${thing.type}.rename`, thing: id });

  const wanted = thingNameOf(name);
  if (wanted === thing.name) return thing;

  await requireFreeName(desk, thing, wanted);

  const renamed = await desk.tx.things.rename(thing, wanted);
  await desk.happened({ type: 'thing.renamed', thing: id, from: thing.name, to: wanted });
  return renamed;
};
