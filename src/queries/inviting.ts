/** What inviting needs to show: into which products the reader may invite, the roles, what is given, and the advice to start low. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import { mintId, type ThingId, type WorkspaceId } from '../domain/ids.ts';
import type { Span } from '../domain/instant.ts';
import { denied, notFound } from '../domain/refusal.ts';
import type { ShownGiving, ShownInviting, ShownOption, ShownPerson } from '../domain/shown.ts';
import { may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { type Place, placesOf, shownGivings, shownRole } from './showing.ts';

/** What is given to each, as far as it was said. */
export interface Gives {
  role: string | null;
  to: readonly { thing: ThingId; role: string | null }[];
  span: Span;
}

/** The advice of a model that ranks its roles: the default is where to start. */
const adviceOf = ({ model }: Place): string => {
  const title = model.roles.find(({ name }) => name === model.defaultRole)?.title ?? model.defaultRole;
  return `Start with ${title} and upgrade later: adding is easier than taking away.`;
};

/** What would be given, in the words of the model. */
export const invitePreview: Query<
  { workspace: WorkspaceId; input: Gives | null },
  { gives: ShownGiving[]; advice: string }
> = async (read, _caller, { workspace: id, input }) => {
  const place = (await placesOf(read)).find(({ workspace }) => workspace.id === id);
  if (!place) throw notFound('product of that name');
  if (!input) return { gives: [], advice: adviceOf(place) };
  const { model, workspace } = place;
  const things = new Map((await read.things.listByIds(input.to.map(({ thing }) => thing))).map((one) => [one.id, one]));
  const onThings = input.to.flatMap(({ thing, role }) => {
    const type = model.thingTypes.get(things.get(thing)?.type ?? '');
    const named = role ?? type?.roles.find(({ isDefault }) => isDefault)?.name;
    return named ? [{ thing, role: named, span: input.span }] : [];
  });
  const root = { thing: workspace.root, role: input.role ?? model.defaultRole, span: input.span };
  return { gives: await shownGivings(read, place, [root, ...onThings]), advice: adviceOf(place) };
};

/** What was typed or chosen so far. */
export interface InvitingDraft {
  product: string | null;
  workspace: WorkspaceId | null;
  people: readonly ShownPerson[];
  addresses: readonly string[];
  role: string | null;
  to: readonly { thing: ThingId; role: string | null }[];
  lengths: ShownInviting['lengths'];
  zone: string;
  message: string | null;
}

/** The form for inviting. Refused for those who may invite nowhere. */
export const invitingForm: Query<InvitingDraft, ShownInviting> = async (read, caller, draft) => {
  const places: Place[] = [];
  const all = await placesOf(read);
  for (const place of all) if ((await actionsAt(read, place, caller)).includes('workspace.invite')) places.push(place);
  const wanted = places.find(
    ({ workspace }) => workspace.id === draft.workspace || workspace.product === draft.product,
  );
  const place = wanted ?? places[0];
  if (!place) throw mayInviteNowhere(all[0]);
  const { workspace, model } = place;
  const given = await invitePreviewOf(read, caller, place, draft);
  return {
    products: places.map((one) => ({ id: one.workspace.id, title: one.workspace.title })),
    product: { id: workspace.id, title: workspace.title },
    people: draft.people,
    addresses: draft.addresses,
    roles: await rolesToGive(read, caller, place),
    role: shownRole(model, 'workspace', draft.role ?? model.defaultRole),
    advice: adviceOf(place),
    things: given,
    lengths: draft.lengths,
    zone: draft.zone,
    message: draft.message,
  };
};

const mayInviteNowhere = (first: Place | undefined) =>
  denied('You may not invite people.', {
    code: 'silence',
    action: 'workspace.invite',
    ...(first && { workspace: first.workspace.id }),
    next: 'Ask an Admin to, or ask the help desk with `/role request help`.',
  });

async function invitePreviewOf(read: Read, caller: Caller, place: Place, draft: InvitingDraft): Promise<ShownOption[]> {
  const { gives } = await invitePreview(read, caller, {
    workspace: place.workspace.id,
    input: { role: null, to: draft.to, span: {} },
  });
  return gives.filter(({ thing }) => !thing.isRoot).map(({ role, thing }) => ({ role, thing, group: null }));
}

/** The roles that this reader may give: none above their own. */
export async function rolesToGive(read: Read, { subject }: Caller, { workspace, model }: Place) {
  if (!subject) return [];
  const facts = await factsAbout(read, workspace, model, { subjects: [subject] });
  const { root: thing } = workspace;
  const gives = (role: string) => ({ role, thing, until: null });
  // Somebody who is not known yet stands for whoever it will be.
  const target = mintId('subject', 0);
  return model.roles
    .filter(({ name }) =>
      may(model, { caller: subject, action: 'workspace.invite', thing, target, gives: gives(name) }, facts),
    )
    .map(({ name }) => shownRole(model, 'workspace', name));
}
