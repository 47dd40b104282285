/** Makes one delivery: claimed with a lease, performed outside any transaction, and reported as far as the claim still holds. */
import type { Claimed } from '../db/delivery-desk.ts';
import type { Database } from '../db/ports.ts';
import { instantOf, millisecondsOf } from '../domain/instant.ts';
import type { Log } from '../log.ts';
import { subscribers } from '../subscribers/index.ts';
import { DeliveryFailed, type Failure, type Messenger } from '../subscribers/messenger.ts';
import type { SubscriberName } from '../subscribers/subscriptions.ts';

export interface Delivering {
  db: Database;
  /** The messenger of a tenant: its own token. */
  messenger: Messenger;
  log: Log;
}

const attemptsAtMost = 25;
const baseMilliseconds = 1_000;
const longestMilliseconds = 10 * 60_000;

/** Full jitter: anywhere between nothing and twice as far as the time before, ten minutes at the most. */
export const backOff = (attempts: number, random: number): number =>
  Math.ceil(random * Math.min(longestMilliseconds, baseMilliseconds * 2 ** attempts));

/** What went wrong, for the delivery: Slack's refusals speak for themselves, anything else may pass. */
const failureOf = (error: unknown): Failure =>
  error instanceof DeliveryFailed
    ? error.failure
    : { kind: 'later', why: error instanceof Error ? error.name : 'error' };

/** Makes the next delivery that is due; answers 1, or 0 when none is. */
export async function deliverNext({ db, messenger, log }: Delivering): Promise<number> {
  const claimed = await db.across.claimDelivery();
  if (!claimed) return 0;
  try {
    await subscribers[claimed.subscriber as SubscriberName](
      { id: claimed.id, event: claimed.happened },
      { db, messenger, log },
    );
    await db.across.finishDelivery(claimed);
  } catch (error) {
    log.warn(
      { delivery: claimed.id, subscriber: claimed.subscriber, attempts: claimed.attempts, error },
      'a delivery failed',
    );
    await report(db, claimed, failureOf(error));
  }
  return 1;
}

async function report({ across }: Database, claimed: Claimed, failure: Failure): Promise<void> {
  const now = millisecondsOf(await across.now());
  switch (failure.kind) {
    case 'throttled':
      await across.throttleDelivery(claimed, instantOf(now + failure.seconds * 1000));
      return;
    case 'parked':
      await across.parkDelivery(claimed, failure.why);
      return;
    case 'dead':
      await across.failDelivery(claimed, failure.why);
      return;
    case 'later':
      if (claimed.attempts >= attemptsAtMost) await across.failDelivery(claimed, failure.why);
      else
        await across.postponeDelivery(claimed, instantOf(now + backOff(claimed.attempts, Math.random())), failure.why);
  }
}
