/** Makes the products agree with what is in force now: until a product has an API for it, by a task for an Admin. */
import type { Tx } from '../db/ports.ts';
import type { Event, Happening } from '../domain/events.ts';
import type { InvitationId, SubjectId, TenantId, WorkspaceId } from '../domain/ids.ts';
import { agree } from './by-hand.ts';
import { placeOf } from './place.ts';
import type { Subscriber, Surroundings } from './subscriber.ts';

/**
 * Looks at the person, never at what the event says they got: an event that comes late, twice or after a later one opens no task
 * for what has passed, and tasks that are not needed any more are dropped.
 */
export const provision: Subscriber = async ({ event }, { db, round }) => {
  const need = needOf(event);
  if (need) await round.once(nameOf(need), () => db.transact(need, (tx) => agreeOn(tx, [need])));
};

/**
 * Does in one act what these events ask for, which is cheaper than an act for each. Where one of them fails nothing is done: then
 * each is made by itself, and fails alone.
 */
export async function provisionTogether({ db, round }: Surroundings, events: readonly Event[]): Promise<void> {
  const needs = new Map(events.flatMap((event) => needOf(event) ?? []).map((need) => [nameOf(need), need]));
  for (const workspace of new Set([...needs.values()].map((need) => need.workspace))) {
    const here = [...needs].filter(([, need]) => need.workspace === workspace);
    const [first] = here;
    if (!first || here.length < 2) continue;
    const { tenant } = first[1];
    const done = await db
      .transact({ tenant, workspace }, async (tx) => {
        await agreeOn(
          tx,
          here.map(([, need]) => need),
        );
        return true;
      })
      .catch(() => false);
    if (done) for (const [name] of here) round.keep(name, undefined);
  }
}

/** Whose tasks are to agree with what they hold, and where. */
interface Need {
  tenant: TenantId;
  workspace: WorkspaceId;
  target: SubjectId;
  invitation: InvitationId | undefined;
}

function needOf({ tenant, workspace, happening }: Event): Need | undefined {
  if (workspace === null || !('target' in happening) || !happening.target) return undefined;
  return { tenant, workspace, target: happening.target, invitation: invitationIn(happening) };
}

const nameOf = ({ workspace, target, invitation }: Need): string =>
  `tasks of ${workspace} for ${target} ${invitation ?? ''}`;

/** For needs of one product. */
async function agreeOn(tx: Tx, needs: readonly Need[]): Promise<void> {
  const place = needs[0] && (await placeOf(tx, needs[0]));
  if (!place) return;
  await agree(tx, place, {
    people: [...new Set(needs.map(({ target }) => target))],
    invitations: [...new Set(needs.flatMap(({ invitation }) => invitation ?? []))],
  });
}

const invitationIn = (happening: Happening): InvitationId | undefined =>
  'invitation' in happening ? happening.invitation : undefined;
