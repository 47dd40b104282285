/** What the pickers of forms about things offer: those on which the reader may do what the form does, found in the database. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { ThingId } from '../domain/ids.ts';
import { thingCalled } from '../domain/shown/called.ts';
import type { Listed, ShownThing } from '../domain/shown.ts';
import { giveAction, type ThingTypeInfo } from '../policy/index.ts';
import type { Query } from './look.ts';
import { type Place, placesOf, shownThings } from './showing.ts';
import { thingsTyped } from './things-typed.ts';
import { aroundThing, bestFirst, typedWords } from './typed-words.ts';

/** As many as a picker takes; the rest is found by typing. */
const atOnce = 100;

/** Kinds of things that are made and kept here. */
export const isKept = ({ kept, name }: ThingTypeInfo): boolean => kept && name !== 'workspace';

/** Roles that can be given on things of this type by hand. */
export const givenOn = (type: ThingTypeInfo) => type.roles.filter(({ kept }) => kept !== 'supplied');

/** The first of the things, in every one of these products, on which the reader may do at least one of these actions of their type. */
export async function thingsFor(
  read: Read,
  places: readonly Place[],
  caller: Caller,
  search: string,
  actionsOf: (place: Place, type: ThingTypeInfo) => readonly string[],
  key: string,
): Promise<Listed<ShownThing>> {
  const typed = typedWords(search);
  const found: ThingId[] = [];
  let total = 0;
  for (const place of places) {
    const kept = [...place.model.thingTypes.values()].filter(isKept);
    const wanted = new Map(kept.map((type) => [type.name, actionsOf(place, type)] as const));
    for (const [name, actions] of wanted) if (actions.length === 0) wanted.delete(name);
    const around = kept.filter(({ name }) => wanted.has(name)).map((type) => aroundThing(place, type));
    const inReach = await thingsTyped(read, place, caller, wanted, { typed, around }, atOnce);
    found.push(...inReach.things.map(({ id }) => id));
    total += inReach.total;
  }
  const known = await shownThings(read, found);
  const shown = found.flatMap((id) => known.get(id) ?? []);
  return { items: bestFirst(shown, typed, thingCalled).slice(0, atOnce), from: 0, total, key };
}

/** Things to which the reader may add somebody, by what was typed; in every product. */
export const addable: Query<string, Listed<ShownThing>> = async (read, caller, search) => {
  const gives = ({ model }: Place, type: ThingTypeInfo) => [
    ...new Set(givenOn(type).map(({ name }) => giveAction(model, type.name, name))),
  ];
  return thingsFor(read, await placesOf(read), caller, search, gives, 'addable');
};

/** The product and the kind of thing that a form is about. */
export interface KindOfThing {
  product: string;
  type: string;
}

/** Things in which the reader may make one of this kind, by what was typed. */
export const containers: Query<KindOfThing & { search: string }, Listed<ShownThing>> = async (
  read,
  caller,
  { product, type, search },
) => {
  const place = (await placesOf(read)).find(({ workspace }) => workspace.product === product);
  const kind = place?.model.thingTypes.get(type);
  if (!place || !kind) return { items: [], from: 0, total: 0, key: 'containers' };
  const makes = (_place: Place, { name }: ThingTypeInfo) =>
    kind.inside.includes(name) ? [`${name}.create_${type}`] : [];
  return thingsFor(read, [place], caller, search, makes, 'containers');
};
