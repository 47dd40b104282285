/** The form for setting somebody's workspace role: what they hold, what the reader may give, what would go with the present role. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import { mintId, type SubjectId, type ThingId } from '../domain/ids.ts';
import { denied, notFound } from '../domain/refusal.ts';
import type { ShownRole, ShownSetting } from '../domain/shown.ts';
import { type Facts, factsOf, isEligible, may, strongest } from '../policy/index.ts';
import { factsAbout, snapshotAbout } from './facts.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { type Place, placesOf, shownPeople, shownRole, shownThings } from './showing.ts';

export interface SettingDraft {
  /** The product, by name or by the thing that stands for it; neither is the first in which the reader may set roles. */
  product: string | null;
  root: ThingId | null;
  person: SubjectId | null;
  role: string | null;
  lengths: ShownSetting['lengths'];
  zone: string;
}

export const settingForm: Query<SettingDraft, ShownSetting> = async (read, caller, draft) => {
  const place = await placeFor(read, caller, draft);
  const { workspace, model } = place;
  const root = (await shownThings(read, [workspace.root])).get(workspace.root);
  if (!root) throw notFound('product of that name');
  const nameOf = await shownPeople(read, [draft.person]);
  const held = draft.person ? await roleOf(read, place, draft.person) : null;
  const person = draft.person && nameOf(draft.person);
  return {
    workspace: root,
    person,
    holds: held === null ? null : shownRole(model, 'workspace', held),
    roles: await rolesFor(read, caller, place, draft.person),
    role: draft.role === null ? null : shownRole(model, 'workspace', draft.role),
    advice: null,
    loses: draft.person && draft.role ? await losesAs(read, place, draft.person, draft.role) : [],
    lengths: draft.lengths,
    zone: draft.zone,
  };
};

async function placeFor(read: Read, caller: Caller, { product, root }: SettingDraft): Promise<Place> {
  const meant = (await placesOf(read)).filter(
    ({ workspace }) =>
      (product === null || workspace.product === product) && (root === null || workspace.root === root),
  );
  for (const place of meant) {
    if ((await actionsAt(read, place, caller)).includes('workspace.set_role')) return place;
  }
  const [first] = meant;
  throw denied('You may not set roles.', {
    code: 'silence',
    action: 'workspace.set_role',
    ...(first && { workspace: first.workspace.id }),
    next: 'Ask an Admin to, or ask for the role with `/role request`.',
  });
}

async function roleOf(read: Read, { workspace, model }: Place, person: SubjectId): Promise<string | null> {
  const held = await read.grants.listInForce(workspace.id, [person], read.now);
  return strongest(
    model,
    held.filter(({ thing }) => thing === workspace.root).map(({ role }) => role),
  );
}

/** The roles that this reader may give to this person. */
async function rolesFor(
  read: Read,
  { subject: caller }: Caller,
  { workspace, model }: Place,
  person: SubjectId | null,
): Promise<ShownRole[]> {
  if (!caller) return [];
  const facts = await factsAbout(read, workspace, model, { subjects: [caller, ...(person ? [person] : [])] });
  const { root: thing } = workspace;
  // Nobody chosen yet: judged as for somebody who holds nothing.
  const target = person ?? mintId('subject', 0);
  const allowed = model.roles.filter(({ name: role }) => {
    const gives = { role, thing, until: null };
    return may(model, { caller, action: 'workspace.set_role', thing, target, gives }, facts);
  });
  return allowed.map(({ name }) => shownRole(model, 'workspace', name));
}

/**
 * What goes with the present role, in words: what they could no longer hold (MR-16), and the things they would hold something on
 * and no longer see (MR-10).
 */
export async function losesAs(read: Read, place: Place, person: SubjectId, role: string): Promise<string[]> {
  const { workspace, model } = place;
  const open = (await read.grants.listOpenOf(person)).filter(
    (grant) => grant.workspace === workspace.id && grant.thing !== workspace.root,
  );
  const things = open.map(({ thing }) => thing);
  const snapshot = await snapshotAbout(read, workspace, model, { subjects: [person], things });
  const others = snapshot.held.filter((held) => held.subject !== person || held.thing !== workspace.root);
  const before = factsOf(model, snapshot);
  const after = factsOf(model, {
    ...snapshot,
    held: [...others, { subject: person, thing: workspace.root, role, endsAt: null }],
  });
  const shown = await shownThings(read, things);
  const sees = (id: ThingId, type: string, facts: Facts): boolean =>
    may(model, { caller: person, action: `${type}.view`, thing: id }, facts);
  return open.flatMap(({ thing: id, role: onThing }) => {
    const thing = shown.get(id);
    if (!thing) return [];
    const { title } = shownRole(model, thing.type, onThing);
    const held = `${title} ${/^\p{Ll}[\p{L} ]*ed$/u.test(title) ? 'to' : 'of'} ${thing.name}`;
    if (!isEligible(model, { subject: person, thing: id, role: onThing }, after)) return [held];
    const unseen = sees(id, thing.type, before) && !sees(id, thing.type, after);
    return unseen ? [`the sight of ${thing.name} (${title}, which stays)`] : [];
  });
}
