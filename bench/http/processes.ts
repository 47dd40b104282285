/** Processes of the bench: started, found ready, looked at, and ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Served {
  port: number;
  /** From the start of the process to its being ready, in milliseconds. */
  readyAfter: number;
  /** Memory held now, in MB. */
  memory(): number;
  /** Time of the processor used so far, in seconds. */
  cpu(): number;
  stop(): Promise<void>;
}

export const beside = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

function memoryOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

// Fields 14 and 15, after the name in brackets, in ticks of a hundredth of a second.
function cpuOf(pid: number | undefined): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await over;
  clearTimeout(forced);
}

/** Starts a program of Node's and waits for the line of JSON that names its port. */
export async function serve(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const began = performance.now();
  const child = spawn(process.execPath, [...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code} before it was ready`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const said = line.startsWith('{') ? (JSON.parse(line) as { port?: number }) : {};
      if (said.port) resolve(said.port);
    });
  });
  return {
    port,
    readyAfter: performance.now() - began,
    memory: () => memoryOf(child.pid),
    cpu: () => cpuOf(child.pid),
    stop: () => ended(child),
  };
}

export interface Load {
  url: string;
  secret: string;
  connections: number;
  seconds?: number;
  amount?: number;
  bodies: readonly string[];
  /** What every answer must hold. */
  wanted?: string;
}

export interface Loaded {
  perSecond: number;
  answered: number;
  p50: number;
  p99: number;
  worst: number;
  failed: number;
  wrong: number;
}

/** Sends one payload as Slack does, and waits for its acknowledgement. */
export async function send({ url, secret, body }: { url: string; secret: string; body: string }): Promise<void> {
  const stamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${signature}`,
  };
  const answer = await fetch(url, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`A payload was answered with ${answer.status}`);
}

/** Runs the load generator in a process of its own. */
export async function load(what: Load): Promise<Loaded> {
  const child = spawn(process.execPath, [beside('load.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(what));
  let said = '';
  for await (const piece of child.stdout) said += piece;
  return JSON.parse(said) as Loaded;
}
