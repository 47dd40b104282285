/** The demo in one process, on a day of its own: a local Slack that shows the page, and the real bot, set up or not yet. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextOf } from '../../../demo/next.ts';
import { setUp } from '../../../demo/setting-up.ts';
import { demoWorld } from '../../../demo/world.ts';
import { loadConfig } from '../../../src/config.ts';
import { type LocalSlack, type MovableClock, movableClock, startLocalSlack } from '../../../src/local-slack/index.ts';
import { makeLog } from '../../../src/log.ts';
import { type Running, startRoledesk } from '../../../src/roledesk.ts';
import { builtPage } from './built-page.ts';

export interface ShowOptions {
  /** Whether Cleo has set Roledesk up already, as in the demo; so it is when left out. */
  isSetUp?: boolean;
  /** How long the bot may take to acknowledge; long, so that a busy machine fails no test. */
  ackTimeoutMs?: number;
  /** Whether the clock goes on by itself; it stands still when left out, so that the same is said every time. */
  runs?: boolean;
}

export interface Show {
  slack: LocalSlack;
  /** Where the page is. */
  url: string;
  clock: MovableClock;
  running: Running;
  /** The bot has done what it owes by now, and Slack has shown it. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** A Monday morning in working hours. */
const morning = Date.parse('2026-11-02T09:00:00.000Z');

async function startBot(slack: LocalSlack, clock: MovableClock, project: string, folder: string): Promise<Running> {
  const { botToken, appToken } = slack.credentials();
  const config = loadConfig({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `sqlite:${join(folder, 'roledesk.sqlite')}`,
    ROLEDESK_MODELS: join(project, 'roles'),
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  return startRoledesk(config, { log: makeLog('silent'), clock });
}

/** Begins it; `stop` it in the end. `project` is the folder of package.json, where npm starts everything. */
export async function startShow({
  isSetUp = true,
  ackTimeoutMs = 60_000,
  runs = false,
}: ShowOptions = {}): Promise<Show> {
  const project = process.cwd();
  const begun = Date.now();
  const clock = movableClock({ now: () => morning + (runs ? Date.now() - begun : 0) });
  const folder = await mkdtemp(join(tmpdir(), 'roledesk-show-'));
  let running: Running | undefined;
  const slack = await startLocalSlack({
    world: demoWorld(join(project, 'manifest.yml')),
    clock,
    ackTimeoutMs,
    settleMs: 25,
    working: () => running?.isBusy() ?? false,
    page: {
      folder: await builtPage(project),
      next: async () => running && nextOf(running),
      moved: async () => running?.worker.settle(),
    },
  });
  const stop = async (): Promise<void> => {
    await running?.stop();
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    running = await startBot(slack, clock, project, folder);
    const bot = running;
    if (isSetUp) {
      await setUp(slack);
      await slack.as('cleo').closes();
    }
    const settled = async (): Promise<void> => {
      await bot.worker.settle();
      await slack.settled(25);
    };
    await settled();
    return { slack, url: slack.url, clock, running: bot, settled, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}
