/** What is to be done by hand so that a product agrees with what is in force now: looked at for many together, and written together. */
import type { Tx } from '../db/ports.ts';
import { type InvitationId, mintId, type SubjectId, type ThingId } from '../domain/ids.ts';
import { millisecondsOf } from '../domain/instant.ts';
import type { Task } from '../domain/task.ts';
import { connectorFor, type Steps } from '../provisioning/index.ts';
import { toldOf, wantedOf } from '../queries/fulfilment.ts';
import { type Place, shownRole, shownThings } from '../queries/showing.ts';

/** Whose tasks are to agree with what they hold, and which of them are expected by an invitation. */
export interface Needs {
  people: readonly SubjectId[];
  invitations: readonly InvitationId[];
}

/** Opens the tasks that are needed now in one product, and drops those that no longer are. */
export async function agree(tx: Tx, place: Place, { people, invitations }: Needs): Promise<void> {
  const [differences, invited] = await Promise.all([
    Promise.all(people.map((subject) => differencesOf(tx, place, subject))),
    Promise.all(invitations.map((invitation) => sending(tx, place, invitation))),
  ]);
  const both = [...differences, ...invited];
  for (const task of both.flatMap(({ drops }) => drops)) await drop(tx, place, task);
  const carryOut = await carryingOut(
    tx,
    place,
    differences.flatMap(({ asks }) => asks),
  );
  await open(tx, place, [...invited.flatMap(({ opens }) => opens), ...carryOut]);
}

/** A task as it is to be opened. */
type Opening = Steps & Pick<Task, 'key' | 'subject' | 'thing' | 'role'>;

/** One thing on which somebody is to be given another role than the product was last told; null is none. */
interface Difference {
  subject: SubjectId;
  thing: ThingId;
  role: string | null;
  before: string | null;
}

const applies = 'apply:';

/** How what somebody holds in this product differs from what it was told, and the tasks that say something else. */
async function differencesOf(tx: Tx, place: Place, subject: SubjectId) {
  const [wanted, told, open] = await Promise.all([
    wantedOf(tx, place, subject),
    toldOf(tx, place, subject),
    openAbout(tx, place, subject),
  ]);
  const leftSlack = place.model.name === 'slack' && (await tx.subjects.get(subject)).state === 'deactivated';
  const asks: Difference[] = [];
  const drops: Task[] = [];
  for (const thing of new Set([...wanted.keys(), ...told.keys(), ...open.map((task) => task.thing)])) {
    if (thing === null) continue;
    const role = wanted.get(thing) ?? null;
    const before = told.get(thing) ?? null;
    const agrees = role === before || leftSlack;
    drops.push(...open.filter((task) => task.thing === thing && (agrees || task.role !== role)));
    if (!agrees) asks.push({ subject, thing, role, before });
  }
  return { asks, drops };
}

const openAbout = async (tx: Tx, { workspace }: Place, subject: SubjectId): Promise<Task[]> =>
  (await tx.tasks.listOpenOf(subject)).filter(
    (task) => task.workspace === workspace.id && task.key.startsWith(applies),
  );

/** These differences as steps for a person. */
async function carryingOut(tx: Tx, place: Place, differences: readonly Difference[]): Promise<Opening[]> {
  if (differences.length === 0) return [];
  const things = await shownThings(
    tx,
    differences.map(({ thing }) => thing),
  );
  return differences.flatMap(({ subject, thing, role, before }) => {
    const shown = things.get(thing);
    if (!shown) return [];
    const titled = (roles: string | null): string | null => roles && titlesOf(place, shown.type, roles);
    const steps = connectorFor(place.model.name).byHand({
      product: place.workspace.title,
      role: titled(role),
      before: titled(before),
      thing: shown.isRoot ? null : `${shown.typeTitle} ${shown.inside ? `${shown.inside}/` : ''}${shown.name}`,
    });
    return [{ ...steps, key: `${applies}${subject}:${thing}:${role ?? ''}`, subject, thing, role }];
  });
}

const titlesOf = ({ model }: Place, type: string, roles: string): string =>
  roles
    .split(',')
    .map((role) => shownRole(model, type, role).title)
    .join(' and ');

/** Somebody who is expected and not in Slack yet has to be invited there by a person; sent again, it is to be done again. */
async function sending(tx: Tx, place: Place, id: InvitationId): Promise<{ opens: Opening[]; drops: Task[] }> {
  const { subject, state, expiresAt } = await tx.invitations.get(id);
  const key = `invite:${id}:${expiresAt}`;
  const [person, open, done] = await Promise.all([
    tx.subjects.get(subject),
    tx.tasks.listOpenOf(subject),
    tx.tasks.listDoneOf([subject]),
  ]);
  const needed = state === 'pending' && person.slackUserId === null;
  const drops = open.filter((task) => task.key.startsWith(`invite:${id}:`) && (!needed || task.key !== key));
  const steps = needed && connectorFor(place.model.name).inviting(place.workspace.title);
  const opens =
    steps && !done.some((task) => task.key === key) ? [{ ...steps, key, subject, thing: null, role: null }] : [];
  return { opens, drops };
}

/** The same need, met again, is the same task: then nothing happened. */
async function open(tx: Tx, { workspace }: Place, openings: readonly Opening[]): Promise<void> {
  const tasks = openings.map(
    (opening): Task => ({
      ...opening,
      id: mintId('task', millisecondsOf(tx.now)),
      tenant: tx.tenant,
      workspace: workspace.id,
      state: 'open',
      doneBy: null,
      createdAt: tx.now,
      endedAt: null,
    }),
  );
  for (const { id, title, subject: target } of await tx.tasks.openAll(tasks))
    tx.events.note(null, workspace.id, { type: 'task.opened', task: id, title, target });
}

async function drop(tx: Tx, { workspace }: Place, task: Task): Promise<void> {
  await tx.tasks.replace(task, { ...task, state: 'dropped', endedAt: tx.now });
  tx.events.note(null, workspace.id, { type: 'task.dropped', task: task.id, target: task.subject });
}
