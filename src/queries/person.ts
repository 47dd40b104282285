/** Somebody's page: who they are here, what they hold, what waits; as far as the reader may see it. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import { isOver } from '../domain/grant.ts';
import type { SubjectId } from '../domain/ids.ts';
import { noSuchPerson } from '../domain/refusal.ts';
import type { ShownGrant, ShownInvitation, ShownPerson, ShownPersonCard } from '../domain/shown.ts';
import type { Subject } from '../domain/subject.ts';
import { decide, may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { shownGrants } from './held.ts';
import { shownInvitation } from './invitations.ts';
import { keptQuery } from './look.ts';
import { actionsAt, mayWithAccount, placesForAccount } from './may.ts';
import { type Place, shownPeople, shownRole, shownThings } from './showing.ts';

/** People as they are shown, in the order given. */
export const people = keptQuery<readonly (SubjectId | null)[], ShownPerson[]>(async (read, _caller, ids) => {
  const nameOf = await shownPeople(read, ids);
  return ids.map(nameOf);
});

/** A person's page from the products in which the reader may view them; not found where there is none, or none such. */
export const personCard = keptQuery<SubjectId, ShownPersonCard>(async (read, caller, id) => {
  const [subject] = await read.subjects.listByIds([id]);
  const places = subject ? await placesForAccount(read, caller, 'account.view', id) : [];
  const isYou = caller.subject === id;
  if (!subject || (places.length === 0 && !isYou)) throw noSuchPerson();
  const [person] = await read.subjects.listPeople([id]);
  const nameOf = await shownPeople(read, [id]);
  const holds = (await Promise.all(places.map((place) => heldIn(read, place, caller, id)))).flat();
  const invitations = await Promise.all(places.map((place) => invitationIn(read, place, id)));
  return {
    person: nameOf(id),
    isYou,
    state: subject.state,
    email: person?.email ?? null,
    directory: subject.directory,
    holds: { items: holds, from: 0, total: holds.length, key: `held:${id}` },
    invitation: invitations.find((one) => one !== null) ?? null,
    pending: await pendingOf(read, places, caller, id),
    may: await mayDo(read, places, caller, subject),
  };
});

async function heldIn(read: Read, place: Place, { subject: reader }: Caller, id: SubjectId): Promise<ShownGrant[]> {
  const open = (await read.grants.listOpenOf(id)).filter(
    (grant) => grant.workspace === place.workspace.id && !isOver(grant, read.hasCome),
  );
  const recorded = await read.things.listRecordedOf(id);
  const things = await shownThings(
    read,
    (await read.things.listByIds(recorded.map(({ thing }) => thing)))
      .filter(({ workspace, archivedAt }) => workspace === place.workspace.id && archivedAt === null)
      .map((thing) => thing.id),
  );
  const owned = recorded.flatMap(({ thing: at, as }): ShownGrant[] => {
    const thing = things.get(at);
    return thing ? [{ ...onlyRecorded, role: shownRole(place.model, thing.type, as), thing }] : [];
  });
  const shown = await shownGrants(read, place, open, reader);
  return [...shown.sort((a, b) => Number(b.thing.isRoot) - Number(a.thing.isRoot)), ...owned];
}

const onlyRecorded: Omit<ShownGrant, 'role' | 'thing'> = {
  id: null,
  source: 'recorded',
  startsAt: null,
  endsAt: null,
  givenBy: null,
  request: null,
  fulfilment: null,
  mayExtend: false,
  mayGiveBack: false,
};

async function invitationIn(read: Read, place: Place, id: SubjectId): Promise<ShownInvitation | null> {
  const pending = await read.invitations.findPending(place.workspace.id, id);
  return pending && !read.hasCome(pending.expiresAt) ? shownInvitation(read, place, pending) : null;
}

async function pendingOf(read: Read, places: readonly Place[], { subject }: Caller, id: SubjectId): Promise<number[]> {
  const pending = await read.requests.listPendingOf(id);
  const numbers: number[] = [];
  for (const { workspace, model } of places) {
    const requests = pending.filter((one) => one.workspace === workspace.id && !read.hasCome(one.expiresAt));
    if (!subject || requests.length === 0) continue;
    const facts = await factsAbout(read, workspace, model, {
      subjects: [subject],
      things: requests.map(({ thing }) => thing),
      requests,
    });
    const seen = requests.filter((one) =>
      may(model, { caller: subject, action: 'request.view', thing: one.id }, facts),
    );
    numbers.push(...seen.map(({ number }) => number));
  }
  return numbers;
}

async function mayDo(
  read: Read,
  places: readonly Place[],
  caller: Caller,
  { id }: Subject,
): Promise<ShownPersonCard['may']> {
  const can = { setRole: false, offboard: false, history: caller.subject === id };
  for (const place of places) {
    const actions = await actionsAt(read, place, caller);
    can.setRole ||= actions.includes('workspace.set_role');
    can.offboard ||= actions.includes('workspace.remove') && (await mayRemove(read, place, caller, id));
    can.history ||= await mayWithAccount(read, place, caller, 'account.view_history', id);
  }
  return can;
}

/** Whether no rail stands against it either: the last keeper is not offered for offboarding. */
async function mayRemove(read: Read, { workspace, model }: Place, { subject }: Caller, target: SubjectId) {
  if (!subject) return false;
  const facts = await factsAbout(read, workspace, model, { subjects: [subject, target] });
  const question = { caller: subject, action: 'workspace.remove', thing: workspace.root, target };
  return decide(model, question, facts).allowed;
}
