// Faults of the Web API: each counted, each as a client meets it; and Slack's own rate limits.
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { client } from './support/raw-app.ts';

let slack: LocalSlack;
beforeEach(async () => {
  slack = await slackAlone();
});
afterEach(() => slack.stop());

const general = () => [...slack.world.channels.values()].find((it) => it.name === 'general')?.id ?? '';
const post = () => client(slack).chat.postMessage({ channel: general(), text: 'hello' });

it('429 with Retry-After, twice, for one method', async () => {
  slack.faults.add({ method: 'chat.postMessage', kind: 'rate_limited', retryAfter: 7, times: 2 });
  await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
  await client(slack).auth.test();
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  await post();
  expect(slack.channel('general')).toHaveLength(1);
});

it('5xx and any error for every method, until it is taken back', async () => {
  const undo = slack.faults.add({ method: '*', kind: 'server_error', status: 502, times: Number.POSITIVE_INFINITY });
  await expect(client(slack).auth.test()).rejects.toMatchObject({ statusCode: 502 });
  await expect(post()).rejects.toMatchObject({ statusCode: 502 });
  undo();
  slack.faults.add({ method: '*', kind: 'error', error: 'internal_error' });
  await expect(post()).rejects.toMatchObject({ data: { error: 'internal_error' } });
  await post();
});

it('a hang answers nothing and does nothing', async () => {
  slack.faults.add({ method: 'chat.postMessage', kind: 'hang' });
  const impatient = client(slack, slack.credentials().botToken, 100);
  await expect(impatient.chat.postMessage({ channel: general(), text: 'hello' })).rejects.toThrow();
  expect(slack.channel('general')).toHaveLength(0);
});

it('a drop does the work and cuts the line', async () => {
  slack.faults.add({ method: 'chat.postMessage', kind: 'drop' });
  await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  expect(slack.channel('general')).toHaveLength(1);
});

it('by chance, the same for the same seed', async () => {
  slack.faults.add({ method: 'auth.test', kind: 'error', error: 'x', times: Number.POSITIVE_INFINITY, chance: 0.5 });
  const outcomes: boolean[] = [];
  for (let count = 0; count < 12; count++)
    outcomes.push(
      await client(slack)
        .auth.test()
        .then(
          () => true,
          () => false,
        ),
    );
  expect(new Set(outcomes).size).toBe(2);
  const other = await slackAlone();
  other.faults.add({ method: 'auth.test', kind: 'error', error: 'x', times: Number.POSITIVE_INFINITY, chance: 0.5 });
  for (const outcome of outcomes)
    expect(
      await client(other)
        .auth.test()
        .then(
          () => true,
          () => false,
        ),
    ).toBe(outcome);
  await other.stop();
});

it('each is in the journal', async () => {
  slack.faults.add({ method: 'auth.test', kind: 'error', error: 'x' });
  await client(slack)
    .auth.test()
    .catch(() => undefined);
  expect(slack.journal.entries).toMatchObject([{ kind: 'fault', method: 'auth.test', fault: 'error' }]);
  expect(slack.faults.list()).toEqual([]);
});

describe('rate limits of Slack', () => {
  it('one message a second in a channel', async () => {
    slack.rateLimits(true);
    await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
  });

  it('twenty calls a minute in tier 2', async () => {
    slack.rateLimits(true);
    for (let count = 0; count < 20; count++) await client(slack).users.list({});
    await expect(client(slack).users.list({})).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error' });
    await client(slack).auth.test();
  });
});
