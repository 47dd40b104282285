/** One instance under a supervisor, as a service manager would keep it: whenever it ends it is started again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type BotProcess, startBot } from './process.ts';

export interface Instance {
  isReady(): boolean;
  /** Whether a process is there at all. */
  isAlive(): boolean;
  /** Where it listens, while it runs. */
  port(): number | undefined;
  /** Resolves when it is ready, whichever process that will be. */
  ready(): Promise<void>;
  /** Resolves when the present process has been alive this long, ready or not. */
  aged(milliseconds: number): Promise<void>;
  /** Sends the signal and resolves when the process has ended, with how; it is started again at once unless it is held. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  /** While it is held, nothing is started again. */
  hold(on: boolean): void;
  stop(): Promise<void>;
}

export interface Supervision {
  main: string;
  settings: Record<string, string>;
  onLine(line: string): void;
  /** Resolves when a bot that runs has answered somebody. */
  answers(port: number, isOver: () => boolean): Promise<void>;
  /** A start that came to be ready, and how long it took. */
  onReady(milliseconds: number): void;
  /** A process ended, whoever ended it. */
  onEnd(): void;
  /** A process that ended although nobody ended it: with what, and what it said last. */
  onGone(how: number | string, last: string[]): void;
}

const pauseBeforeStart = 100;

export function superviseBot(by: Supervision): Instance {
  let present: BotProcess | undefined;
  let port: number | undefined;
  let isReady = false;
  let held = false;
  let stopped = false;
  let expected = false;

  async function becomeReady(bot: BotProcess): Promise<void> {
    const at = await bot.running;
    if (at === undefined) return;
    port = at;
    await by.answers(at, bot.isOver);
    if (bot.isOver()) return;
    by.onReady(bot.age());
    isReady = true;
  }

  async function keep(): Promise<void> {
    while (!stopped) {
      if (held) {
        await sleep(20);
        continue;
      }
      expected = false;
      const bot = startBot(by.main, by.settings, by.onLine);
      present = bot;
      const [how] = await Promise.all([bot.exited, becomeReady(bot)]);
      [isReady, port] = [false, undefined];
      by.onEnd();
      if (expected || stopped) continue;
      by.onGone(how, bot.last());
      await sleep(pauseBeforeStart);
    }
  }
  const keeping = keep();

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds() && !stopped) await sleep(5);
  };
  const end = async (signal: NodeJS.Signals): Promise<number | string> => {
    const bot = present;
    if (!bot) return 'not started';
    expected = true;
    isReady = false;
    bot.send(signal);
    return bot.exited;
  };
  return {
    isReady: () => isReady,
    isAlive: () => present !== undefined && !present.isOver(),
    port: () => port,
    ready: () => until(() => isReady),
    aged: (milliseconds) => until(() => present !== undefined && !present.isOver() && present.age() >= milliseconds),
    end,
    hold: (on) => {
      held = on;
    },
    async stop() {
      stopped = true;
      if (present && !present.isOver()) await end('SIGKILL');
      await keeping;
    },
  };
}
