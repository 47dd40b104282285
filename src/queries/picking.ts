/** What a word can still be about, for the form that asks for it: things that can be seen, roles, one's own grants and requests. */
import type { Read } from '../db/ports.ts';
import type { Request } from '../domain/request.ts';
import type { Listed, ShownGrant, ShownProductRole, ShownRequestName, ShownThing } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { personCard } from './person.ts';
import { ownRequests, requestsToDecide } from './requests.ts';
import { placesOf, shownPeople, shownRole, shownThings } from './showing.ts';
import { thingsFor } from './thing-pickers.ts';

/** Things that the reader can see, by part of a name; in every product. */
export const seen: Query<string, Listed<ShownThing>> = async (read, caller, search) =>
  thingsFor(read, await placesOf(read), caller, search, (_place, { name }) => [`${name}.view`], 'seen');

/** The roles on the whole of every product, in the order of the models. */
export const productRoles: Query<undefined, ShownProductRole[]> = async (read) => {
  const all: ShownProductRole[] = [];
  for (const { workspace, model } of await placesOf(read)) {
    const thing = (await shownThings(read, [workspace.root])).get(workspace.root);
    if (!thing) continue;
    for (const { name } of model.roles)
      all.push({ product: workspace.product, role: shownRole(model, 'workspace', name), thing });
  }
  return all;
};

/** What the reader holds and may give back, or ask more time for. */
export const ownGrants: Query<'end' | 'extend', ShownGrant[]> = async (read, caller, word) => {
  if (!caller.subject) return [];
  const { holds } = await personCard(read, caller, caller.subject);
  return holds.items.filter(({ mayExtend, mayGiveBack }) => (word === 'end' ? mayGiveBack : mayExtend));
};

/** As many requests as a list offers; the rest goes by its number. */
const most = 100;

/** What the reader may decide, or what they asked for and still waits: as much of each as names it in a list. */
export const openRequests: Query<'approve' | 'deny' | 'cancel', Listed<ShownRequestName>> = async (
  read,
  caller,
  word,
) => {
  const all = word === 'cancel' ? await ownRequests(read, caller) : await requestsToDecide(read, caller);
  const open = all.filter(({ state, role }) => state === 'pending' && (word !== 'approve' || role !== null));
  return { items: await namedRequests(read, open.slice(0, most)), from: 0, total: open.length, key: 'open-requests' };
};

async function namedRequests(read: Read, requests: readonly Request[]): Promise<ShownRequestName[]> {
  const places = new Map((await placesOf(read)).map((place) => [place.workspace.id, place]));
  const things = await shownThings(
    read,
    requests.map(({ thing }) => thing),
  );
  const nameOf = await shownPeople(
    read,
    requests.map(({ target }) => target),
  );
  return requests.flatMap(({ number, target, workspace, thing: at, role }) => {
    const [place, thing] = [places.get(workspace), things.get(at)];
    if (!place || !thing) return [];
    const shown = role === null ? null : shownRole(place.model, thing.type, role);
    return [{ number, target: nameOf(target), role: shown, thing }];
  });
}
