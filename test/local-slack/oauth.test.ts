// Installing by OAuth: the consent page, the code, the tokens, rotation.
import { type LocalSlack, sampleWorld, startLocalSlack } from '../../src/local-slack/index.ts';
import { manifest } from './support/manifest.ts';
import { client } from './support/raw-app.ts';

let slack: LocalSlack;
let now = 1_800_000_000_000;
afterEach(() => slack.stop());

async function begin(rotation = false) {
  const redirect = 'http://127.0.0.1:3000/slack/oauth_redirect';
  const settings = { ...manifest.settings, token_rotation_enabled: rotation };
  const own = { ...manifest, settings, oauth_config: { ...manifest.oauth_config, redirect_urls: [redirect] } };
  slack = await startLocalSlack({ world: sampleWorld({ manifest: own }), clock: { now: () => now } });
  const { clientId: client_id, clientSecret: client_secret } = slack.credentials();
  const query = (redirect_uri: string) =>
    new URLSearchParams({ client_id, scope: 'commands,chat:write', state: 's1', redirect_uri });
  const page = (uri = redirect) => fetch(`${slack.url}/oauth/v2/authorize?${query(uri)}`);
  const decide = async (allow: 'yes' | 'no') => {
    const body = new URLSearchParams({ as: 'beta/zoe', allow });
    const answer = await fetch(`${slack.url}/oauth/v2/authorize?${query(redirect)}`, {
      method: 'POST',
      body,
      redirect: 'manual',
    });
    return new URL(answer.headers.get('location') ?? '').searchParams;
  };
  const web = client(slack, '');
  const exchange = (code: string) => web.oauth.v2.access({ client_id, client_secret, code, redirect_uri: redirect });
  return { page, decide, exchange, web, client_id, client_secret };
}

const refused = (error: string) => expect.objectContaining({ data: expect.objectContaining({ error }) });

it('a person of another workspace allows the app; the code is good once', async () => {
  const { page, decide, exchange } = await begin();
  expect(await (await page()).text()).toContain('beta/zoe');
  const back = await decide('yes');
  expect(back.get('state')).toBe('s1');
  const installed = await exchange(back.get('code') ?? '');
  expect(installed).toMatchObject({
    token_type: 'bot',
    scope: 'commands,chat:write',
    team: { name: 'Beta' },
    authed_user: { id: slack.as('beta/zoe').id },
  });
  expect(await client(slack, installed.access_token).auth.test()).toMatchObject({ team: 'Beta' });
  await expect(exchange(back.get('code') ?? '')).rejects.toEqual(refused('invalid_code'));
});

it('a code dies after ten minutes; a no comes back as one; strange addresses are refused', async () => {
  const { page, decide, exchange } = await begin();
  const code = (await decide('yes')).get('code') ?? '';
  now += 10 * 60_000 + 1;
  await expect(exchange(code)).rejects.toEqual(refused('invalid_code'));
  expect((await decide('no')).get('error')).toBe('access_denied');
  expect(await (await page('https://evil.example')).text()).toBe('bad_redirect_uri');
});

it('a wrong secret is refused', async () => {
  const { web, client_id } = await begin();
  await expect(web.oauth.v2.access({ client_id, client_secret: 'x', code: 'c' })).rejects.toEqual(
    refused('bad_client_secret'),
  );
});

it('with rotation a token lives twelve hours and a refresh token once', async () => {
  const { decide, exchange, web, client_id, client_secret } = await begin(true);
  const first = await exchange((await decide('yes')).get('code') ?? '');
  now += 12 * 3_600_000 + 1;
  await expect(client(slack, first.access_token).auth.test()).rejects.toEqual(refused('token_expired'));
  const refresh = () =>
    web.oauth.v2.access({
      client_id,
      client_secret,
      grant_type: 'refresh_token',
      refresh_token: first.refresh_token ?? '',
    });
  const second = await refresh();
  expect(await client(slack, second.access_token).auth.test()).toMatchObject({ ok: true });
  await expect(refresh()).rejects.toEqual(refused('invalid_refresh_token'));
  await expect(
    client(slack).chat.postMessage({ channel: 'C', text: `my token is ${second.access_token}` }),
  ).rejects.toThrow();
  const written = JSON.stringify(slack.journal.entries);
  const secrets = [client_secret, second.access_token, first.refresh_token, second.refresh_token].filter((it) =>
    written.includes(it ?? ''),
  );
  expect(secrets).toEqual([]);
});
