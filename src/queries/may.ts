/** What a reader may see of others, asked of the policy: accounts, and people on the whole. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import { actionsOn, giveAction, may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { keptQuery, type Query } from './look.ts';
import { type Place, placesOf } from './showing.ts';

/** Whether the reader may do this to somebody's account in this product: `account.view`, `account.view_history`. */
export async function mayWithAccount(
  read: Read,
  { workspace, model }: Place,
  { subject: caller }: Caller,
  action: string,
  account: SubjectId,
): Promise<boolean> {
  if (!caller) return false;
  const facts = await factsAbout(read, workspace, model, { subjects: [caller], accounts: [account] });
  return may(model, { caller, action, thing: account }, facts);
}

/** The products in which the reader may do this to somebody's account. */
export async function placesForAccount(
  read: Read,
  caller: Caller,
  action: string,
  account: SubjectId,
): Promise<Place[]> {
  const places: Place[] = [];
  for (const place of await placesOf(read))
    if (await mayWithAccount(read, place, caller, action, account)) places.push(place);
  return places;
}

/** Whether somebody may be seen at all: by themselves, and by whoever may view people anywhere. */
export const maySeePerson = keptQuery<SubjectId, boolean>(
  async (read, caller, person) =>
    caller.subject === person || (await placesForAccount(read, caller, 'account.view', person)).length > 0,
);

/** Whether somebody may give people anything on a thing: then they choose among people, and may find them by address. */
export const mayGiveOn: Query<ThingId, boolean> = async (read, { subject }, id) => {
  const [thing] = await read.things.listByIds([id]);
  const place = (await placesOf(read)).find(({ workspace }) => workspace.id === thing?.workspace);
  if (!subject || !thing || !place) return false;
  const { workspace, model } = place;
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: [id] });
  const roles = model.thingTypes.get(thing.type)?.roles ?? [];
  const gives = new Set(roles.map(({ name }) => giveAction(model, thing.type, name)));
  return actionsOn(model, subject, id, facts).some((action) => gives.has(action));
};

/** What the reader may do on the workspace itself. */
export async function actionsAt(read: Read, { workspace, model }: Place, { subject }: Caller): Promise<string[]> {
  if (!subject) return [];
  const facts = await factsAbout(read, workspace, model, { subjects: [subject] });
  return actionsOn(model, subject, workspace.root, facts);
}

export interface Allowed {
  /** Actions on the workspace itself that are allowed in at least one product. */
  actions: ReadonlySet<string>;
  /** They hold or own something on a thing somewhere, so that words about things may be theirs. */
  hasThings: boolean;
  /** How many products there are. */
  products: number;
}

/** What the reader may do anywhere, for help and for what is offered. */
export const allowed: Query<undefined, Allowed> = async (read, caller) => {
  const places = await placesOf(read);
  const actions = new Set<string>();
  for (const place of places) for (const action of await actionsAt(read, place, caller)) actions.add(action);
  const roots = new Set(places.map(({ workspace }) => workspace.root));
  const open = caller.subject ? await read.grants.listOpenOf(caller.subject) : [];
  const recorded = caller.subject ? await read.things.listRecordedOf(caller.subject) : [];
  const hasThings = recorded.length > 0 || open.some(({ thing }) => !roots.has(thing));
  return { actions, hasThings, products: places.length };
};
