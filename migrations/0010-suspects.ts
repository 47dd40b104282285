/** How many bots died with a delivery in hand, so that one that kills its bot can be told from its neighbours. */
import { migration, run } from './engine.ts';

export const suspects = migration(async (k) => {
  await run(k, `alter table deliveries add column suspected integer not null default 0;`);
});
