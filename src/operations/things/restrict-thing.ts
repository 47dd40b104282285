/** `/role project restrict site`: sets or clears the flag that closes a thing to those who are only around it (MR-13). */
import type { ThingId } from '../../domain/ids.ts';
import { invalid } from '../../domain/refusal.ts';
import type { Thing } from '../../domain/thing.ts';
import type { Operation } from '../desk.ts';
import { keptType, visibleThing } from './things.ts';

export interface Restricted {
  thing: Thing;
  /** Title of the flag: `closed`. */
  flag: string;
  /** False when it was so already. */
  changed: boolean;
}

/** Refuses where the model knows no such flag for this type. */
export const restrictThing: Operation<{ thing: ThingId; set: boolean }, Restricted> = async (
  desk,
  { thing: id, set },
) => {
  const thing = await visibleThing(desk, id);
  const type = keptType(desk, thing.type);
  const flag = type.flags.find(({ restricts }) => restricts);
  if (!flag) throw invalid(`A ${type.title} is never restricted in ${desk.workspace.title}.`);
  await desk.require({ action: `${type.name}.restrict`, thing: id });

  const changed = await desk.tx.things.setFlag(id, flag.name, set);
  if (changed) await desk.happened({ type: 'thing.flagged', thing: id, flag: flag.name, set });
  return { thing, flag: flag.title, changed };
};
