/** The disk under a SQLite file is full for a while. */
import { join } from 'node:path';
import { newDisk, noDisk } from './disk.ts';
import { playOutage } from './outage.ts';
import type { Scenario } from './scenario.ts';

export const diskFull: Scenario = {
  name: 'disk-full',
  says: 'The file system under the SQLite file has no byte left for 15 seconds.',
  engines: ['sqlite'],
  missing: noDisk,
  async play(playing) {
    const disk = await newDisk(join(playing.surroundings.folder, 'full'));
    playing.surroundings.ends.add(() => disk.remove());
    const settings = { sqliteFolder: disk.folder };
    await playOutage(playing, 1, { milliseconds: 15_000, breaking: () => disk.fill(), settings }).finally(disk.remove);
  },
};
