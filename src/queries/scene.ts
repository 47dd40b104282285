/** What a question is about: a product, an action of it, and a thing that the reader can see. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { ThingId } from '../domain/ids.ts';
import { notFound } from '../domain/refusal.ts';
import type { ShownThing } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { decide } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { type Place, placesOf, shownThings } from './showing.ts';

/** An action of a product, on a thing of it; null is the workspace itself. */
export interface Act {
  product: string;
  action: string;
  thing: ThingId | null;
}

export interface Scene {
  place: Place;
  thing: Thing;
  shown: ShownThing;
}

/** The place and the thing, which the reader must be able to see. */
export async function sceneOf(read: Read, { subject }: Caller, { product, thing: id }: Act): Promise<Scene> {
  const place = (await placesOf(read)).find(({ workspace }) => workspace.product === product);
  if (!place) throw notFound('product of that name');
  const { workspace, model } = place;
  const [thing] = await read.things.listByIds([id ?? workspace.root]);
  const shown = thing && (await shownThings(read, [thing.id])).get(thing.id);
  if (!thing || !shown || thing.workspace !== workspace.id) throw notFound('thing of that name');
  if (shown.isRoot || !subject) return { place, thing, shown };
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: [thing.id] });
  const sees = decide(model, { caller: subject, action: `${thing.type}.view`, thing: thing.id }, facts).allowed;
  if (!sees) throw notFound('thing of that name');
  return { place, thing, shown };
}

/** What is done, as people say it: the title of the model, small at the start. */
export function titleOf({ model }: Place, action: string): string {
  const title = model.actions.find(({ name }) => name === action)?.title ?? action.slice(action.indexOf('.') + 1);
  return title.charAt(0).toLocaleLowerCase('en') + title.slice(1);
}
