/** What time changes: grants that end, warnings, requests and invitations that expire, reminders. Late is harmless, twice too. */
import type { Database } from '../db/ports.ts';
import type { TenantId, WorkspaceId } from '../domain/ids.ts';
import { instantOf, millisecondsOf } from '../domain/instant.ts';
import type { Operation } from '../operations/desk.ts';
import { expireInvitations } from '../operations/expire-invitations.ts';
import type { Perform } from '../operations/perform.ts';
import { sweepGrants } from '../operations/sweep-grants.ts';
import { sweepReminders } from '../operations/sweep-reminders.ts';
import { sweepRequests } from '../operations/sweep-requests.ts';
import { sweepWarnings } from '../operations/sweep-warnings.ts';

/** The longest warning before an end (a fifth of the length, at most this): ends further away need no look. */
const warnAhead = 7 * 86_400_000;
const inboxKept = 7 * 86_400_000;

const sweeps: readonly Operation<undefined, number>[] = [
  sweepGrants,
  sweepWarnings,
  sweepRequests,
  sweepReminders,
  expireInvitations,
];

/** Sweeps every workspace where something is due; answers how much was done. */
export async function sweepDue(db: Database, perform: Perform): Promise<number> {
  const now = millisecondsOf(await db.across.now());
  let done = 0;
  for (const { tenant, workspace } of await db.across.listDue(instantOf(now + warnAhead)))
    done += await sweepOne(perform, tenant, workspace);
  return done;
}

async function sweepOne(perform: Perform, tenant: TenantId, workspace: WorkspaceId): Promise<number> {
  let done = 0;
  for (const sweep of sweeps) {
    done += await perform({ caller: { tenant, subject: null }, workspace }, sweep, undefined, (count) => count);
  }
  return done;
}

/** Forgets the keys of payloads that are too old to come again. */
export async function forgetOldPayloads(db: Database): Promise<number> {
  await db.across.purgeInbox(instantOf(millisecondsOf(await db.across.now()) - inboxKept));
  return 0;
}
