/** A task: what Roledesk cannot do in Slack or in the product by itself, as steps for an Admin. */
import type { SubjectId, TaskId, TenantId, ThingId, WorkspaceId } from './ids.ts';
import type { Instant } from './instant.ts';

export const taskStates = ['open', 'done', 'dropped'] as const;

export interface Task {
  id: TaskId;
  tenant: TenantId;
  workspace: WorkspaceId;
  /** One open task per key: the same need, met again, is the same task. */
  key: string;
  title: string;
  steps: readonly string[];
  link: string | null;
  subject: SubjectId | null;
  thing: ThingId | null;
  role: string | null;
  state: (typeof taskStates)[number];
  doneBy: SubjectId | null;
  createdAt: Instant;
  endedAt: Instant | null;
}
