/** Invitations: who is expected, and what they are given when they come. */
import type { InvitationId, SubjectId, WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Invitation } from '../domain/invitation.ts';
import { conflict, notFound } from '../domain/refusal.ts';
import type { Bound } from './bound.ts';
import { batch } from './grant-sweeps.ts';
import { type Page, type Paged, paged } from './page.ts';
import { shapeOf, tableOf } from './table.ts';

export interface InvitationStore {
  get(id: InvitationId): Promise<Invitation>;
  /** The pending invitation of this subject to this workspace; there is at most one. */
  findPending(workspace: WorkspaceId, subject: SubjectId): Promise<Invitation | undefined>;
  /** Pending ones of this subject in every workspace. */
  listPendingOf(subject: SubjectId): Promise<Invitation[]>;
  /** Pending ones of a workspace, oldest first. */
  listPending(workspace: WorkspaceId, page: Page): Promise<Paged<Invitation>>;
  /** Every one there was for this subject, newest first. */
  listOf(subject: SubjectId, page: Page): Promise<Paged<Invitation>>;
  /** Pending ones past their end, a batch at a time. */
  listExpired(workspace: WorkspaceId, now: Instant): Promise<Invitation[]>;
  countPending(workspace: WorkspaceId): Promise<number>;
  /** Conflict when one is pending for the same subject. */
  insert(invitation: Invitation): Promise<void>;
  /** Compare-and-set. */
  replace(before: Invitation, after: Invitation): Promise<void>;
}

const shape = shapeOf<Invitation>({
  id: 'plain',
  tenant: 'plain',
  workspace: 'plain',
  subject: 'plain',
  gives: 'json',
  state: 'plain',
  invitedBy: 'plain',
  invitedAt: 'plain',
  expiresAt: 'plain',
  endedAt: 'plain',
});

const alreadyInvited = conflict('This person is invited already.', {
  code: 'already_invited',
  next: 'Change, resend or cancel the invitation there is.',
});

export function invitationStore({ k, tenant }: Bound): InvitationStore {
  const table = tableOf(k, tenant, 'invitations', shape);
  const pending = () => table.rows().where({ state: 'pending' });
  return {
    async get(id) {
      const found = await table.find(table.rows().where({ id }));
      if (!found) throw notFound('invitation');
      return found;
    },
    findPending: (workspace, subject) => table.find(pending().where({ workspace, subject })),
    listPendingOf: (subject) => table.list(pending().where({ subject }).orderBy('id')),
    listPending: (workspace, page) => paged(pending().where({ workspace }), ['id'], page, shape.read),
    listOf: (subject, page) => paged(table.rows().where({ subject }), ['id'], page, shape.read, 'desc'),
    listExpired: (workspace, now) =>
      table.list(
        pending().where({ workspace }).where('expires_at', '<=', now).orderBy(['expires_at', 'id']).limit(batch),
      ),
    async countPending(workspace) {
      const [row] = await pending().where({ workspace }).count({ count: '*' });
      return Number(row?.count ?? 0);
    },
    insert: (invitation) => table.insert(invitation, alreadyInvited),
    replace: (before, after) => table.replace(before, after, 'invitation'),
  };
}
