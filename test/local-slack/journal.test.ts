// The journal as the page reads it, and faults of what Slack sends to the app.
import type { Entry, LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
afterEach(() => slack.stop());

const read = async (query: string): Promise<Entry[]> =>
  (await fetch(`${slack.url}/control/journal?${query}`)).json() as Promise<Entry[]>;
const numbers = (entries: readonly Entry[]) => entries.map((it) => it.number);

it('counts its entries, and answers those from a number on or the last so many', async () => {
  slack = await slackAlone();
  for (let calls = 0; calls < 5; calls++) await client(slack).auth.test();
  expect(numbers(await read('since=3'))).toEqual([3, 4]);
  expect(numbers(await read('last=2'))).toEqual([3, 4]);
  expect(numbers(await read('last=2&kind=delivery'))).toEqual([]);
  slack.journal.clear();
  await client(slack).auth.test();
  expect(numbers(await read(''))).toEqual([5]);
  expect((await fetch(`${slack.url}/control/journal?last=-1`)).status).toBe(400);
});

it('keeps no more than it is told to', async () => {
  slack = await slackAlone({ journalKeeps: 8 });
  for (let calls = 0; calls < 25; calls++) await client(slack).auth.test();
  expect(slack.journal.entries.length).toBeLessThanOrEqual(10);
  expect(slack.journal.entries.length).toBeGreaterThanOrEqual(8);
  expect(slack.journal.entries.at(-1)?.number).toBe(24);
});

it('notes what a call was answered and how long it took; of a long answer the beginning, and no secrets', async () => {
  slack = await slackAlone();
  await client(slack).auth.test();
  await client(slack).users.list({});
  await client(slack, slack.credentials().appToken).apps.connections.open();
  const [test, list, open] = slack.journal.calls();
  expect(test).toMatchObject({ ok: true, ms: expect.any(Number), result: { ok: true, user: 'tester' } });
  expect(list?.result).toEqual(expect.stringMatching(/^\{"ok":true[\s\S]{3900,4000}… \(\d+ characters\)$/));
  expect(open?.result).toMatchObject({ url: expect.stringMatching(/ticket=…&/) });
});

describe('faults of what is sent to the app', () => {
  const begin = async () => {
    slack = await slackAlone({ ackTimeoutMs: 200 });
    return rawSocket(slack);
  };
  const tries = async () => (await slack.as('ben').types('/try')).problem;
  const commands = (frames: { type: string }[]) => frames.filter((it) => it.type === 'slash_commands').length;

  it('keep a payload from it, or its acknowledgement from Slack', async () => {
    const { frames } = await begin();
    slack.faults.add({ method: 'delivery', kind: 'hang' });
    expect(await tries()).toContain('operation_timeout');
    expect(commands(frames)).toBe(0);
    slack.faults.add({ method: 'slash_commands', kind: 'drop' });
    expect(await tries()).toContain('operation_timeout');
    expect(commands(frames)).toBe(1);
    expect(await tries()).toBeUndefined();
  });

  it('make it unreachable, or late', async () => {
    const { frames } = await begin();
    slack.faults.add({ method: 'delivery', kind: 'server_error' });
    expect(await tries()).toContain('dispatch_failed');
    slack.faults.add({ method: 'delivery', kind: 'slow', ms: 20 });
    expect(await tries()).toBeUndefined();
    slack.faults.add({ method: 'delivery', kind: 'slow', ms: 300 });
    expect(await tries()).toContain('operation_timeout');
    await slack.until(() => commands(frames) === 2, 'the late one');
  });

  it('leave Web API calls alone, as faults of all calls leave payloads alone', async () => {
    await begin();
    slack.faults.add({ method: 'delivery', kind: 'error', error: 'x' });
    expect(await client(slack).auth.test()).toMatchObject({ ok: true });
    slack.faults.clear();
    slack.faults.add({ method: '*', kind: 'error', error: 'x' });
    expect(await tries()).toBeUndefined();
  });

  it('make a Web API call late, but done', async () => {
    await begin();
    slack.faults.add({ method: 'auth.test', kind: 'slow', ms: 5000 });
    await expect(client(slack, slack.credentials().botToken, 100).auth.test()).rejects.toThrow();
    slack.faults.add({ method: 'auth.test', kind: 'slow', ms: 20 });
    expect(await client(slack).auth.test()).toMatchObject({ ok: true });
  });
});
