/** The database may not be written to: a read-only file system under SQLite at start, a standby in the place of PostgreSQL under load. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../src/db/connection.ts';
import { openRound, type Round } from '../round.ts';
import { newDisk, noDisk } from './disk.ts';
import { type Breaking, playOutage } from './outage.ts';
import { type Playing, patience, people, type Scenario } from './scenario.ts';

export const readOnlyFile: Scenario = {
  name: 'file-read-only',
  says: 'After a kill the file system under the SQLite file is read-only: the bot refuses to start and says why, until it can write.',
  engines: ['sqlite'],
  missing: noDisk,
  async play(playing) {
    const disk = await newDisk(join(playing.surroundings.folder, 'read-only'));
    playing.surroundings.ends.add(() => disk.remove());
    await playAtStart(playing, disk).finally(disk.remove);
  },
};

async function playAtStart({ engine, seed, surroundings, tally }: Playing, disk: Awaited<ReturnType<typeof newDisk>>) {
  const round = await openRound(
    { engine, mode: 'socket', seed: seed * 1_000 + 900, sqliteFolder: disk.folder },
    surroundings,
  );
  try {
    const load = await round.begin(people);
    await sleep(3_000);
    await kill(round);
    await disk.setReadOnly(true);
    tally.kills++;
    tally.violations.push(...(await refusesToStart(round)));
    await disk.setReadOnly(false);
    for (const instance of round.fleet.instances) instance.hold(false);
    await round.fleet.ready();
    await sleep(2_000);
    await round.finish(load, tally, patience);
  } finally {
    await round.stop();
  }
}

async function kill({ fleet }: Round): Promise<void> {
  for (const instance of fleet.instances) {
    instance.hold(true);
    await instance.end('SIGKILL');
  }
}

/** Lets it try for some seconds: it must end each time, in words for whoever starts it. */
async function refusesToStart({ fleet }: Round): Promise<string[]> {
  const before = fleet.gone.length;
  for (const instance of fleet.instances) instance.hold(false);
  for (let times = 0; times < 200 && fleet.gone.length < before + 2; times++) await sleep(100);
  for (const instance of fleet.instances) instance.hold(true);
  const tries = fleet.gone.slice(before);
  if (tries.length === 0) return ['On a read-only file system it neither started nor gave up.'];
  // One that is just starting ends before the disk is given back.
  while (fleet.instances.some((it) => it.isAlive())) await sleep(20);
  return tries
    .filter(({ how, last }) => how !== 1 || !/cannot be (used|written to)/.test(last.join(' ')))
    .map(({ how, last }) => `On a read-only file system it ended with ${how} and said: ${last.join(' ')}`);
}

export const readOnlyServer: Scenario = {
  name: 'server-read-only',
  says: 'PostgreSQL takes no changes for 15 seconds, as after a switch to a standby, and cuts every connection.',
  engines: ['postgres'],
  play: (playing) => playOutage(playing, 0, { milliseconds: 15_000, breaking: makeReadOnly }),
};

const makeReadOnly: Breaking = async ({ place }) => {
  const name = new URL(place.url).pathname.slice(1);
  // What a session asks for itself counts for more than what its database says.
  const writable = `${place.url}?options=${encodeURIComponent('-c default_transaction_read_only=off')}`;
  const set = async (on: boolean): Promise<void> => {
    const { writer: k, close } = connect(writable);
    await k.raw(`alter database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
    await k.raw(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = ? and application_name = ? and pid <> pg_backend_pid()',
      [name, 'roledesk'],
    );
    await close();
  };
  await set(true);
  return () => set(false);
};
