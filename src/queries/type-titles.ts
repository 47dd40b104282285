/** What kinds of things are called in their products' models. */
import type { Query } from './look.ts';
import { placesOf } from './showing.ts';

/** One title for each, in their order; a kind that the model does not know goes by its name. */
export const typeTitles: Query<readonly { product: string; type: string }[], string[]> = async (
  read,
  _caller,
  kinds,
) => {
  const places = await placesOf(read);
  return kinds.map(({ product, type }) => {
    const place = places.find(({ workspace }) => workspace.product === product);
    return place?.model.thingTypes.get(type)?.title ?? type;
  });
};
