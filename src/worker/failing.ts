/** What becomes of a delivery that failed: made later, once what it waits for is there again, or given up. */
import type { Claimed } from '../db/delivery-desk.ts';
import type { Database } from '../db/ports.ts';
import { instantOf, millisecondsOf } from '../domain/instant.ts';
import { DeliveryFailed, type Failure } from '../subscribers/messenger.ts';

const attemptsAtMost = 25;
const baseMilliseconds = 1_000;
const longestMilliseconds = 10 * 60_000;

/** Full jitter: anywhere between nothing and twice as far as the time before, ten minutes at the most. */
export const backOff = (attempts: number, random: number): number =>
  Math.ceil(random * Math.min(longestMilliseconds, baseMilliseconds * 2 ** attempts));

/** What went wrong, for the delivery: Slack's refusals speak for themselves, anything else may pass. */
export const failureOf = (error: unknown): Failure =>
  error instanceof DeliveryFailed
    ? error.failure
    : { kind: 'later', why: error instanceof Error ? error.name : 'error' };

/** Writes down what became of it, as far as the claim still holds. */
export async function report({ across }: Database, claimed: Claimed, failure: Failure): Promise<void> {
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
