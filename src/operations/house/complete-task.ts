/** Done: an Admin has carried out by hand what Roledesk could not; where Slack can be read back, it has the last word. */
import type { TaskId } from '../../domain/ids.ts';
import { conflict, notFound } from '../../domain/refusal.ts';
import type { Task } from '../../domain/task.ts';
import type { Desk, Operation } from '../desk.ts';

export interface CompleteTask {
  task: TaskId;
  /** What reading back found to be otherwise, as a sentence; null when it agrees or cannot be read. */
  contradiction: string | null;
}

/** The task, if the caller may see it; otherwise as if there were none. */
export async function visibleTask(desk: Desk, id: TaskId): Promise<Task> {
  const task = await desk.tx.tasks.get(id).catch(() => undefined);
  if (!task || task.workspace !== desk.workspace.id) throw notFound('task');
  if (!(await desk.ask({ action: 'task.view', thing: id }, { tasks: [task] })).allowed) throw notFound('task');
  return task;
}

/** Marks it done. Refused when Slack says otherwise, when somebody was quicker, and when it is not needed any more. */
export const completeTask: Operation<CompleteTask, Task> = async (desk, { task: id, contradiction }) => {
  const task = await visibleTask(desk, id);
  await desk.require({ action: 'task.complete', thing: id }, { tasks: [task] });
  if (task.state !== 'open')
    throw conflict(task.state === 'done' ? 'That is done already.' : 'That is not needed any more.', {
      code: `task_${task.state}`,
    });
  if (contradiction)
    throw conflict(contradiction, { code: 'read_back', next: 'Carry out the steps, then press Done.' });
  const done: Task = { ...task, state: 'done', doneBy: desk.caller, endedAt: desk.now };
  await desk.tx.tasks.replace(task, done);
  await desk.happened({ type: 'task.done', task: id, target: task.subject });
  return done;
};
