/** From a fresh clone to a demo that has been played: how long a newcomer waits, and for what. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Part, Report } from '../kit/part.ts';
import { duration, whole } from '../kit/say.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Seconds by the clock. */
function timed(folder: string, command: string, args: readonly string[]): number {
  const began = performance.now();
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - began) / 1_000;
}

function measure(folder: string, quick: boolean) {
  const clone = join(folder, 'roledesk');
  timed(folder, 'git', ['clone', '--quiet', project, clone]);
  // Whoever installs for the first time has nothing of it at hand.
  const cache = quick ? [] : ['--cache', join(folder, 'cache')];
  return {
    packages: timed(clone, 'npm', ['ci', ...cache]),
    sqlite: timed(clone, 'npm', ['rebuild', 'sqlite3', ...cache]),
    build: timed(clone, 'npm', ['run', 'build']),
    demo: timed(clone, process.execPath, ['dist/demo/main.js', '--once']),
  };
}

function report({ packages, sqlite, build, demo }: ReturnType<typeof measure>): Report {
  const all = packages + build + demo;
  const row = (says: string, seconds: number) => [says, duration(seconds * 1e6), `${whole((100 * seconds) / all)} %`];
  return {
    tables: [
      {
        title: 'From a clone to a played demo',
        columns: ['', 'time', 'of all'],
        rows: [
          row('npm ci', packages),
          row('of which sqlite3 is made, from source where no ready one fits', sqlite),
          row('npm run build: the bot, the local Slack, its page', build),
          row('the demo: started, its first story played, stopped', demo),
          row('npm ci && npm run demo', all),
        ],
      },
    ],
    bars: [],
    notes: [
      'A new clone and an empty cache of npm; packages come over the network of the machine. Once each.',
      'sqlite3 is made a second time to time it alone.',
    ],
  };
}

async function run({ quick }: { quick: boolean }): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'roledesk-fresh-'));
  try {
    return report(measure(folder, quick));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const fresh: Part = { name: 'fresh', says: 'from a fresh clone to a played demo', run };
