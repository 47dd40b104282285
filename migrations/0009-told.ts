/** What a product was last told about somebody is found by who it is about, however many tasks have been done. */
import { migration, run } from './engine.ts';

export const told = migration(async (k) => {
  await run(k, `create index tasks_done_by_subject on tasks (tenant, subject, ended_at, id) where state = 'done';`);
});
