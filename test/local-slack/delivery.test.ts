// How payloads reach an app: sockets, signed HTTP, acknowledgements in time, events sent again.
import { createHmac } from 'node:crypto';
import { WebSocket } from 'ws';
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { client, type HttpHit, rawHttp, rawSocket, silence } from './support/raw-app.ts';

let slack: LocalSlack;
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all([slack.stop(), ...stops.splice(0).map((stop) => stop())]);
});

async function http(answer: Parameters<typeof rawHttp>[0]) {
  const endpoint = await rawHttp(answer);
  stops.push(endpoint.stop);
  slack.setRequestUrl(endpoint.url);
  return endpoint.hits;
}

const signedRight = (hit: HttpHit | undefined) => {
  const { signingSecret } = slack.credentials();
  const base = `v0:${hit?.headers['x-slack-request-timestamp']}:${hit?.body}`;
  return hit?.headers['x-slack-signature'] === `v0=${createHmac('sha256', signingSecret).update(base).digest('hex')}`;
};

describe('Socket Mode', () => {
  it('a URL opens one connection and no second', async () => {
    slack = await slackAlone();
    const { frames, socket } = await rawSocket(slack);
    expect(frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: slack.credentials().appId },
    });
    const again = new WebSocket(socket.url);
    await new Promise((resolve) => again.addEventListener('error', resolve));
    expect(slack.connections()).toBe(1);
  });

  it('ten connections are taken, an eleventh is told so', async () => {
    slack = await slackAlone();
    for (let count = 0; count < 10; count++) await rawSocket(slack);
    const { frames } = await rawSocket(slack);
    expect(frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  });

  it('each payload goes to one connection', async () => {
    slack = await slackAlone();
    const sockets = [await rawSocket(slack), await rawSocket(slack)];
    for (let count = 0; count < 4; count++) await slack.as('ana').types('/try');
    const counts = sockets.map(({ frames }) => frames.filter((it) => it.type === 'slash_commands').length);
    expect(counts).toEqual([2, 2]);
  });

  it('a warning announces the cut, a refresh cuts', async () => {
    slack = await slackAlone();
    const { frames } = await rawSocket(slack);
    slack.disconnectSockets('warning');
    await slack.until(() => frames.some((it) => it.reason === 'warning'), 'the warning');
    expect(slack.connections()).toBe(1);
    slack.disconnectSockets('refresh_requested');
    await slack.until(() => slack.connections() === 0, 'the cut');
    expect(frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
  });

  it('pings are answered', async () => {
    slack = await slackAlone();
    const { socket } = await rawSocket(slack);
    const pong = new Promise((resolve) => socket.once('pong', resolve));
    socket.ping();
    await pong;
  });

  it('only answers that Slack takes may carry a payload', async () => {
    slack = await slackAlone();
    const { frames } = await rawSocket(slack);
    await slack.as('ana').types('/try');
    await slack.as('ana').shortcut('Try it');
    await slack.as('ana').opensHome();
    expect(frames.slice(1).map((it) => [it.type, it.accepts_response_payload])).toEqual([
      ['slash_commands', true],
      ['interactive', false],
      ['events_api', false],
    ]);
  });
});

describe('signed HTTP', () => {
  it('carries a right signature and exactly the content types of Slack', async () => {
    slack = await slackAlone();
    const hits = await http(() => ({ status: 200 }));
    await slack.as('ana').types('/try & more');
    await slack.as('ana').shortcut('Try it');
    await slack.as('ana').opensHome();
    expect(hits.map((hit) => hit.headers['content-type'])).toEqual([
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
      'application/json',
    ]);
    expect(hits.map(signedRight)).toEqual([true, true, true]);
    expect(new URLSearchParams(hits[0]?.body).get('text')).toBe('&amp; more');
    expect(JSON.parse(new URLSearchParams(hits[1]?.body).get('payload') ?? '')).toMatchObject({ type: 'shortcut' });
  });

  it('is used only while no socket is connected', async () => {
    slack = await slackAlone();
    const hits = await http(() => ({ status: 200 }));
    const { socket } = await rawSocket(slack);
    await slack.as('ana').types('/try');
    expect(hits).toHaveLength(0);
    socket.close();
    await slack.until(() => slack.connections() === 0);
    await slack.as('ana').types('/try');
    expect(hits).toHaveLength(1);
  });
});

describe('what the person sees when the app fails', () => {
  it('a command: nobody there, an error, no answer in time', async () => {
    slack = await slackAlone({ ackTimeoutMs: 300 });
    expect((await slack.as('ana').types('/try')).problem).toBe('/try failed with the error "dispatch_failed"');
    await http(() => ({ status: 500 }));
    expect((await slack.as('ana').types('/try')).problem).toBe('/try failed with the error "dispatch_failed"');
    await http(() => ({ status: 0 }));
    expect((await slack.as('ana').types('/try')).problem).toBe('/try failed with the error "operation_timeout"');
    expect(slack.journal.deliveries().map((it) => it.problem)).toEqual([
      'dispatch_failed',
      'dispatch_failed',
      'operation_timeout',
    ]);
  });

  it('a command that no app has', async () => {
    slack = await slackAlone();
    expect((await slack.as('ana').types('/foo bar')).problem).toMatch(/^\/foo is not a valid command\. In Slack/);
    expect((await slack.as('beta/zoe').types('#partners', '/try')).problem).toMatch(/not a valid command/);
  });

  it('a shortcut: a warning triangle', async () => {
    slack = await slackAlone({ ackTimeoutMs: 60 });
    await rawSocket(slack, () => silence);
    expect((await slack.as('ana').shortcut('try-global')).problem).toBe(
      '⚠ The app did not respond (operation_timeout).',
    );
  });

  it('a late acknowledgement changes nothing', async () => {
    slack = await slackAlone({ ackTimeoutMs: 40, settleMs: 0 });
    await rawSocket(slack, async () => {
      await new Promise((resolve) => setTimeout(resolve, 80));
      return { text: 'too late' };
    });
    expect((await slack.as('ana').types('/try')).ok).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(slack.as('ana').privately()).toEqual([]);
  });
});

describe('events that are not acknowledged', () => {
  const numbers = (hits: HttpHit[]) =>
    hits.map((hit) => [hit.headers['x-slack-retry-num'], hit.headers['x-slack-retry-reason']]);

  it('are sent again three times, at once, after a minute and after five, with the same id', async () => {
    slack = await slackAlone({ settleMs: 0 });
    const hits = await http(() => ({ status: 500 }));
    await slack.as('ana').opensHome();
    await slack.until(() => hits.length === 2, 'the first retry');
    await slack.fastForwardRetries();
    expect(numbers(hits)).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(hits.map((hit) => JSON.parse(hit.body).event_id)).size).toBe(1);
    await slack.fastForwardRetries();
    expect(hits).toHaveLength(4);
  });

  it('are not sent again once acknowledged, or when the app says so', async () => {
    slack = await slackAlone({ settleMs: 0 });
    const answers = [{ status: 503 }, { status: 200 }, { status: 500, headers: { 'x-slack-no-retry': '1' } }];
    const hits = await http(() => answers.shift() ?? { status: 200 });
    await slack.as('ana').opensHome();
    await slack.fastForwardRetries();
    await slack.as('ana').opensHome();
    await slack.fastForwardRetries();
    expect(hits).toHaveLength(3);
  });

  it('carry retry fields in Socket Mode', async () => {
    slack = await slackAlone({ ackTimeoutMs: 40, settleMs: 0 });
    const { frames } = await rawSocket(slack, () => silence);
    await slack.as('ana').opensHome();
    await slack.fastForwardRetries();
    const events = frames.filter((it) => it.type === 'events_api').map((it) => [it.retry_attempt, it.retry_reason]);
    expect(events).toEqual([
      [0, ''],
      [1, 'http_timeout'],
      [2, 'http_timeout'],
      [3, 'http_timeout'],
    ]);
  });
});

it('an address that is none, and words that are no acknowledgement, are failures and not crashes', async () => {
  slack = await slackAlone({ ackTimeoutMs: 100 });
  slack.setRequestUrl('not an address');
  expect((await slack.as('ana').types('/try')).problem).toBe('/try failed with the error "dispatch_failed"');
  const { socket } = await rawSocket(slack, () => silence);
  socket.send('nonsense');
  expect((await slack.as('ana').types('/try')).problem).toBe('/try failed with the error "operation_timeout"');
});

it('the last payload can be sent again, with the same ids', async () => {
  slack = await slackAlone();
  const { frames } = await rawSocket(slack);
  await slack.as('ana').types('/try');
  await slack.as('ana').opensHome();
  await slack.redeliver('slash_commands');
  await slack.redeliver('app_home_opened');
  const [command, event, commandAgain, eventAgain] = frames.slice(1);
  expect(commandAgain?.payload).toEqual(command?.payload);
  expect(eventAgain?.payload).toEqual(event?.payload);
  expect(eventAgain).toMatchObject({ retry_attempt: 1 });
  expect(await client(slack).auth.test()).toMatchObject({ ok: true });
});
