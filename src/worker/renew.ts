/** Keeps claims of deliveries while they are being made: a claim is short, so that what somebody died with is soon taken over. */
import type { Claimed, DeliveryDesk } from '../db/delivery-desk.ts';
import type { Log } from '../log.ts';

export interface Renewing {
  /** Renews no more; resolves when no renewal is under way. */
  end(): Promise<void>;
}

/** A claim holds for 15 seconds, so two renewals may fail. Whoever is at it for a minute hangs, and others may take it over. */
export const rhythm = { every: 5_000, atMost: 60_000 };

/** Renews these claims until it is ended, or has been at it for so long. */
export function keepRenewing(
  across: Pick<DeliveryDesk, 'renewDeliveries'>,
  claimed: readonly Claimed[],
  log: Log,
  { every, atMost } = rhythm,
): Renewing {
  const until = performance.now() + atMost;
  let underWay = Promise.resolve();
  const timer = setInterval(() => {
    if (performance.now() >= until) return clearInterval(timer);
    underWay = underWay
      .then(() => across.renewDeliveries(claimed))
      .catch((error: unknown) => log.warn({ during: 'renewing', error }, 'claims of deliveries were not renewed'));
  }, every);
  return {
    end() {
      clearInterval(timer);
      return underWay;
    },
  };
}
