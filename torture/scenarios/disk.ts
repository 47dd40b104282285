/** A disk of our own that can be filled and made read-only: a file system in memory, which takes the right to mount one. */
import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const size = 64 * 1024 * 1024;

export interface Disk {
  folder: string;
  /** Takes all that is free; the answer gives it back. */
  fill(): Promise<() => Promise<void>>;
  /** Refused by the system while a file is open for writing. */
  setReadOnly(on: boolean): Promise<void>;
  remove(): Promise<void>;
}

export async function newDisk(at: string): Promise<Disk> {
  await mkdir(at, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at]);
  return {
    folder: join(at, 'data'),
    async fill() {
      const ballast = join(at, 'ballast');
      const { bavail, bsize } = await statfs(at);
      await writeFile(ballast, Buffer.alloc(bavail * bsize));
      return () => rm(ballast);
    },
    setReadOnly: async (on) => void (await run('mount', ['-o', `remount,${on ? 'ro' : 'rw'}`, at])),
    async remove() {
      await run('umount', ['-l', at]);
      await rm(at, { recursive: true, force: true });
    },
  };
}

/** Why there can be no such disk here; undefined when there can. */
export async function noDisk(folder: string): Promise<string | undefined> {
  try {
    await (await newDisk(join(folder, 'try'))).remove();
    return undefined;
  } catch {
    return 'mounting a file system is not permitted here';
  }
}
