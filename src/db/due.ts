/** What time has to do with grants, requests and invitations: where something is due now, and what comes next. */
import type { Knex } from 'knex';
import type { Instant } from '../domain/instant.ts';
import type { Due, DueKind, NextDue } from './across.ts';

/** Rows of these count from the instant in `since`, for as long as the one in `until` has not come. */
interface Kind {
  table: 'grants' | 'requests' | 'invitations';
  since: string;
  until?: string;
  isUnsaid?: string;
}

const kinds: { readonly [Name in DueKind]: Kind } = {
  begun: { table: 'grants', since: 'begin_at' },
  ended: { table: 'grants', since: 'ends_at' },
  warning: { table: 'grants', since: 'warn_at', until: 'ends_at', isUnsaid: 'warned_at' },
  expired: { table: 'requests', since: 'expires_at' },
  reminder: { table: 'requests', since: 'remind_at', until: 'expires_at' },
  invitation: { table: 'invitations', since: 'expires_at' },
};
const names = Object.keys(kinds) as DueKind[];

function living(k: Knex, { table, isUnsaid }: Kind): Knex.QueryBuilder {
  const rows = table === 'grants' ? k(table).whereNull('ended_at') : k(table).where({ state: 'pending' });
  return isUnsaid ? rows.whereNull(isUnsaid) : rows;
}

/** Each part finds by an index of its own the workspaces in which time has something to do. */
export async function listDue(k: Knex, now: Instant): Promise<Due[]> {
  const due = (name: DueKind) => {
    const { since, until } = kinds[name];
    const rows = living(k, kinds[name]).select('tenant', 'workspace', k.raw('? as kind', [name]));
    const come = rows.where(since, '<=', now);
    return until ? come.where(until, '>', now) : come;
  };
  return k.union(names.map(due)).orderBy(['tenant', 'workspace', 'kind']);
}

/** What comes first of all that has not come yet. */
export async function findNextDue(k: Knex, now: Instant): Promise<NextDue | undefined> {
  const first = async (name: DueKind): Promise<NextDue[]> => {
    const { table, since, until } = kinds[name];
    const coming = living(k, kinds[name]).where(since, '>', now).orderBy(since).limit(1);
    const inTime = until ? coming.where(since, '<', k.raw('??', [until])) : coming;
    const rows: { at: Instant; request?: number }[] = await inTime.select(
      table === 'requests' ? { at: since, request: 'number' } : { at: since },
    );
    return rows.map((row) => ({ ...row, kind: name }));
  };
  const coming = await Promise.all(names.map(first));
  return coming.flat().sort((one, other) => (one.at < other.at ? -1 : 1))[0];
}
