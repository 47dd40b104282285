/** Requests: what was asked for, its short number, and how far it is decided. */
import type { GrantId, RequestId, SubjectId, ThingId, WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { conflict, notFound } from '../domain/refusal.ts';
import type { Request, RequestState } from '../domain/request.ts';
import type { Bound } from './bound.ts';
import { gathered } from './gather.ts';
import { batch } from './grant-sweeps.ts';
import { type Page, type Paged, paged } from './page.ts';
import { shapeOf, stale, tableOf } from './table.ts';
import { type VoteStore, voteStore } from './votes.ts';

export interface RequestStore extends VoteStore {
  get(id: RequestId): Promise<Request>;
  /** `R-1042` is number 1042. */
  getByNumber(number: number): Promise<Request>;
  findByNumber(number: number): Promise<Request | undefined>;
  listByIds(ids: readonly RequestId[]): Promise<Request[]>;
  /** The pending request for this role (null: which one is right?) on this thing, if there is one. */
  findPending(target: SubjectId, role: string | null, thing: ThingId): Promise<Request | undefined>;
  /** Pending ones of a workspace, oldest first: what waits for somebody to decide. */
  listPending(workspace: WorkspaceId, page: Page): Promise<Paged<Request>>;
  countPending(workspace: WorkspaceId): Promise<number>;
  /** Pending ones that this subject typed or proposed or is to get something from, in every workspace. */
  listPendingOf(subject: SubjectId): Promise<Request[]>;
  /** All that this subject typed or proposed or was concerned by, newest first. */
  listOf(subject: SubjectId, page: Page): Promise<Paged<Request>>;
  /** Every one of which this subject is to get something, newest first. */
  listFor(target: SubjectId): Promise<Request[]>;
  /** What became of earlier requests for the same person and role in this workspace, newest first. */
  listEarlier(request: Request, page: Page): Promise<Paged<Request>>;
  /** Those whose approval opened or lengthened this grant, oldest first. */
  listByGrant(grant: GrantId): Promise<Request[]>;
  listByState(workspace: WorkspaceId, state: RequestState, page: Page): Promise<Paged<Request>>;
  /** Pending ones past their end, a batch at a time. */
  listExpired(workspace: WorkspaceId, now: Instant): Promise<Request[]>;
  /** Pending ones whose reminder is due, a batch at a time. */
  listToRemind(workspace: WorkspaceId, now: Instant): Promise<Request[]>;
  /** Gives it the tenant's next number. Conflict when the same is pending already. */
  insert(request: Omit<Request, 'number'>): Promise<Request>;
  /** Compare-and-set; `after` must carry the next revision. */
  replace(before: Request, after: Request): Promise<void>;
}

export const requestShape = shapeOf<Request>({
  id: 'plain',
  tenant: 'plain',
  workspace: 'plain',
  number: 'plain',
  requester: 'plain',
  target: 'plain',
  proposer: 'plain',
  role: 'plain',
  thing: 'plain',
  span: 'json',
  reason: 'plain',
  ticket: 'plain',
  extends: { column: 'extends_grant' },
  state: 'plain',
  stage: 'plain',
  revision: 'plain',
  model: 'plain',
  createdAt: 'plain',
  expiresAt: 'plain',
  remindAt: 'plain',
  reminders: 'plain',
  decidedAt: 'plain',
  grant: { column: 'opened_grant' },
});

const alreadyPending = conflict('The same is asked for already and waits for a decision.', {
  code: 'already_pending',
  next: 'Wait for it, or cancel the request there is.',
});

export function requestStore(bound: Bound): RequestStore {
  const { k, tenant } = bound;
  const table = tableOf(k, tenant, 'requests', requestShape);
  const pending = (workspace: WorkspaceId) => table.rows().where({ workspace, state: 'pending' });
  const concerning = (subject: SubjectId) =>
    table
      .rows()
      .where((either) =>
        either.where({ target: subject }).orWhere({ requester: subject }).orWhere({ proposer: subject }),
      );
  const nextNumber = async (): Promise<number> => {
    const changed = await k('counters').where({ tenant }).increment('last_request', 1).returning('last_request');
    const number = changed[0]?.last_request;
    if (typeof number !== 'number') throw stale('tenant');
    return number;
  };
  const there = (found: Request | undefined): Request => {
    if (!found) throw notFound('request');
    return found;
  };
  const byIds = gathered(
    (ids) => table.list(table.among('id', ids)),
    ({ id }) => id,
  );
  const byGrants = gathered(
    (grants) => table.list(table.among('opened_grant', grants).orderBy('number')),
    ({ grant }) => grant,
  );
  const byTargets = gathered(
    (targets) => table.list(table.among('target', targets).orderBy('number', 'desc')),
    ({ target }) => target,
  );
  const findByNumber = (number: number) => table.find(table.rows().where({ number }));

  return {
    ...voteStore(bound),
    get: async (id) => there((await byIds([id]))[0]),
    findByNumber,
    getByNumber: async (number) => there(await findByNumber(number)),
    listByIds: byIds,
    findPending: (target, role, thing) => table.find(table.rows().where({ state: 'pending', target, role, thing })),
    listPending: (workspace, page) => paged(pending(workspace), ['number'], page, requestShape.read),
    async countPending(workspace) {
      const [row] = await pending(workspace).count({ count: '*' });
      return Number(row?.count ?? 0);
    },
    listPendingOf: (subject) => table.list(concerning(subject).where({ state: 'pending' }).orderBy('number')),
    listOf: (subject, page) => paged(concerning(subject), ['number'], page, requestShape.read, 'desc'),
    listFor: (target) => byTargets([target]),
    listEarlier: ({ workspace, target, role, number }, page) =>
      paged(
        table.rows().where({ workspace, target, role }).whereNot({ state: 'pending' }).where('number', '<', number),
        ['number'],
        page,
        requestShape.read,
        'desc',
      ),
    listByGrant: (grant) => byGrants([grant]),
    listByState: (workspace, state, page) =>
      paged(table.rows().where({ workspace, state }), ['number'], page, requestShape.read, 'desc'),
    listExpired: (workspace, now) =>
      table.list(pending(workspace).where('expires_at', '<=', now).orderBy(['expires_at', 'id']).limit(batch)),
    listToRemind: (workspace, now) =>
      table.list(
        pending(workspace)
          .where('remind_at', '<=', now)
          .where('expires_at', '>', now)
          .orderBy(['remind_at', 'id'])
          .limit(batch),
      ),
    async insert(request) {
      const numbered: Request = { ...request, number: await nextNumber() };
      await table.insert(numbered, alreadyPending);
      return numbered;
    },
    async replace(before, after) {
      if (after.revision !== before.revision + 1)
        throw new Error(`A changed request carries the next revision, ${before.revision + 1}, not ${after.revision}.`);
      await table.replace(before, after, 'request');
    },
  };
}
