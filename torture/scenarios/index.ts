/** Every scenario, in the order in which a run plays them; the first takes what time there is. */
import { diskFull } from './disk-full.ts';
import { kills } from './kills.ts';
import { lock } from './lock.ts';
import { postgresRestarts } from './postgres-restarts.ts';
import { readOnlyFile, readOnlyServer } from './read-only.ts';
import { restarts } from './restarts.ts';
import type { Scenario } from './scenario.ts';

export const scenarios: readonly Scenario[] = [
  kills,
  restarts,
  postgresRestarts,
  lock,
  diskFull,
  readOnlyFile,
  readOnlyServer,
];
