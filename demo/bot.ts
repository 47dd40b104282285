/** The bot as a process of its own, exactly as it runs in earnest; only its settings point at the local Slack. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalSlack } from '../src/local-slack/index.ts';

/** Starts `main.js` on a database of its own and waits until it is connected; `ends` learns how to stop it and forget its database. */
export async function startBot(slack: LocalSlack, main: string, ends: (() => Promise<void>)[]): Promise<void> {
  const { botToken, appToken } = slack.credentials();
  const folder = await mkdtemp(join(tmpdir(), 'roledesk-demo-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `sqlite:${join(folder, 'roledesk.sqlite')}`,
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  ends.push(() => ended(child));
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The bot ended by itself, with code ${code}.`);
  });
  gone.catch(() => {});
  await Promise.race([slack.until(() => slack.connections() > 0, 'the bot to connect', 30_000), gone]);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
