// The control API over HTTP: the same deeds as in process, for this machine only.
import { request } from 'node:http';
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { actions, button, section } from './support/kit.ts';
import { client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
beforeEach(async () => {
  slack = await slackAlone();
  await rawSocket(slack, (payload) =>
    payload.command ? { blocks: [section('Shall I?'), actions(button('Go', { action_id: 'go' }))] } : undefined,
  );
});
afterEach(() => slack.stop());

async function call(method: string, path: string, body?: object) {
  const answer = await fetch(`${slack.url}/control${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

it('plays a command and a press', async () => {
  const told = await call('POST', '/as/ana/types', { text: '/try it' });
  expect(told.body).toMatchObject({ ok: true, text: 'Shall I?\n[Go]' });
  const [card] = told.body.messages as { channel: string; ts: string }[];
  const target = { channel: card?.channel, ts: card?.ts };
  expect((await call('POST', '/as/ana/presses', { target, name: 'Go' })).body).toMatchObject({ ok: true });
  expect((await call('GET', '/journal?kind=delivery')).body).toMatchObject([
    { type: 'slash_commands' },
    { type: 'block_actions' },
  ]);
  expect((await call('GET', '/as/ana')).body).toMatchObject({ handle: 'ana', view: null, home: null });
  expect((await call('POST', '/as/ana/sees', { where: '#general' })).body).toMatchObject([{ private: true }]);
});

it('answers in words whoever asks for plain text', async () => {
  const inWords = async (path: string, body?: object) => {
    const headers = { accept: 'text/plain', 'content-type': 'application/json' };
    const answer = await fetch(`${slack.url}/control${path}`, {
      headers,
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, text: await answer.text() };
  };
  expect(await inWords('/as/ana/types', { text: '/try it' })).toEqual({ status: 200, text: 'Shall I?\n[Go]\n' });
  expect((await inWords('/as/ana')).text).toContain('== #general\ntester: Shall I?\n[Go]');
  const wrong = await inWords('/as/ana/types', { where: '#nowhere', text: 'x' });
  expect(wrong).toMatchObject({ status: 400, text: expect.stringContaining('nowhere') });
  expect(wrong.text).not.toContain('{');
});

it('changes the world and switches faults', async () => {
  await call('POST', '/change/deactivates', { person: 'dan' });
  expect((await call('GET', '/')).body.people).toContainEqual(
    expect.objectContaining({ handle: 'dan', deleted: true }),
  );
  await call('POST', '/faults', { method: 'auth.test', kind: 'error', error: 'fatal_error', times: 2 });
  await expect(client(slack).auth.test()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  expect((await call('GET', '/faults')).body).toMatchObject([{ times: 1 }]);
  await call('DELETE', '/faults', {});
  expect(await client(slack).auth.test()).toMatchObject({ ok: true });
  await call('POST', '/disconnect', {});
  await slack.until(() => slack.connections() === 0);
});

it('says what is wrong', async () => {
  expect(await call('POST', '/as/nobody/types', { text: 'x' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('there are: ana') },
  });
  expect(await call('POST', '/as/ana/dances', {})).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('there are: types, sees') },
  });
  expect(await call('POST', '/as/ana/types', { txt: 'x' })).toMatchObject({ status: 400 });
  expect(await call('POST', '/change/toString', {})).toMatchObject({ status: 400 });
});

it('answers this machine only', async () => {
  const status = (headers: Record<string, string>, path = '/control/') =>
    new Promise<number | undefined>((resolve) => {
      request(`${slack.url}${path}`, { headers, agent: false }, (reply) => resolve(reply.resume().statusCode)).end();
    });
  expect(await status({})).toBe(200);
  expect(await status({ origin: 'http://localhost:5173' })).toBe(200);
  expect(await status({ host: 'evil.example' })).toBe(403);
  expect(await status({ host: '127.0.0.1.evil.example' })).toBe(403);
  expect(await status({ origin: 'https://evil.example' })).toBe(403);
  expect(await status({ origin: 'null' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  const form = await fetch(`${slack.url}/control/as/ana/types`, {
    method: 'POST',
    body: 'text=x',
    headers: { 'content-type': 'text/plain' },
  });
  expect(form.status).toBe(415);
});

it('shows no token', async () => {
  await client(slack).auth.test();
  const everything = JSON.stringify([(await call('GET', '/')).body, (await call('GET', '/journal')).body]);
  expect(everything).not.toMatch(/xoxb-\w|xapp-\w|signing-secret/);
});
