/** Invitations that are out, as those who may invite see them. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Listed, ShownInvitation } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { everyRow } from './pages.ts';
import { type Place, placesOf, shownGivings, shownPeople } from './showing.ts';

/** An invitation as it is shown; past its end it is expired, whether the sweep has come by or not. */
export async function shownInvitation(
  read: Pick<Read, 'subjects' | 'things' | 'workspaces' | 'models' | 'hasCome'>,
  place: Place,
  { id, subject, gives, state, invitedBy, invitedAt, expiresAt }: Invitation,
): Promise<ShownInvitation> {
  const nameOf = await shownPeople(read, [subject, invitedBy]);
  const [person] = await read.subjects.listPeople([subject]);
  return {
    id,
    person: nameOf(subject),
    email: person?.email ?? null,
    gives: await shownGivings(read, place, gives),
    state: state === 'pending' && read.hasCome(expiresAt) ? 'expired' : state,
    invitedBy: nameOf(invitedBy),
    invitedAt,
    expiresAt,
  };
}

/** The pending invitations of every product into which the reader may invite, oldest first. */
async function pendingFor(read: Read, caller: Caller): Promise<{ place: Place; invitation: Invitation }[]> {
  const found: { place: Place; invitation: Invitation }[] = [];
  for (const place of await placesOf(read)) {
    if (!(await actionsAt(read, place, caller)).includes('workspace.invite')) continue;
    const rows = await everyRow((page) => read.invitations.listPending(place.workspace.id, page));
    found.push(...rows.map((invitation) => ({ place, invitation })));
  }
  return found;
}

/** As many as a view draws at once; the rest is reached by "Show more". */
const piece = 10;

/** Those that wait, from this place in the list, so many at a time. */
export const invitations: Query<{ from: number; limit?: number }, Listed<ShownInvitation>> = async (
  read,
  caller,
  { from, limit = piece },
) => {
  const all = await pendingFor(read, caller);
  const items: ShownInvitation[] = [];
  for (const { place, invitation } of all.slice(from, from + limit))
    items.push(await shownInvitation(read, place, invitation));
  return { items, from, total: all.length, key: 'invitations' };
};

/** The invitation behind a menu, if the reader may invite there. */
export const invitationById: Query<InvitationId, Invitation | undefined> = async (read, caller, id) =>
  (await pendingFor(read, caller)).find(({ invitation }) => invitation.id === id)?.invitation;
