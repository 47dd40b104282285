/** Grants: who holds which role on what, from when until when. Open ones are changed only by compare-and-set. */
import type { Knex } from 'knex';
import { type Grant, type GrantSource, warnedAt } from '../domain/grant.ts';
import type { GrantId, SubjectId, ThingId, WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { conflict, notFound } from '../domain/refusal.ts';
import { amongFound } from './among.ts';
import type { Bound } from './bound.ts';
import { type Gathered, gathered } from './gather.ts';
import { type GrantSweepStore, grantSweepStore } from './grant-sweeps.ts';
import { type Page, type Paged, paged } from './page.ts';
import { type Row, shapeOf, tableOf } from './table.ts';

export interface GrantStore extends GrantSweepStore {
  get(id: GrantId): Promise<Grant>;
  listByIds(ids: readonly GrantId[]): Promise<Grant[]>;
  /** What these subjects hold in this workspace at this instant: the only grants that a decision may see. */
  listInForce(workspace: WorkspaceId, subjects: readonly SubjectId[], now: Instant): Promise<Grant[]>;
  /** Who holds what on exactly these things at this instant. */
  listInForceOn(things: readonly ThingId[], now: Instant): Promise<Grant[]>;
  /** Who holds one of these roles on this thing at this instant, each once; so many at most. */
  listHolders(thing: ThingId, roles: readonly string[], now: Instant, limit: number): Promise<SubjectId[]>;
  /** How many people hold one of these roles (null: anything) on one of these things at this instant. */
  countHolders(things: readonly ThingId[], roles: readonly string[] | null, now: Instant): Promise<number>;
  /** Open ones of a subject in every workspace, those that have not begun included. */
  listOpenOf(subject: SubjectId): Promise<Grant[]>;
  listOpenOn(things: readonly ThingId[]): Promise<Grant[]>;
  /** Every grant that a subject ever held, newest first. */
  listHistoryOf(subject: SubjectId, page: Page): Promise<Paged<Grant>>;
  /** Open grants of a workspace, for exports. */
  listPage(workspace: WorkspaceId, page: Page): Promise<Paged<Grant>>;
  /** Things of this workspace on which the subject holds anything now. */
  listHeldThings(workspace: WorkspaceId, subject: SubjectId, now: Instant): Promise<ThingId[]>;
  /**
   * Who holds this role on the workspace itself, open-ended, now, and may act on it: active full members. Guests, bots and people
   * of other Slack workspaces administer nothing, so nobody could count on them.
   */
  listKeepers(workspace: WorkspaceId, root: ThingId, role: string, now: Instant): Promise<SubjectId[]>;
  /** An open grant of this role to this subject on this thing; of this source, where one is given. */
  findOpen(subject: SubjectId, role: string, thing: ThingId, source?: GrantSource): Promise<Grant | undefined>;
  /** The open-ended workspace role of somebody; `slot` where a model has several per person: the role. */
  findBaseline(workspace: WorkspaceId, subject: SubjectId, slot?: string): Promise<Grant | undefined>;
  /** Conflict when the same is open from the same source, or when the person has a baseline (in this slot) already. */
  open(grant: Grant, slot?: string): Promise<void>;
  /** Compare-and-set: conflict unless it is still open and as it was read. */
  end(before: Grant, end: { endedAt: Instant; endedBy: SubjectId | null; endedBecause: string }): Promise<Grant>;
  /** Compare-and-set on the end; a warning that was given is due again. */
  lengthen(before: Grant, endsAt: Instant | null): Promise<Grant>;
}

export const grantShape = shapeOf<Grant>({
  id: 'plain',
  tenant: 'plain',
  workspace: 'plain',
  subject: 'plain',
  thing: 'plain',
  role: 'plain',
  source: 'plain',
  sourceRef: 'plain',
  startsAt: 'plain',
  endsAt: 'plain',
  givenBy: 'plain',
  endedAt: 'plain',
  endedBy: 'plain',
  endedBecause: 'plain',
});

type Grants = Knex.QueryBuilder<Row, Row[]>;

const alreadyHeld = conflict('That is held already, from the same source.', {
  code: 'already_held',
  next: 'Lengthen or end the one there is.',
});

/** Open, begun, and not past its end (the same three conditions as `isInForce`). */
export const inForceAt = (query: Grants, now: Instant): Grants =>
  query
    .whereNull('ended_at')
    .where('starts_at', '<=', now)
    .where((either) => either.whereNull('ends_at').orWhere('ends_at', '>', now));

export function grantStore({ k, tenant, now: opened }: Bound): GrantStore {
  const table = tableOf(k, tenant, 'grants', grantShape);
  const open = () => table.rows().whereNull('ended_at');
  const byIds = gathered(
    (ids) => table.list(table.among('id', ids)),
    ({ id }) => id,
  );
  const openOf = gathered(
    (subjects) => table.list(table.among('subject', subjects).whereNull('ended_at').orderBy('id')),
    ({ subject }) => subject,
  );
  const inForceIn = new Map<string, Gathered<Grant>>();
  const inForce = (workspace: WorkspaceId, now: Instant): Gathered<Grant> => {
    const name = `${workspace} ${now}`;
    const known =
      inForceIn.get(name) ??
      gathered(
        (subjects) => table.list(inForceAt(table.among('subject', subjects).where({ workspace }), now)),
        ({ subject }) => subject,
      );
    inForceIn.set(name, known);
    return known;
  };
  const end: GrantStore['end'] = async (before, ending) => {
    const after = { ...before, ...ending };
    if (before.endedAt !== null) throw conflict('That has ended already.', { code: 'already_ended' });
    await table.replace(before, after, 'grant');
    return after;
  };

  return {
    ...grantSweepStore(table),
    async get(id) {
      const [found] = await byIds([id]);
      if (!found) throw notFound('grant');
      return found;
    },
    listByIds: byIds,
    listInForce: (workspace, subjects, now) => inForce(workspace, now)(subjects),
    listInForceOn: (things, now) => table.list(inForceAt(table.among('thing', things), now).orderBy('id')),
    async listHolders(thing, roles, now, limit) {
      const rows = await inForceAt(table.rows().where({ thing }).whereIn('role', roles), now)
        .distinct('subject')
        .orderBy('subject')
        .limit(limit);
      return rows.map(({ subject }) => subject as SubjectId);
    },
    async countHolders(things, roles, now) {
      const held = inForceAt(table.among('thing', things), now);
      if (roles) held.whereIn('role', roles);
      return Number((await held.countDistinct({ count: 'subject' }))[0]?.count);
    },
    listOpenOf: (subject) => openOf([subject]),
    listOpenOn: (things) => table.list(table.among('thing', things).whereNull('ended_at').orderBy('id')),
    listHistoryOf: (subject, page) => paged(table.rows().where({ subject }), ['id'], page, grantShape.read, 'desc'),
    listPage: (workspace, page) => paged(open().where({ workspace }), ['id'], page, grantShape.read),
    async listHeldThings(workspace, subject, now) {
      const rows = await inForceAt(table.rows().where({ workspace, subject }), now).distinct('thing').orderBy('thing');
      return rows.map(({ thing }) => thing as ThingId);
    },
    async listKeepers(workspace, root, role, now) {
      const held = inForceAt(table.rows().where({ workspace, thing: root, role }), now).whereNull('ends_at');
      const people = k('subjects').where({ tenant, state: 'active', slack_kind: 'member' });
      return amongFound(k, people, 'id', held.select('subject')).orderBy('id').pluck('id');
    },
    findOpen: (subject, role, thing, source) =>
      table.find(
        open()
          .where({ subject, role, thing, ...(source ? { source } : {}) })
          .orderBy('id'),
      ),
    findBaseline: (workspace, subject, slot = '') =>
      table.find(open().where({ workspace, subject, baseline_slot: slot })),
    open: (grant, slot = '') =>
      table.insert(grant, alreadyHeld, {
        baseline_slot: grant.source === 'baseline' ? slot : null,
        warn_at: warnedAt(grant),
        begin_at: grant.startsAt > opened ? grant.startsAt : null,
      }),
    end,
    async lengthen(before, endsAt) {
      const after = { ...before, endsAt };
      if (before.endedAt !== null) throw conflict('That has ended already.', { code: 'already_ended' });
      await table.replace(before, after, 'grant', { warned_at: null, warn_at: warnedAt(after) });
      return after;
    },
  };
}
