/** `/role task list`, `/role task done`: what is to be done by hand, and that it was. */
import type { TaskId } from '../../domain/ids.ts';
import { completeTask } from '../../operations/house/complete-task.ts';
import { taskBefore, tasks as tasksQuery } from '../../queries/tasks.ts';
import type { Said, Turn } from '../bot.ts';
import { contradictionIn } from '../read-back.ts';
import { actIn } from '../resolve.ts';
import { plainAnswer, say, tasksAnswer } from '../views/index.ts';
import type { Command } from './index.ts';

export const tasks: Command<'tasks'> = async (_line, turn) => tasksPiece(turn, 0);

export const tasksPiece = async ({ bot, caller }: Turn, from: number): Promise<Said> =>
  tasksAnswer(await bot.look(caller, tasksQuery, { from }));

export const taskDone: Command<'task_done'> = async ({ task }, turn) => done(turn, task);

/** Marks it done, once Slack says so too where it can be asked. */
export async function done(turn: Turn, id: TaskId): Promise<Said> {
  const { bot, caller } = turn;
  const before = await bot.look(caller, taskBefore, id);
  const person = before.readBack && (await bot.directory.person(before.readBack.slackUserId));
  const contradiction = before.readBack ? contradictionIn(person || undefined, before.readBack.role) : null;
  return bot.perform(actIn(turn, before.workspace), completeTask, { task: id, contradiction }, ({ title }) =>
    plainAnswer([say`Done: ${title}.`]),
  );
}
