/** What the pickers of forms about things offer: those on which the reader may do what the form does, found in the database. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { Listed, ShownThing } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { giveAction, may, type ThingTypeInfo } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { everyRow } from './pages.ts';
import { type Place, placesOf, shownThings } from './showing.ts';

/** As many as a picker takes; the rest is found by typing. */
const atOnce = 100;

/** Kinds of things that are made and kept here. */
export const isKept = ({ kept, name }: ThingTypeInfo): boolean => kept && name !== 'workspace';

/** Roles that can be given on things of this type by hand. */
export const givenOn = (type: ThingTypeInfo) => type.roles.filter(({ kept }) => kept !== 'supplied');

/** Those of the things on which the reader may do at least one of these actions of their type. */
export async function thingsFor(
  read: Read,
  { workspace, model }: Place,
  { subject }: Caller,
  search: string,
  actionsOf: (type: ThingTypeInfo) => readonly string[],
): Promise<Thing[]> {
  const wanted = new Map<string, readonly string[]>();
  for (const type of model.thingTypes.values()) if (isKept(type)) wanted.set(type.name, actionsOf(type));
  const types = [...wanted].filter(([, actions]) => actions.length > 0).map(([name]) => name);
  if (!subject || types.length === 0) return [];
  const filter = { types, ...(search ? { search } : {}) };
  const rows = await everyRow((page) => read.things.listPage(workspace.id, page, filter));
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: rows.map(({ id }) => id) });
  const allowed = ({ id, type }: Thing) =>
    (wanted.get(type) ?? []).some((action) => may(model, { caller: subject, action, thing: id }, facts));
  return rows.filter(allowed);
}

/** The first of them as a picker takes them, with the number of all. */
export async function listedOf(read: Read, found: readonly Thing[], key: string): Promise<Listed<ShownThing>> {
  const piece = found.slice(0, atOnce).map(({ id }) => id);
  const shown = await shownThings(read, piece);
  return { items: piece.flatMap((id) => shown.get(id) ?? []), from: 0, total: found.length, key };
}

/** Things to which the reader may add somebody, by part of a name; in every product. */
export const addable: Query<string, Listed<ShownThing>> = async (read, caller, search) => {
  const found: Thing[] = [];
  for (const place of await placesOf(read)) {
    const { model } = place;
    found.push(
      ...(await thingsFor(read, place, caller, search, (type) => [
        ...new Set(givenOn(type).map(({ name }) => giveAction(model, type.name, name))),
      ])),
    );
  }
  return listedOf(read, found, 'addable');
};

/** The product and the kind of thing that a form is about. */
export interface KindOfThing {
  product: string;
  type: string;
}

/** Things in which the reader may make one of this kind, by part of a name. */
export const containers: Query<KindOfThing & { search: string }, Listed<ShownThing>> = async (
  read,
  caller,
  { product, type, search },
) => {
  const place = (await placesOf(read)).find(({ workspace }) => workspace.product === product);
  const kind = place?.model.thingTypes.get(type);
  if (!place || !kind) return { items: [], from: 0, total: 0, key: 'containers' };
  const found = await thingsFor(read, place, caller, search, ({ name }) =>
    kind.inside.includes(name) ? [`${name}.create_${type}`] : [],
  );
  return listedOf(read, found, 'containers');
};
