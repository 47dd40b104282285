/** What the forms about things are filled with: adding people, making and renaming, bringing in. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { ThingId } from '../domain/ids.ts';
import { denied, invalid, notFound } from '../domain/refusal.ts';
import type { ShownNaming, ShownProduct, ShownRole, ShownThing } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import type { ThingTypeInfo } from '../policy/index.ts';
import { giveAction, may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { type Place, placesOf, shownRole, shownThings } from './showing.ts';
import { givenOn, isKept, type KindOfThing, thingsFor } from './thing-pickers.ts';

/** Where a thing is, and that the reader may see it; otherwise it is not found. */
async function seen(
  read: Read,
  caller: Caller,
  id: ThingId,
): Promise<{ place: Place; thing: Thing; shown: ShownThing }> {
  const [thing] = await read.things.listByIds([id]);
  const place = (await placesOf(read)).find(({ workspace }) => workspace.id === thing?.workspace);
  const shown = (await shownThings(read, [id])).get(id);
  if (!thing || !place || !shown || !caller.subject || thing.archivedAt !== null) throw notFound('thing of that name');
  const { workspace, model } = place;
  const facts = await factsAbout(read, workspace, model, { subjects: [caller.subject], things: [id] });
  if (!may(model, { caller: caller.subject, action: `${thing.type}.view`, thing: id }, facts))
    throw notFound('thing of that name');
  return { place, thing, shown };
}

/** A thing with the roles that the reader may give on it, the usual one first. */
export const addingTo: Query<ThingId, { thing: ShownThing; roles: ShownRole[] }> = async (read, caller, id) => {
  const { place, thing, shown } = await seen(read, caller, id);
  const { workspace, model } = place;
  const { subject } = caller;
  const type = model.thingTypes.get(thing.type);
  if (!subject || !type) throw notFound('thing of that name');
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: [id] });
  const given = givenOn(type)
    .filter(({ name }) => may(model, { caller: subject, action: giveAction(model, type.name, name), thing: id }, facts))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return { thing: shown, roles: given.map(({ name }) => shownRole(model, type.name, name)) };
};

/** What is known of a form for a new thing. */
export interface NamingDraft {
  kind: KindOfThing;
  inside: ThingId | null;
  name: string | null;
}

/** The form for a new thing of a kind. What it is made in is asked only where it cannot be made in the workspace itself. */
export const naming: Query<NamingDraft, ShownNaming> = async (read, caller, { kind, inside, name }) => {
  const place = (await placesOf(read)).find(({ workspace }) => workspace.product === kind.product);
  const type = place?.model.thingTypes.get(kind.type);
  if (!place || !type || !isKept(type)) throw invalid('There is no such kind of thing.', { code: 'no_such_kind' });
  const container = inside === null ? null : (await seen(read, caller, inside)).shown;
  const needsInside = !type.inside.includes('workspace');
  if (!needsInside && !(await actionsAt(read, place, caller)).includes(`workspace.create_${type.name}`)) {
    throw denied(`You may not make a ${type.title} in ${place.workspace.title}.`, {
      code: 'silence',
      action: `workspace.create_${type.name}`,
      next: 'Ask an Admin to, or ask the help desk with `/role request help`.',
    });
  }
  return { ...kind, typeTitle: type.title, thing: null, needsInside, inside: container, name };
};

/** The form for another name. */
export const renaming: Query<ThingId, ShownNaming> = async (read, caller, id) => {
  const { place, shown } = await seen(read, caller, id);
  const { type, typeTitle } = shown;
  return {
    product: place.workspace.product,
    type,
    typeTitle,
    thing: shown,
    needsInside: false,
    inside: null,
    name: null,
  };
};

/** The products into which the reader may bring things: where they may make at least one kind on the whole. */
export const importable: Query<undefined, ShownProduct[]> = async (read, caller) => {
  const found: ShownProduct[] = [];
  for (const place of await placesOf(read)) {
    const { id, title } = place.workspace;
    if (await mayBringIn(read, place, caller)) found.push({ id, title });
  }
  if (found.length > 0) return found;
  throw denied('You may bring things into no product.', {
    code: 'silence',
    action: 'workspace.import',
    next: 'Ask an Admin to, or make them one by one with `/role <type> new`.',
  });
};

/** Whoever may make something anywhere in the product; each line of a file is judged by itself all the same. */
async function mayBringIn(read: Read, place: Place, caller: Caller): Promise<boolean> {
  const made = [...place.model.thingTypes.values()].filter(isKept);
  const actions = await actionsAt(read, place, caller);
  if (made.some(({ name }) => actions.includes(`workspace.create_${name}`))) return true;
  const makes = (_place: Place, { name }: ThingTypeInfo) =>
    made.filter((one) => one.inside.includes(name)).map((one) => `${name}.create_${one.name}`);
  return (await thingsFor(read, [place], caller, '', makes, 'makes')).total > 0;
}
