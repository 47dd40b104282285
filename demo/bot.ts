/** The bot as a process of its own, exactly as it runs in earnest; only its settings point at the local Slack. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalSlack } from '../src/local-slack/index.ts';

export interface DemoBot {
  /** Stops it and forgets its database. */
  stop(): Promise<void>;
}

/** Starts `main.js` on a database of its own and waits until it is connected. */
export async function startBot(slack: LocalSlack, main: string): Promise<DemoBot> {
  const { botToken, appToken } = slack.credentials();
  const folder = await mkdtemp(join(tmpdir(), 'roledesk-demo-'));
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
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The bot ended by itself, with code ${code}.`);
  });
  gone.catch(() => {});
  await Promise.race([slack.until(() => slack.connections() > 0, 'the bot to connect', 30_000), gone]);
  return {
    async stop() {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
