/** The bot as a process of its own, as it runs in earnest; only its settings point at the local Slack, and its clock can be moved. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlack } from '../src/local-slack/index.ts';
import type { Answer, Asked } from './bot-messages.ts';
import { built, project } from './places.ts';

export interface Bot {
  /** The next thing that it does by itself. */
  next(): Promise<Answer['next']>;
  /** Tells it how late it is; resolves when it has done what is due by then. */
  moved(now: number): Promise<void>;
  /** Ends it and forgets its database. */
  stop(): Promise<void>;
}

/** A bot that is kept from its work by a fault is not waited for any longer. */
const patienceMs = 5_000;

/** Starts the bot on a database of its own and waits until it is connected. */
export async function startBot(slack: LocalSlack): Promise<Bot> {
  const folder = await mkdtemp(join(tmpdir(), 'roledesk-demo-'));
  const { botToken, appToken } = slack.credentials();
  const child = spawn(process.execPath, [join(built, 'demo', 'bot-process.js'), project], {
    env: {
      PATH: process.env.PATH,
      // Without it nothing on Windows opens a socket.
      SystemRoot: process.env.SystemRoot,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `sqlite:${join(folder, 'roledesk.sqlite')}`,
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let isStopping = false;
  const stop = async (): Promise<void> => {
    isStopping = true;
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The bot ended by itself, with code ${code}.`);
  });
  gone.catch(() => {});
  try {
    await Promise.race([slack.until(() => slack.connections() > 0, 'the bot to connect', 30_000), gone]);
  } catch (error) {
    await stop();
    throw error;
  }
  gone.catch((error: Error) => {
    if (!isStopping) console.error(`${error.message} The reset button of the page starts it again.`);
  });
  return { ...askingOf(child), stop };
}

function askingOf(child: ChildProcess): Omit<Bot, 'stop'> {
  let count = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', ({ number, ...answer }: Answer & { number: number }) => {
    waiting.get(number)?.(answer);
    waiting.delete(number);
  });
  const ask = async (asked: Asked): Promise<Answer> => {
    const number = count++;
    if (!child.connected) return {};
    const answered = new Promise<Answer>((resolve) => waiting.set(number, resolve));
    child.send({ number, ...asked });
    const answer = await Promise.race([answered, sleep(patienceMs, {}, { ref: false })]);
    waiting.delete(number);
    return answer;
  };
  return {
    next: async () => (await ask({ ask: 'next' })).next,
    moved: async (now) => void (await ask({ ask: 'move', ahead: now - Date.now() })),
  };
}

const isGone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Ends it in good order; one that hangs on a fault is not waited for, because its database is forgotten anyway. */
async function ended(child: ChildProcess): Promise<void> {
  if (isGone(child)) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([exit, sleep(patienceMs, undefined, { ref: false })]);
  if (!isGone(child)) child.kill('SIGKILL');
  await exit;
}
