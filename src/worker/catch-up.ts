/** Events and presses that a crash or a failure came upon: run again, and nobody waits for their acknowledgement. */
import type { Database } from '../db/ports.ts';
import { instantOf, millisecondsOf } from '../domain/instant.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Log } from '../log.ts';

export interface Payloads {
  across: Pick<Database['across'], 'listUnfinishedPayloads' | 'finishPayload' | 'now'>;
  tenant: Tenant;
  log: Log;
  /** Runs what Slack sent as if it came just now, and remembers that it has run. */
  replay(body: Record<string, unknown>, key: string): Promise<void>;
  /** Whether somebody decided something with it: that is not carried out any more when everybody has long looked on. */
  isPress(key: string): boolean;
}

type Unfinished = Awaited<ReturnType<Payloads['across']['listUnfinishedPayloads']>>;

/** People wait for a start, and each payload may make a call of Slack, which may hang. */
const catchUpWithin = 1_000;

/**
 * Runs what a crash came upon. `soon` resolves when all of it has run, or after a second: the rest is run beside what comes
 * meanwhile. `end` begins no other, and waits for the one that is running.
 */
export function catchUp(payloads: Payloads, unfinished: Unfinished): { soon: Promise<void>; end(): Promise<void> } {
  let isOver = false;
  const all = runAgain(payloads, unfinished, () => isOver).catch((error: unknown) => {
    payloads.log.error({ during: 'start', error }, 'payloads that a crash came upon were not all run');
  });
  const soon = new Promise<void>((resolve) => {
    const given = setTimeout(resolve, catchUpWithin);
    all.then(() => {
      clearTimeout(given);
      resolve();
    });
  });
  return {
    soon,
    end: () => {
      isOver = true;
      return all;
    },
  };
}

// Younger ones may be running just now, here or in another instance; older ones wait for the next start.
const failedSince = { atLeast: 60_000, atMost: 86_400_000 };

/** One after the other; one that fails stays, and keeps no other from running. */
async function runAgain(
  { across, tenant: { id }, log, replay, isPress }: Payloads,
  unfinished: Unfinished,
  isOver = () => false,
): Promise<void> {
  if (unfinished.length === 0) return;
  const now = millisecondsOf(await across.now());
  for (const { tenant, key, body, receivedAt } of unfinished) {
    if (isOver()) return;
    if (tenant !== id) continue;
    const isTooLate = isPress(key) && now - millisecondsOf(receivedAt) > failedSince.atMost;
    if (body === null || isTooLate) {
      log.error(
        { key },
        `what was kept ${isTooLate ? 'is more than a day old' : 'cannot be read any more'}, and is given up`,
      );
      await across.finishPayload(tenant, key);
    } else
      await replay(JSON.parse(body), key).catch((error: unknown) =>
        log.error({ key, error }, 'what was kept failed again'),
      );
  }
}

/** Those that failed a while ago. Answers that there is nothing more to do now. */
export async function runFailedPayloads(payloads: Payloads): Promise<number> {
  const now = millisecondsOf(await payloads.across.now());
  const came = { from: instantOf(now - failedSince.atMost), to: instantOf(now - failedSince.atLeast) };
  await runAgain(payloads, await payloads.across.listUnfinishedPayloads(came));
  return 0;
}
