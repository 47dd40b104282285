/** The Admins' card of a task: one message in the help desk, redrawn in place when it is done or not needed any more. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, TaskId } from '../domain/ids.ts';
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
  await drawOnce(surroundings, event, `task ${id}`, () => draw(owing, surroundings, id));
};

async function draw(owing: Owing, surroundings: Surroundings, id: TaskId): Promise<void> {
  const { event } = owing;
  const drawn = await surroundings.db.read(event.tenant, async (read) => {
    const found = await read.tasks.get(id);
    const [shown] = await shownTasks(read, [found]);
    return shown && { found, message: taskNotice(shown), cards: await read.cards.list(id, audience) };
  });
  if (!drawn) return;
  if (drawn.cards.length === 0) {
    if (drawn.found.state === 'open') await post(owing, surroundings, drawn.found, drawn.message);
    return;
  }
  for (const card of drawn.cards) await surroundings.messenger.update(card, drawn.message);
}

/** In the help desk; without one, to each Admin. */
async function post({ id, event }: Owing, { db, messenger }: Surroundings, about: Task, message: Message) {
  const to = await db.read(event.tenant, async (read) => receivers(read, about));
  for (const { channel, subject, slackUserId } of to) {
    const where: Where = await messenger.post(channel ?? (await messenger.openDirect(slackUserId)), message, id);
    await db.transact({ tenant: event.tenant }, (tx) =>
      tx.cards.record({ ...where, what: about.id, audience, subject }),
    );
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
