/** The page as the tests look at it: built once for what its sources are now, and kept for the next run. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const day = 86_400_000;

/** Everything that the build reads: the page, the types and lists that it shares with the server, the versions of its dependencies. */
const sources = ['src/local-slack', 'package-lock.json'];

function digestOf(project: string): string {
  const digest = createHash('sha256');
  for (const source of sources) {
    const path = join(project, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [path];
    for (const file of files) digest.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex').slice(0, 16);
}

function forgetTheOld(kept: string): void {
  for (const name of readdirSync(kept)) {
    const folder = join(kept, name);
    if (Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > day)
      rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder with the built page. Two processes that build at once build the same, and whoever is first wins. */
export async function builtPage(project: string): Promise<string> {
  const kept = join(project, 'node_modules', '.cache', 'roledesk-page');
  const folder = join(kept, digestOf(project));
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  forgetTheOld(kept);
  const own = `${folder}-${process.pid}`;
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js');
  const web = join(project, 'src', 'local-slack', 'web');
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn', '--outDir', own, '--emptyOutDir', web], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  try {
    renameSync(own, folder);
  } catch (problem) {
    if (!existsSync(folder)) throw problem;
    rmSync(own, { recursive: true, force: true });
  }
  return folder;
}
