/**
 * The floors: what this machine does without Roledesk, each a process of its own. `node floor.mjs KIND FILE` listens on a free
 * port and prints it. raw: node:http and a constant · bolt: `ack('ok')` · select: and one indexed SELECT · write: and one small
 * transaction that is safe on disk before the answer · calls: such a write, and after the answer as many calls of Slack as an
 * approval makes, with blocks of the size of a card.
 */
import { createServer } from 'node:http';

const [kind, file] = process.argv.slice(2);
const secret = process.env.SLACK_SIGNING_SECRET ?? '';
const ready = (server) =>
  server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));

/** A table of 100,000 people, found by their Slack id; what Roledesk sets on its connections is set here too. */
async function database() {
  const { default: knex } = await import('knex');
  const k = knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
  });
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
    await k.raw(`pragma ${setting}`);
  await k.schema.createTable('people', (table) => {
    table.text('slack_id').primary();
    table.text('name');
  });
  await k.schema.createTable('acts', (table) => {
    table.increments('id');
    table.text('by_whom').index();
    table.text('what');
  });
  const people = Array.from({ length: 100_000 }, (_, nth) => ({
    slack_id: `U${100_000 + nth}`,
    name: `Person ${nth}`,
  }));
  await k.transaction((tx) => tx.batchInsert('people', people, 400));
  return k;
}

const someone = () => `U${100_000 + Math.floor(Math.random() * 100_000)}`;

/** What a card weighs. */
const blocks = Array.from({ length: 10 }, (_, nth) => ({
  type: 'section',
  text: { type: 'mrkdwn', text: `*${nth}* A sentence about as long as those in the sections of a card of a request.` },
}));

/** Two messages edited and four posted, one after the other. */
async function sixCalls(client) {
  const message = { channel: 'CHELPDESK', text: 'Something was decided', blocks };
  for (let nth = 0; nth < 2; nth++) await client.chat.update({ ...message, ts: '1700000000.000001' });
  for (let nth = 0; nth < 4; nth++) await client.chat.postMessage(message);
}

const handlers = {
  bolt: async () => async () => 'ok',
  select: async () => {
    const k = await database();
    return async () => (await k('people').where({ slack_id: someone() }).first()).name;
  },
  write: async () => {
    const k = await database();
    return async () => {
      await k.transaction((tx) => tx('acts').insert({ by_whom: someone(), what: 'something small' }));
      return 'ok';
    };
  },
  calls: () => handlers.write(),
};

async function listenWithBolt() {
  const { default: bolt } = await import('@slack/bolt');
  const receiver = new bolt.HTTPReceiver({
    signingSecret: secret,
    endpoints: ['/slack/events'],
    // Late is late, and is measured; it is not to be cut off.
    unhandledRequestTimeoutMillis: 30_000,
  });
  const app = new bolt.App({
    receiver,
    authorize: async () => ({
      botToken: 'xoxb-bench',
      botId: 'B1',
      botUserId: 'U1',
    }),
    token: undefined,
    clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  });
  const answer = await handlers[kind]();
  app.command('/role', async ({ ack, client }) => {
    await ack(await answer());
    if (kind === 'calls') await sixCalls(client);
  });
  ready(createServer(receiver.requestListener));
}

if (kind === 'raw') ready(createServer((request, response) => request.resume().on('end', () => response.end('ok'))));
else await listenWithBolt();
