/** One bot as a process of its own, exactly as it runs in earnest; what it says is read, and kept in part. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface BotProcess {
  /** Milliseconds since it was started. */
  age(): number;
  /** Its HTTP port, once it says that it is running; undefined when it ended first. */
  running: Promise<number | undefined>;
  /** How it ended: a code, or the name of a signal. */
  exited: Promise<number | string>;
  isOver(): boolean;
  send(signal: NodeJS.Signals): void;
  /** The last things it said, for whoever looks into a failure. */
  last(): string[];
}

const kept = 60;

/** Starts `main` with these settings; every line it says goes to `onLine`. */
export function startBot(main: string, settings: Record<string, string>, onLine: (line: string) => void): BotProcess {
  const began = performance.now();
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const exited = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string);
  const running = new Promise<number | undefined>((resolve) => {
    const hear = (line: string): void => {
      lines.push(line);
      if (lines.length > kept) lines.shift();
      onLine(line);
      const port = portIn(line);
      if (port !== undefined) resolve(port);
    };
    for (const stream of outputsOf(child)) createInterface({ input: stream }).on('line', hear);
    exited.then(() => resolve(undefined));
  });
  return {
    age: () => performance.now() - began,
    running,
    exited,
    isOver: () => child.exitCode !== null || child.signalCode !== null,
    send: (signal) => void child.kill(signal),
    last: () => [...lines],
  };
}

const outputsOf = (child: ChildProcess): Readable[] => [child.stdout, child.stderr].filter((stream) => stream !== null);

/** The port in the one line that says that the bot is up. */
function portIn(line: string): number | undefined {
  if (!line.includes('Roledesk is running')) return undefined;
  const said = JSON.parse(line) as { port?: unknown };
  return typeof said.port === 'number' ? said.port : undefined;
}
