// Response URLs: five uses, thirty minutes, private by default, in place only for the message that was pressed.
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { actions, button, section } from './support/kit.ts';
import { client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
afterEach(() => slack.stop());

async function begin(clock?: { now(): number }) {
  slack = await slackAlone({ settleMs: 0, ...(clock ? { clock } : {}) });
  const urls: string[] = [];
  await rawSocket(slack, (payload) => {
    urls.push(String(payload.response_url));
    return payload.command
      ? { text: 'working', blocks: [section('working'), actions(button('Go', { action_id: 'go' }))] }
      : undefined;
  });
  const send = async (url: string | undefined, body: object) => {
    const answer = await fetch(url ?? '', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return [answer.status, await answer.text()];
  };
  return { urls, send };
}

const seen = (name: string) =>
  slack
    .as(name)
    .sees('#general')
    .map((it) => it.text);

it('answers privately, or in the channel', async () => {
  const { urls, send } = await begin();
  await slack.as('ana').types('/try');
  await send(urls[0], { text: 'for you' });
  await send(urls[0], { text: 'for all', response_type: 'in_channel' });
  expect(seen('ana')).toEqual(['working\n[Go]', 'for you', 'for all']);
  expect(seen('ben')).toEqual(['for all']);
});

it('of a command does not replace the answer, of a press on it does', async () => {
  const { urls, send } = await begin();
  const told = await slack.as('ana').types('/try');
  await send(urls[0], { text: 'beside it', replace_original: true });
  expect(seen('ana')).toEqual(['working\n[Go]', 'beside it']);
  const [card] = told.messages;
  if (!card) throw new Error('no card');
  await slack.as('ana').presses(card, 'Go');
  expect(slack.journal.deliveries('block_actions')[0]?.payload).toMatchObject({ container: { is_ephemeral: true } });
  await send(urls[1], { text: 'done', replace_original: true });
  expect(seen('ana')).toEqual(['done', 'beside it']);
  await send(urls[1], { delete_original: true });
  expect(seen('ana')).toEqual(['beside it']);
});

it('is good five times', async () => {
  const { urls, send } = await begin();
  await slack.as('ana').types('/try');
  for (let count = 0; count < 5; count++) expect(await send(urls[0], { text: 't' })).toEqual([200, 'ok']);
  expect(await send(urls[0], { text: 't' })).toEqual([404, 'used_url']);
});

it('is good for thirty minutes', async () => {
  let now = 1_800_000_000_000;
  const { urls, send } = await begin({ now: () => now });
  await slack.as('ana').types('/try');
  now += 30 * 60_000;
  expect(await send(urls[0], { text: 't' })).toEqual([200, 'ok']);
  now += 1;
  expect(await send(urls[0], { text: 't' })).toEqual([404, 'expired_url']);
});

it('refuses wrong blocks and nothing to say', async () => {
  const { urls, send } = await begin();
  await slack.as('ana').types('/try');
  expect(await send(urls[0], { blocks: [{ type: 'nonsense' }] })).toEqual([400, 'invalid_blocks']);
  expect(await send(urls[0], {})).toEqual([400, 'no_text']);
  expect(slack.journal.validation()).toHaveLength(1);
});

it('an acknowledgement with wrong blocks fails before the person', async () => {
  slack = await slackAlone();
  await rawSocket(slack, () => ({ blocks: [{ type: 'nonsense' }] }));
  expect((await slack.as('ana').types('/try')).problem).toBe('/try failed with the error "invalid_blocks"');
  expect(await client(slack).auth.test()).toMatchObject({ ok: true });
});
