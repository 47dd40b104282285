// Before the tests: stands ready to start one real PostgreSQL when the first test asks for it (engines.ts does).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

let child;

/** The URL of a running PostgreSQL; fails with the server's own words when it does not start. */
async function start() {
  child = spawn(process.execPath, [fileURLToPath(new URL('./postgres-server.mjs', import.meta.url))]);
  let words = '';
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => undefined)]);
  if (said === undefined) throw new Error(words);
  return String(said[0]).trim();
}

export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return;
  let url;
  const door = createServer(async (_request, response) => {
    url ??= start();
    await url.then(
      (value) => response.end(value),
      (problem) => response.writeHead(500).end(problem.message),
    );
  });
  door.listen(0, '127.0.0.1').unref();
  await once(door, 'listening');
  process.env.ROLEDESK_TEST_POSTGRES = `http://127.0.0.1:${door.address().port}/`;

  globalThis.stopPostgres = async () => {
    door.close();
    if (child === undefined || child.exitCode !== null) return;
    child.stdin.end();
    await once(child, 'exit');
  };
}
