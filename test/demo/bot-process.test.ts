/** The bot of the demo as a process of its own: its clock is moved by messages, and it says what it will do next. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Asked } from '../../demo/bot-messages.ts';
import { setUp } from '../../demo/setting-up.ts';
import { demoWorld } from '../../demo/world.ts';
import { type LocalSlack, movableClock, startLocalSlack } from '../../src/local-slack/index.ts';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bot-process-'));
let slack: LocalSlack;
let bot: ChildProcess;

beforeAll(async () => {
  const world = demoWorld(join(root, 'manifest.yml'));
  slack = await startLocalSlack({ world, clock: movableClock(), settleMs: 50 });
  const { botToken, appToken } = slack.credentials();
  bot = spawn(process.execPath, ['--import', 'tsx', join(root, 'demo', 'bot-process.ts'), root], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `sqlite:${join(folder, 'bot.sqlite')}`,
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await slack.until(() => slack.connections() > 0, 'the bot to connect', 60_000);
  // The first press of the submit button is never answered, as on a machine with too much to do.
  slack.faults.add({ method: 'view_submission', kind: 'drop' });
  await setUp(slack);
}, 90_000);

afterAll(async () => {
  if (bot.exitCode === null) {
    const exit = once(bot, 'exit');
    bot.kill('SIGTERM');
    await exit;
  }
  await slack.stop();
  rmSync(folder, { recursive: true });
});

let count = 0;
async function ask(asked: Asked): Promise<Answer> {
  const number = count++;
  bot.send({ number, ...asked });
  for (;;) {
    const [answer] = (await once(bot, 'message')) as [Answer & { number: number }];
    if (answer.number === number) return answer;
  }
}

it('says what comes next, and does it when its clock has come there', async () => {
  expect((await ask({ ask: 'next' })).next).toBeUndefined();
  const ben = slack.as('ben');
  await ben.types('#general', '/role request admin in miruni for 4h because rotating the certificate');
  const { next } = await ask({ ask: 'next' });
  expect(next?.what).toBe('a reminder about R-1001');

  await ask({ ask: 'move', ahead: (next?.at ?? 0) - Date.now() + 1000 });
  const reminded = () =>
    slack
      .as('hana')
      .sees('#help-desk')
      .some(({ text }) => text.includes('still waiting'));
  await slack.until(reminded, 'the reminder', 30_000);
  expect((await ask({ ask: 'next' })).next?.at).toBeGreaterThan(next?.at ?? 0);
}, 60_000);

it('ends when the demo is gone', async () => {
  const exit = once(bot, 'exit');
  bot.disconnect();
  expect(await exit).toEqual([0, null]);
});
