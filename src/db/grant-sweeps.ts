/** Grants that time has something to do with: past their end, soon to end, just begun. The oldest first, a batch at a time. */
import type { Grant } from '../domain/grant.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { stale, type Table } from './table.ts';

/** How many a sweep takes in one transaction; it comes again until there are none. */
export const batch = 100;

export interface GrantSweepStore {
  /** Open ones that are past their end at this instant; ask again until none is left. */
  listEnded(workspace: WorkspaceId, now: Instant): Promise<Grant[]>;
  /** In force, to be warned of by now (`warnedAt`), and nobody was warned yet. */
  listToWarn(workspace: WorkspaceId, now: Instant): Promise<Grant[]>;
  /** Remembers that the warning was given. Conflict when it was already. */
  setWarned(grant: Grant, at: Instant): Promise<void>;
  /** Open ones that were given ahead of time and have begun by now, and nobody has said so yet. */
  listBegun(workspace: WorkspaceId, now: Instant): Promise<Grant[]>;
  /** The next instant after this one at which an open grant begins or ends: until then the same are in force. */
  findNextTurn(now: Instant): Promise<Instant | null>;
  /** Remembers that it was said. Conflict when it was already. */
  setBegun(grant: Grant): Promise<void>;
}

export function grantSweepStore(table: Table<Grant>): GrantSweepStore {
  const open = (workspace: WorkspaceId) => table.rows().where({ workspace }).whereNull('ended_at').limit(batch);
  return {
    listEnded: (workspace, now) => table.list(open(workspace).where('ends_at', '<=', now).orderBy(['ends_at', 'id'])),
    listToWarn: (workspace, now) =>
      table.list(
        open(workspace)
          .whereNull('warned_at')
          .where('warn_at', '<=', now)
          .where('ends_at', '>', now)
          .orderBy(['ends_at', 'id']),
      ),
    async setWarned({ id, endsAt }, at) {
      const query = table.rows().where({ id, ends_at: endsAt, ended_at: null, warned_at: null });
      if ((await query.update({ warned_at: at })) !== 1) throw stale('grant');
    },
    listBegun: (workspace, now) => table.list(open(workspace).where('begin_at', '<=', now).orderBy(['begin_at', 'id'])),
    async findNextTurn(now) {
      const first = (column: 'begin_at' | 'ends_at') =>
        table.rows().whereNull('ended_at').where(column, '>', now).min({ at: column });
      const turns = await first('begin_at').unionAll(first('ends_at'));
      const [next] = turns.flatMap(({ at }) => (at === null ? [] : [at as Instant])).sort();
      return next ?? null;
    },
    async setBegun({ id }) {
      const query = table.rows().where({ id, ended_at: null }).whereNotNull('begin_at');
      if ((await query.update({ begin_at: null })) !== 1) throw stale('grant');
    },
  };
}
