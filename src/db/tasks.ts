/** Tasks for Admins. The same need, met again while its task is open, is the same task. */
import type { SubjectId, TaskId, WorkspaceId } from '../domain/ids.ts';
import { notFound } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { Bound } from './bound.ts';
import { gathered } from './gather.ts';
import { type Page, type Paged, paged } from './page.ts';
import { type Row, shapeOf, stale, tableOf } from './table.ts';

export interface TaskStore {
  get(id: TaskId): Promise<Task>;
  /** The open task of this key. */
  findOpen(workspace: WorkspaceId, key: string): Promise<Task | undefined>;
  /** Oldest first. */
  listOpen(workspace: WorkspaceId, page: Page): Promise<Paged<Task>>;
  listOpenOf(subject: SubjectId): Promise<Task[]>;
  /** Finished ones about these subjects, oldest first: what the systems behind were last told by hand. */
  listDoneOf(subjects: readonly SubjectId[]): Promise<Task[]>;
  countOpen(workspace: WorkspaceId): Promise<number>;
  /** Opens it unless one of its key is open; `opened` tells which, and `task` is the one there is now. */
  open(task: Task): Promise<{ task: Task; opened: boolean }>;
  /** Opens them in the order given, which are of different keys; answers those of whose key none was open. */
  openAll(tasks: readonly Task[]): Promise<Task[]>;
  /** Compare-and-set: done, dropped, or said better. */
  replace(before: Task, after: Task): Promise<void>;
}

const shape = shapeOf<Task>({
  id: 'plain',
  tenant: 'plain',
  workspace: 'plain',
  key: 'plain',
  title: 'plain',
  steps: 'json',
  link: 'plain',
  subject: 'plain',
  thing: 'plain',
  role: 'plain',
  state: 'plain',
  doneBy: 'plain',
  createdAt: 'plain',
  endedAt: 'plain',
});

/** In one statement, which can hold only so many values. */
const openedTogether = 256;

export function taskStore({ k, tenant }: Bound): TaskStore {
  const table = tableOf(k, tenant, 'tasks', shape);
  const open = () => table.rows().where({ state: 'open' });
  const byIds = gathered(
    (ids) => table.list(table.among('id', ids)),
    ({ id }) => id,
  );
  const openOf = gathered(
    (subjects) => table.list(table.among('subject', subjects).where({ state: 'open' }).orderBy('id')),
    ({ subject }) => subject,
  );
  const doneOf = gathered(
    (subjects) => table.list(table.among('subject', subjects).where({ state: 'done' }).orderBy(['ended_at', 'id'])),
    ({ subject }) => subject,
  );
  const findOpen = (workspace: WorkspaceId, key: string) => table.find(open().where({ workspace, key }));
  async function openAll(tasks: readonly Task[]): Promise<Task[]> {
    const opened = new Set<unknown>();
    for (let from = 0; from < tasks.length; from += openedTogether) {
      const rows = tasks.slice(from, from + openedTogether).map(shape.write);
      const ids: Row[] = await k('tasks').insert(rows).onConflict().ignore().returning('id');
      for (const { id } of ids) opened.add(id);
    }
    return tasks.filter(({ id }) => opened.has(id));
  }
  return {
    async get(id) {
      const [found] = await byIds([id]);
      if (!found) throw notFound('task');
      return found;
    },
    findOpen,
    listOpen: (workspace, page) => paged(open().where({ workspace }), ['id'], page, shape.read),
    listOpenOf: (subject) => openOf([subject]),
    listDoneOf: doneOf,
    async countOpen(workspace) {
      const [row] = await open().where({ workspace }).count({ count: '*' });
      return Number(row?.count ?? 0);
    },
    openAll,
    async open(task) {
      if ((await openAll([task])).length === 1) return { task, opened: true };
      const present = await findOpen(task.workspace, task.key);
      if (!present) throw stale('task');
      return { task: present, opened: false };
    },
    replace: (before, after) => table.replace(before, after, 'task'),
  };
}
