/** Reminds those who decide of what waits, less and less often; and tells whoever asked when most of its time has passed. */
import { remind } from '../../domain/reminding.ts';
import type { Request } from '../../domain/request.ts';
import type { Desk, Operation } from '../desk.ts';
import { waitingOf } from './rules.ts';

/** Makes the reminders of a batch and tells for how many requests; ask again until it is none. */
export const sweepReminders: Operation<undefined, number> = async (desk) => {
  const { tx, workspace, now } = desk;
  const due = await tx.requests.listToRemind(workspace.id, now);
  for (const request of due) await remindOf(desk, request);
  return due.length;
};

async function remindOf(desk: Desk, request: Request): Promise<void> {
  const reminding = remind(request, await waitingOf(desk, request), desk.now);
  await desk.tx.requests.replace(request, reminding.request);
  const { id, target } = request;
  const times = reminding.request.reminders;
  for (const whom of ['deciders', 'asker'] as const) {
    if (reminding[whom]) await desk.happened({ type: 'request.reminded', request: id, target, whom, times });
  }
}
