/** Makes the products agree with what is in force now: until a product has an API for it, by a task for an Admin. */
import type { Tx } from '../db/ports.ts';
import type { Event, Happening } from '../domain/events.ts';
import {
  type InvitationId,
  mintId,
  type SubjectId,
  type TenantId,
  type ThingId,
  type WorkspaceId,
} from '../domain/ids.ts';
import { millisecondsOf } from '../domain/instant.ts';
import type { Task } from '../domain/task.ts';
import { type Change, connectorFor, type Steps } from '../provisioning/index.ts';
import { toldOf, wantedOf } from '../queries/fulfilment.ts';
import { type Place, shownRole, shownThings } from '../queries/showing.ts';
import { placeOf } from './place.ts';
import type { Subscriber, Surroundings } from './subscriber.ts';

/**
 * Looks at the person, never at what the event says they got: an event that comes late, twice or after a later one opens no task
 * for what has passed, and tasks that are not needed any more are dropped.
 */
export const provision: Subscriber = async ({ event }, { db, round }) => {
  const need = needOf(event);
  if (need) await round.once(nameOf(need), () => db.transact(need, (tx) => agree(tx, [need])));
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
        await agree(
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

/** For needs of one product. Everybody is looked at together, before anything is written. */
async function agree(tx: Tx, needs: readonly Need[]): Promise<void> {
  const place = needs[0] && (await placeOf(tx, needs[0]));
  if (!place) return;
  for (const { invitation } of needs) if (invitation) await agreeAboutInvitation(tx, place, invitation);
  const people = [...new Set(needs.map(({ target }) => target))];
  for (const seen of await Promise.all(people.map((subject) => lookAt(tx, place, subject))))
    await agreeAbout(tx, place, seen);
}

const invitationIn = (happening: Happening): InvitationId | undefined =>
  'invitation' in happening ? happening.invitation : undefined;

/** How somebody stands in one product: what they hold, what the product was told, and what is to be done already. */
async function lookAt(tx: Tx, place: Place, subject: SubjectId) {
  const [wanted, told, open] = await Promise.all([
    wantedOf(tx, place, subject),
    toldOf(tx, place, subject),
    openAbout(tx, place, subject),
  ]);
  return { subject, wanted, told, open };
}

type Seen = Awaited<ReturnType<typeof lookAt>>;

/** Opens what is to be done by hand for one person in one product, and drops what no longer is. */
async function agreeAbout(tx: Tx, place: Place, { subject, wanted, told, open }: Seen): Promise<void> {
  const leftSlack = place.model.name === 'slack' && (await tx.subjects.get(subject)).state === 'deactivated';
  for (const thing of new Set([...wanted.keys(), ...told.keys(), ...open.map((task) => task.thing)])) {
    if (thing === null) continue;
    const want = wanted.get(thing) ?? null;
    const before = told.get(thing) ?? null;
    const agrees = want === before || leftSlack;
    for (const task of open) if (task.thing === thing && (agrees || task.role !== want)) await drop(tx, place, task);
    if (!agrees) await ask(tx, place, subject, thing, want, before);
  }
}

const applies = 'apply:';

const openAbout = async (tx: Tx, { workspace }: Place, subject: SubjectId): Promise<Task[]> =>
  (await tx.tasks.listOpenOf(subject)).filter(
    (task) => task.workspace === workspace.id && task.key.startsWith(applies),
  );

async function ask(
  tx: Tx,
  place: Place,
  subject: SubjectId,
  thing: ThingId,
  role: string | null,
  before: string | null,
): Promise<void> {
  const shown = (await shownThings(tx, [thing])).get(thing);
  if (!shown) return;
  const titled = (roles: string | null): string | null => roles && titlesOf(place, shown.type, roles);
  const change: Change = {
    product: place.workspace.title,
    role: titled(role),
    before: titled(before),
    thing: shown.isRoot ? null : `${shown.typeTitle} ${shown.inside ? `${shown.inside}/` : ''}${shown.name}`,
  };
  const steps = connectorFor(place.model.name).byHand(change);
  await open(tx, place, { ...steps, key: `${applies}${subject}:${thing}:${role ?? ''}`, subject, thing, role });
}

const titlesOf = ({ model }: Place, type: string, roles: string): string =>
  roles
    .split(',')
    .map((role) => shownRole(model, type, role).title)
    .join(' and ');

/** Somebody who is expected and not in Slack yet has to be invited there by a person; sent again, it is to be done again. */
async function agreeAboutInvitation(tx: Tx, place: Place, id: InvitationId): Promise<void> {
  const invitation = await tx.invitations.get(id);
  const { subject, state, expiresAt } = invitation;
  const key = `invite:${id}:${expiresAt}`;
  const isOutside = (await tx.subjects.get(subject)).slackUserId === null;
  const needed = state === 'pending' && isOutside;
  for (const task of await tx.tasks.listOpenOf(subject))
    if (task.key.startsWith(`invite:${id}:`) && (!needed || task.key !== key)) await drop(tx, place, task);
  if (!needed || (await tx.tasks.listDoneOf([subject])).some((task) => task.key === key)) return;
  const steps = connectorFor(place.model.name).inviting(place.workspace.title);
  if (steps) await open(tx, place, { ...steps, key, subject, thing: null, role: null });
}

async function open(
  tx: Tx,
  { workspace }: Place,
  what: Steps & Pick<Task, 'key' | 'subject' | 'thing' | 'role'>,
): Promise<void> {
  const { task, opened } = await tx.tasks.open({
    ...what,
    id: mintId('task', millisecondsOf(tx.now)),
    tenant: tx.tenant,
    workspace: workspace.id,
    state: 'open',
    doneBy: null,
    createdAt: tx.now,
    endedAt: null,
  });
  if (!opened) return;
  const { id, title, subject: target } = task;
  tx.events.note(null, workspace.id, { type: 'task.opened', task: id, title, target });
}

async function drop(tx: Tx, { workspace }: Place, task: Task): Promise<void> {
  await tx.tasks.replace(task, { ...task, state: 'dropped', endedAt: tx.now });
  tx.events.note(null, workspace.id, { type: 'task.dropped', task: task.id, target: task.subject });
}
