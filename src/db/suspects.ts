/** Deliveries that bots died with: one that kills its bot is found among its neighbours, and given up; they are not. */
import type { Knex } from 'knex';
import type { Instant } from '../domain/instant.ts';

/** How many are taken together after none, one, two deaths with them in hand; after the third each is taken alone. */
const together = [Number.POSITIVE_INFINITY, 16, 4];
export const aloneFrom = together.length;
export const togetherAtMost = (suspected: number): number => together[suspected] ?? 1;

/** With so many deaths while it alone was in hand it is given up. */
const deathsAlone = 5;
const givenUp = `The bot ended ${deathsAlone} times in a row while it was making this and nothing else.`;

/**
 * The most suspected that a bot takes in hand which has been up for so long: after n deaths alone, only one that has lived for 2^n
 * seconds. Whoever is killed again and again from outside does not live that long, so the delivery is not blamed for it.
 */
export const trustedAfter = (seconds: number): number =>
  aloneFrom + Math.min(deathsAlone, Math.floor(Math.log2(Math.max(1, seconds))));

/** Counts one more death for those that somebody died with, and gives up what killed its bot too often; the claims are over. */
export async function suspect(k: Knex, now: Instant, diedWith: Knex.QueryBuilder): Promise<void> {
  const count = await diedWith.update({ suspected: k.raw('suspected + 1'), leased_until: null });
  if (Number(count) === 0) return;
  await k('deliveries')
    .where({ state: 'owed' })
    .where('suspected', '>=', aloneFrom + deathsAlone)
    .update({ state: 'dead', attempts: k.raw('suspected'), problem: givenUp, ended_at: now });
}
