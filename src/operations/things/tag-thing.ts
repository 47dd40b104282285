/** `/role label house-a on "Rose Cottage"`: puts a label on a thing, or takes it off (MK-21). */
import type { ThingId } from '../../domain/ids.ts';
import { invalid } from '../../domain/refusal.ts';
import type { Thing } from '../../domain/thing.ts';
import type { Operation } from '../desk.ts';
import { keptType, visibleThing } from './things.ts';

export interface Tagged {
  thing: Thing;
  tag: Thing;
  /** False when it was so already. */
  changed: boolean;
}

/** Refuses a label of a kind that such a thing does not carry. */
export const tagThing: Operation<{ thing: ThingId; tag: ThingId; on: boolean }, Tagged> = async (
  desk,
  { thing: id, tag: tagId, on },
) => {
  const [thing, tag] = [await visibleThing(desk, id), await visibleThing(desk, tagId)];
  const type = keptType(desk, thing.type);
  if (!type.tags.includes(tag.type)) {
    const title = desk.model.thingTypes.get(tag.type)?.title ?? tag.type;
    throw invalid(`A ${type.title} carries no ${title}.`, {
      next: `Labels are given to people with \`/role add @ana to ${tag.name}\`.`,
    });
  }
  await desk.require({ action: `${type.name}.tag`, thing: id });

  const changed = await desk.tx.things.setTag(id, tagId, on);
  if (changed) await desk.happened({ type: 'thing.tagged', thing: id, tag: tagId, on });
  return { thing, tag, changed };
};
