/** Tasks for Admins: what is to be done by hand, oldest first. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { TaskId, WorkspaceId } from '../domain/ids.ts';
import { notFound } from '../domain/refusal.ts';
import type { Listed, ShownTask } from '../domain/shown.ts';
import type { Task } from '../domain/task.ts';
import { may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { everyRow } from './pages.ts';
import { type Place, placesOf, shownPeople } from './showing.ts';

/** Tasks as they are shown, with the people they are about. */
export async function shownTasks(read: Pick<Read, 'subjects'>, tasks: readonly Task[]): Promise<ShownTask[]> {
  const people = await shownPeople(
    read,
    tasks.flatMap(({ subject, doneBy }) => [subject, doneBy]),
  );
  return tasks.map(({ id, title, steps, link, state, createdAt, endedAt, subject, doneBy }) => ({
    id,
    title,
    steps,
    link,
    state,
    createdAt,
    endedAt,
    person: subject && people(subject),
    doneBy: doneBy && people(doneBy),
  }));
}

/** Every open task of a workspace that this reader may see. */
async function openTasks(read: Read, { workspace, model }: Place, caller: Caller): Promise<Task[]> {
  const { subject } = caller;
  if (!subject) return [];
  const found = await everyRow((page) => read.tasks.listOpen(workspace.id, page));
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], tasks: found });
  return found.filter(({ id }) => may(model, { caller: subject, action: 'task.view', thing: id }, facts));
}

/** As many as a view draws at once; the rest is reached by "Show more". */
const piece = 10;

/** The open tasks of every product in which the reader may see them, from this place in the list, so many at a time. */
export const tasks: Query<{ from: number; limit?: number }, Listed<ShownTask>> = async (
  read,
  caller,
  { from, limit = piece },
) => {
  const all: Task[] = [];
  for (const place of await placesOf(read)) all.push(...(await openTasks(read, place, caller)));
  const shown = await shownTasks(read, all.slice(from, from + limit));
  return { items: shown, from, total: all.length, key: 'tasks' };
};

/** What must be known before a task is marked done. */
export interface TaskBefore {
  workspace: WorkspaceId;
  /** Whom to read back from Slack, and what they should be there; null where nothing can be read back. */
  readBack: { slackUserId: string; role: string | null } | null;
}

/** The task behind a button; not found for those who may not see it. Slack's own roles can be read back, a product's cannot. */
export const taskBefore: Query<TaskId, TaskBefore> = async (read, caller, id) => {
  const task = await read.tasks.get(id).catch(() => undefined);
  const place = (await placesOf(read)).find(({ workspace }) => workspace.id === task?.workspace);
  if (!task || !place || !caller.subject) throw notFound('task');
  const { workspace, model } = place;
  const facts = await factsAbout(read, workspace, model, { subjects: [caller.subject], tasks: [task] });
  if (!may(model, { caller: caller.subject, action: 'task.view', thing: id }, facts)) throw notFound('task');
  const [subject] = task.subject ? await read.subjects.listByIds([task.subject]) : [];
  const isAccount = model.name === 'slack' && task.thing === workspace.root;
  return {
    workspace: workspace.id,
    readBack: isAccount && subject?.slackUserId ? { slackUserId: subject.slackUserId, role: task.role } : null,
  };
};
