/** Waiting until nothing is owed any more. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { sayOwed } from './owed.ts';

/** Work that is not done: deliveries owed, events and presses that were acknowledged and never ran. */
async function leftIn(k: Knex): Promise<{ owed: number; events: number }> {
  const count = async (query: Knex.QueryBuilder): Promise<number> =>
    Number((await query.count({ count: '*' }))[0]?.count);
  return {
    owed: await count(k('deliveries').where({ state: 'owed' })),
    events: await count(k('inbox').where({ state: 'new' }).whereNotNull('body')),
  };
}

/** Resolves to what is left, in sentences: none, or what `patience` milliseconds were not enough for. */
export async function settled(k: Knex, patience: number): Promise<string[]> {
  for (const until = Date.now() + patience; ; await sleep(100)) {
    const left = await leftIn(k).catch(() => undefined);
    if (left && left.owed + left.events === 0) return [];
    if (Date.now() <= until) continue;
    if (!left) return ['Whether anything is still owed could not be looked up.'];
    return [
      ...(left.owed > 0 ? [`${left.owed} deliveries are still owed.`, ...(await sayOwed(k, Date.now()))] : []),
      ...(left.events > 0 ? [`${left.events} events or presses were acknowledged and never ran.`] : []),
    ];
  }
}
