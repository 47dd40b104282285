/** The real, built Roledesk on a seeded database, with a Slack that says yes. */
import { fileURLToPath } from 'node:url';
import { connect } from '../../src/db/connection.ts';
import { beside, type Served, serve } from './processes.ts';
import { type Seeded, type Sizes, seed } from './seed.ts';

export const secret = 'the-signing-secret-of-the-bench';

export interface House {
  seeded: Seeded;
  bot: Served;
  /** Where whatever is pressed is answered besides the acknowledgement. */
  responses: string;
  /** How many deliveries are still owed. */
  owed(): Promise<number>;
  /** How many requests are approved. */
  approved(): Promise<number>;
  /** How often Slack was called so far. */
  calls(): Promise<number>;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../dist/bot/main.js', import.meta.url));

export const startSink = (): Promise<Served> => serve([beside('slack-sink.mjs')]);

export const slackAt = (sink: Served): string => `http://127.0.0.1:${sink.port}/api/`;

/** Starts the bot on this database; `sink` stands for Slack. */
export const startBot = (url: string, sink: Served): Promise<Served> =>
  serve([main], {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: slackAt(sink),
    PORT: '0',
    DATABASE_URL: url,
  });

/** How often Slack was called so far. */
export async function callsOf(sink: Served): Promise<number> {
  const counted = (await (await fetch(`http://127.0.0.1:${sink.port}/calls`)).json()) as Record<string, number>;
  return Object.values(counted).reduce((sum, count) => sum + count, 0);
}

/** Seeds a database and opens a house on it. */
export async function openHouse(url: string, sizes: Sizes): Promise<House> {
  const seeded = await seed(url, sizes);
  const sink = await startSink();
  const bot = await startBot(url, sink);
  const engine = connect(url);
  return {
    seeded,
    bot,
    responses: `http://127.0.0.1:${sink.port}/response`,
    async owed() {
      const [row] = await engine.reader('deliveries').where({ state: 'owed' }).count({ count: '*' });
      return Number(row?.count);
    },
    async approved() {
      const [row] = await engine.reader('requests').where({ state: 'approved' }).count({ count: '*' });
      return Number(row?.count);
    },
    calls: () => callsOf(sink),
    async stop() {
      await engine.close();
      await bot.stop();
      await sink.stop();
    },
  };
}
