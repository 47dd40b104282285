/** The bots of a round: one on SQLite, two on PostgreSQL; what they say is read for secrets, and their starts are timed. */
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlack } from '../src/local-slack/index.ts';
import { type Instance, superviseBot } from './instance.ts';
import type { Mode } from './options.ts';
import { isAnswered } from './probe.ts';
import type { SecretWatch } from './secrets.ts';
import { judge } from './verdict.ts';
import { prober } from './world.ts';

export interface Fleet {
  instances: readonly Instance[];
  /** Points Slack at the next instance that answers; does nothing in Socket Mode, where Slack chooses. */
  turn(): void;
  /** How many processes have ended so far. */
  blows(): number;
  /** Whether anybody could be answered now. */
  isReachable(): boolean;
  /** Resolves when all of them are; refuses when that takes a minute: they cannot start at all. */
  ready(): Promise<void>;
  /** Milliseconds from every start of a process to its first answer. */
  starts: number[];
  /** Those over the bar while the machine had no more to do than it can: nothing excuses them. */
  late: number[];
  /** Ends that nobody asked for, with what was said last. */
  gone: { how: number | string; last: string[] }[];
  stop(): Promise<void>;
}

export interface Settings {
  main: string;
  slack: LocalSlack;
  mode: Mode;
  url: string;
  count: number;
  secrets: SecretWatch;
  /** Milliseconds within which a start must have its first answer. */
  bar: number;
}

/** More is waiting for a processor than this machine can be asked for; the rig itself brings about one for each. */
const isStarved = (): boolean => (loadavg()[0] ?? 0) > 2 * availableParallelism();

const givesUpAfter = 60_000;

const requestUrl = (port: number): string => `http://127.0.0.1:${port}/slack/events`;

function settingsOf({ slack, mode, url }: Settings): Record<string, string> {
  const { botToken, appToken, signingSecret } = slack.credentials();
  return {
    SLACK_BOT_TOKEN: botToken,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: url,
    PORT: '0',
    LOG_LEVEL: 'info',
  };
}

/** Starts them; `ready()` waits for all. */
export function startFleet(settings: Settings): Fleet {
  const { slack, mode } = settings;
  const starts: number[] = [];
  const late: number[] = [];
  const gone: Fleet['gone'] = [];
  let blows = 0;

  const isAnsweredBySomebody = async (): Promise<boolean> =>
    judge(await slack.as(prober).types('#general', '/role me'), /\w/) === 'acknowledged';

  /** Asks for something harmless until it is answered: in HTTP mode of this very instance, over sockets of whoever gets it. */
  async function answers(port: number, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      if (mode === 'http' ? await isAnswered(slack, port) : await isAnsweredBySomebody()) return;
      await sleep(20);
    }
  }

  const instances = Array.from({ length: settings.count }, () =>
    superviseBot({
      main: settings.main,
      settings: settingsOf(settings),
      onLine: settings.secrets.see,
      answers,
      onReady: (milliseconds) => {
        starts.push(milliseconds);
        if (milliseconds > settings.bar && !isStarved()) late.push(milliseconds);
      },
      onEnd: () => {
        blows++;
      },
      onGone: (how, last) => gone.push({ how, last }),
    }),
  );

  let turn = 0;
  /** Those that have answered somebody, as whoever divides the load would know; where there are none, those that run at all. */
  const ports = (): number[] => {
    const ready = instances.filter((it) => it.isReady());
    return (ready.length > 0 ? ready : instances).map((it) => it.port()).filter((port) => port !== undefined);
  };
  return {
    instances,
    turn() {
      if (mode === 'socket') return;
      const up = ports();
      const port = up[turn++ % up.length];
      slack.setRequestUrl(port === undefined ? undefined : requestUrl(port));
    },
    blows: () => blows,
    isReachable: () => (mode === 'socket' ? slack.connections() > 0 : ports().length > 0),
    ready: async () => {
      const all = Promise.all(instances.map((it) => it.ready())).then(() => true);
      if (await Promise.race([all, sleep(givesUpAfter, false, { ref: false })])) return;
      throw new Error(`The bots do not start: ${gone.at(-1)?.last.at(-1) ?? 'they say nothing'}`);
    },
    starts,
    late,
    gone,
    stop: async () => {
      await Promise.all(instances.map((it) => it.stop()));
    },
  };
}
