/** A grown house with the real bot in it: filled, started, measured act by act, and taken down. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Act, actsIn } from './acts.ts';
import { fill } from './fill.ts';
import { type Sink, startSink } from './sink.ts';
import { sizesFor } from './sizes.ts';

const secret = 'bench-secret';
const main = fileURLToPath(new URL('../../dist/bot/main.js', import.meta.url));

/** Milliseconds of every time it was done. */
export interface Measured {
  act: Act;
  times: number[];
}

/** Fills the database at this URL and measures every act so many times; the first is not counted: connections and models are cold. */
export async function measureHouse(
  url: string,
  people: number,
  times: number,
  tell: (line: string) => void,
): Promise<Measured[]> {
  const house = await fill(url, sizesFor(people), (what) => tell(`${people} people: ${what}`));
  const sink = await startSink();
  const bot = await startBot(url, sink);
  try {
    const measured: Measured[] = [];
    for (const act of actsIn(house)) {
      tell(`${people} people: ${act.name}`);
      const each: number[] = [];
      for (let nth = 0; nth <= times; nth++) each.push(await once(act, nth, bot.port, sink));
      measured.push({ act, times: each.slice(1) });
    }
    return measured;
  } finally {
    await bot.stop();
    await sink.stop();
  }
}

async function once(act: Act, nth: number, port: number, sink: Sink): Promise<number> {
  const { form, json } = act.body(nth);
  const body = form ? new URLSearchParams(form).toString() : JSON.stringify(json);
  const stamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
  const answered = act.answeredBy ? sink.next(act.answeredBy) : undefined;
  const began = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signature,
    },
  });
  const text = await response.text();
  if (!response.ok || /did not work|went wrong/i.test(text))
    throw new Error(`${act.name}: ${response.status} ${text.slice(0, 300)}`);
  if (answered) await Promise.race([answered, tooLate(act)]);
  return performance.now() - began;
}

const answersWithin = 10_000;

const tooLate = (act: Act): Promise<never> =>
  new Promise((_, reject) => {
    const given = `${act.name}: no ${act.answeredBy} within ${answersWithin} ms`;
    setTimeout(() => reject(new Error(given)), answersWithin).unref();
  });

async function startBot(url: string, sink: Sink): Promise<{ port: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: sink.url,
      DATABASE_URL: url,
      PORT: '0',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    over.then(() => reject(new Error('the bot ended before it was up')));
    createInterface({ input: child.stdout }).on('line', (said) => {
      if (said.includes('Roledesk is running')) resolve((JSON.parse(said) as { port: number }).port);
    });
  });
  return {
    port,
    async stop() {
      child.kill('SIGTERM');
      await over;
    },
  };
}
