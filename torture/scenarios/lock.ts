/** Another process holds what every change needs, for half a minute: a careless tool, a backup, a hand in the database. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../src/db/connection.ts';
import { type Breaking, playOutage } from './outage.ts';
import type { Scenario } from './scenario.ts';

export const lock: Scenario = {
  name: 'lock',
  says: 'Another connection holds the write lock (SQLite) or the table of workspaces (PostgreSQL) for 30 seconds.',
  engines: ['sqlite', 'postgres'],
  play: (playing) => playOutage(playing, 0, { milliseconds: 30_000, breaking: holdLock }),
};

const holdLock: Breaking = async ({ place }) => {
  const { writer, kind, close } = connect(place.url);
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let over: Promise<void> | undefined;
  await new Promise<void>((taken, failed) => {
    // On SQLite the transaction itself is the lock.
    over = writer
      .transaction(async (k) => {
        if (kind === 'postgres') await k.raw('set local lock_timeout = 0; lock table workspaces in exclusive mode');
        else await k.raw('select 1');
        taken();
        await held;
      })
      .catch(failed);
  });
  return async () => {
    release();
    await over;
    await sleep(0);
    await close();
  };
};
