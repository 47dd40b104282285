/** What time changes: grants that end, warnings, requests and invitations that expire, reminders, what is old. Late is harmless, twice too. */
import type { DueKind } from '../db/across.ts';
import type { Database } from '../db/ports.ts';
import { instantOf, millisecondsOf } from '../domain/instant.ts';
import type { Log } from '../log.ts';
import type { Operation } from '../operations/desk.ts';
import { expireInvitations } from '../operations/people/expire-invitations.ts';
import type { Perform } from '../operations/perform.ts';
import { sweepBeginnings } from '../operations/requests/sweep-beginnings.ts';
import { sweepGrants } from '../operations/requests/sweep-grants.ts';
import { sweepReminders } from '../operations/requests/sweep-reminders.ts';
import { sweepRequests } from '../operations/requests/sweep-requests.ts';
import { sweepWarnings } from '../operations/requests/sweep-warnings.ts';

const inboxKept = 7 * 86_400_000;
/** As long as somebody may still ask whether a message went out. */
const deliveriesKept = 30 * 86_400_000;
/** Each batch is a transaction, and everybody else waits for it. */
const purgedTogether = 500;

const sweeps: { readonly [Kind in DueKind]: Operation<undefined, number> } = {
  begun: sweepBeginnings,
  ended: sweepGrants,
  warning: sweepWarnings,
  expired: sweepRequests,
  reminder: sweepReminders,
  invitation: expireInvitations,
};

/** Sweeps where something is due, and nowhere else; answers how much was done. What fails in one workspace stops no other. */
export async function sweepDue(db: Database, perform: Perform, log: Log): Promise<number> {
  let done = 0;
  for (const { tenant, workspace, kind } of await db.across.listDue()) {
    const act = { caller: { tenant, subject: null }, workspace };
    done += await perform(act, sweeps[kind], undefined, (count) => count).catch((error: unknown) => {
      log.error({ tenant, workspace, during: kind, error }, 'a sweep failed; it is tried again');
      return 0;
    });
  }
  return done;
}

/**
 * Forgets the keys of payloads that are too old to come again, and deliveries that were made long ago; answers how many of these,
 * because there may be more.
 */
export async function forgetTheOld({ across }: Database): Promise<number> {
  const now = millisecondsOf(await across.now());
  await across.purgeInbox(instantOf(now - inboxKept));
  return across.purgeDeliveries(instantOf(now - deliveriesKept), purgedTogether);
}
