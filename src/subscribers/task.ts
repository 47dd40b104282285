/** The Admins' card of a task: one message in the help desk, redrawn in place when it is done or not needed any more. */
import type { Card } from '../db/cards.ts';
import type { Read } from '../db/ports.ts';
import type { Event } from '../domain/events.ts';
import type { SubjectId, TaskId, TenantId } from '../domain/ids.ts';
import type { Task } from '../domain/task.ts';
import { shownTasks } from '../queries/tasks.ts';
import { taskNotice } from '../slack/views/index.ts';
import type { Message, Place as Where } from './messenger.ts';
import { placeOf } from './place.ts';
import { drawOnce, type Owing, type Subscriber, type Surroundings } from './subscriber.ts';

const audience = 'admin';

export const task: Subscriber = async (owing, surroundings) => {
  const { event } = owing;
  if (!('task' in event.happening)) return;
  const { task: id } = event.happening;
  await drawOnce(surroundings, event, `task ${id}`, async () => {
    const { db, round } = surroundings;
    const found = await round.once(foundNamed(id), () => db.read(event.tenant, (read) => find(read, id)));
    if (found) await draw(owing, surroundings, found);
  });
};

/** A task as it is drawn, the copies there are, and who is to get one where there is none. */
interface Found {
  id: TaskId;
  message: Message;
  cards: readonly Card[];
  to: readonly Receiver[];
}

const foundNamed = (id: TaskId): string => `task ${id}`;

async function find(read: Read, id: TaskId): Promise<Found | undefined> {
  const [found, cards] = await Promise.all([read.tasks.get(id), read.cards.list(id, audience)]);
  const [shown] = await shownTasks(read, [found]);
  const to = cards.length === 0 && found.state === 'open' ? await receivers(read, found) : [];
  return shown && { id, message: taskNotice(shown), cards, to };
}

/** Looks for the tasks of all these events at once, and keeps them for the round. */
export async function lookForTasks(
  { db, round }: Surroundings,
  tenant: TenantId,
  events: readonly Event[],
): Promise<void> {
  const ids = [...new Set(events.flatMap(({ happening }) => ('task' in happening ? [happening.task] : [])))];
  const found = await db.read(tenant, (read) => Promise.all(ids.map((id) => find(read, id))));
  for (const [nth, id] of ids.entries()) round.keep(foundNamed(id), found[nth]);
}

/** In the help desk; without one, to each Admin. */
async function draw({ id: key, event }: Owing, surroundings: Surroundings, { id, message, cards, to }: Found) {
  const { db, messenger, round } = surroundings;
  for (const card of cards) await messenger.update(card, message);
  for (const { channel, subject, slackUserId } of to) {
    // Where one of several fails, the next try is to find those that were posted.
    round.forget(foundNamed(id));
    const where: Where = await messenger.post(channel ?? (await messenger.openDirect(slackUserId)), message, key);
    await db.transact({ tenant: event.tenant }, (tx) => tx.cards.record({ ...where, what: id, audience, subject }));
  }
}

interface Receiver {
  channel: string | null;
  subject: SubjectId | null;
  slackUserId: string;
}

async function receivers(read: Read, about: Task): Promise<Receiver[]> {
  const { helpDeskChannel } = await read.tenants.get();
  if (helpDeskChannel) return [{ channel: helpDeskChannel, subject: null, slackUserId: '' }];
  const place = await placeOf(read, about);
  if (!place) return [];
  const { workspace, model } = place;
  const keepers = await read.grants.listKeepers(workspace.id, workspace.root, model.keeper, read.now);
  const people = await read.subjects.listByIds(keepers);
  return people.flatMap(({ id, slackUserId }) => (slackUserId ? [{ channel: null, subject: id, slackUserId }] : []));
}
