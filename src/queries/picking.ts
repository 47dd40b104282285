/** What a word can still be about, for the form that asks for it: things that can be seen, roles, one's own grants and requests. */
import type { Listed, ShownGrant, ShownProductRole, ShownRequest, ShownThing } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { personCard } from './person.ts';
import { myRequests, waitingFor } from './requests.ts';
import { placesOf, shownRole, shownThings } from './showing.ts';
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

/** What the reader may decide, or what they asked for and still waits. */
export const openRequests: Query<'approve' | 'deny' | 'cancel', Listed<ShownRequest>> = async (read, caller, word) => {
  const piece = { from: 0, limit: most };
  const found = word === 'cancel' ? await myRequests(read, caller, piece) : await waitingFor(read, caller, piece);
  const items = found.items.filter(({ state, role }) => state === 'pending' && (word !== 'approve' || role !== null));
  return { ...found, items };
};
