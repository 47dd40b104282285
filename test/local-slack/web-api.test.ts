// The Web API as the real client sees it: tokens, scopes, every method family and its refusals.
import { type LocalSlack, sampleWorld, startLocalSlack } from '../../src/local-slack/index.ts';
import { manifest } from './support/manifest.ts';
import { client } from './support/raw-app.ts';

let slack: LocalSlack;
afterEach(() => slack.stop());

async function begin(scopes?: string[], plan: 'free' | 'pro' = 'pro') {
  const installs = [{ team: 'acme', ...(scopes ? { scopes } : {}) }];
  slack = await startLocalSlack({ world: sampleWorld({ manifest, plan, app: { installs } }) });
  return client(slack);
}

const refused = (error: string, more: object = {}) =>
  expect.objectContaining({ data: expect.objectContaining({ error, ...more }) });
const channelId = (name: string) => [...slack.world.channels.values()].find((it) => it.name === name)?.id ?? '';
const id = (name: string) => slack.as(name).id;

describe('who calls', () => {
  it('is told who they are, with their scopes in a header', async () => {
    const web = await begin();
    const me = await web.auth.test();
    expect(me).toMatchObject({
      team: 'Acme',
      user: 'tester',
      user_id: slack.credentials().botUserId,
      is_enterprise_install: false,
    });
    expect(me.response_metadata?.scopes).toContain('chat:write');
  });

  it('needs a token that exists, of the right kind, with the scope', async () => {
    await begin(['users:read']);
    await expect(client(slack, 'xoxb-wrong').auth.test()).rejects.toEqual(refused('invalid_auth'));
    await expect(client(slack, '').auth.test()).rejects.toEqual(refused('not_authed'));
    await expect(client(slack).apps.connections.open()).rejects.toEqual(refused('not_allowed_token_type'));
    await expect(client(slack).admin.users.list({ team_id: 'T1' })).rejects.toEqual(refused('not_allowed_token_type'));
    await expect(client(slack).chat.postMessage({ channel: 'C', text: 't' })).rejects.toEqual(
      refused('missing_scope', { needed: 'chat:write', provided: 'users:read' }),
    );
    await expect(client(slack).apiCall('chat.nonsense')).rejects.toEqual(refused('unknown_method'));
  });

  it('is refused once the token is revoked', async () => {
    const web = await begin();
    await web.auth.revoke();
    await expect(web.auth.test()).rejects.toEqual(refused('token_revoked'));
  });

  it('may send a form, JSON or multipart, and the journal keeps no token', async () => {
    await begin();
    const { botToken } = slack.credentials();
    const bodies: [string, string | FormData][] = [
      ['application/x-www-form-urlencoded', new URLSearchParams({ token: botToken, user: id('ana') }).toString()],
      ['application/json; charset=utf-8', JSON.stringify({ user: id('ana') })],
    ];
    for (const [type, body] of bodies) {
      const headers = {
        'content-type': type,
        ...(type.includes('json') ? { authorization: `Bearer ${botToken}` } : {}),
      };
      const answer = await fetch(`${slack.apiUrl}users.info`, { method: 'POST', body, headers });
      expect(await answer.json()).toMatchObject({ ok: true, user: { name: 'ana' } });
    }
    const form = new FormData();
    form.set('token', botToken);
    form.set('user', id('ana'));
    expect(await (await fetch(`${slack.apiUrl}users.info`, { method: 'POST', body: form })).json()).toMatchObject({
      ok: true,
    });
    expect(
      await (
        await fetch(`${slack.apiUrl}users.info`, {
          method: 'POST',
          body: '{',
          headers: { 'content-type': 'application/json' },
        })
      ).json(),
    ).toMatchObject({ error: 'invalid_json' });
    expect(JSON.stringify(slack.journal.entries)).not.toContain(botToken);
  });
});

describe('people', () => {
  it('are shown with their Slack roles; addresses only with the scope', async () => {
    const web = await begin(['users:read']);
    const roles = async (name: string) => (await web.users.info({ user: id(name) })).user;
    expect(await roles('olga')).toMatchObject({ is_primary_owner: true, is_owner: true, is_admin: true });
    expect(await roles('cleo')).toMatchObject({ is_admin: true, is_owner: false });
    expect(await roles('gus')).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    expect(await roles('sia')).toMatchObject({ is_ultra_restricted: true });
    expect(await roles('dora')).toMatchObject({ deleted: true });
    expect((await roles('ana'))?.profile).not.toHaveProperty('email');
    expect(await roles('beta/zoe')).toMatchObject({
      is_stranger: true,
      team_id: slack.as('beta/zoe') && expect.stringMatching(/^T/),
    });
    await expect(web.users.info({ user: id('beta/yan') })).rejects.toEqual(refused('user_not_found'));
    await expect(web.users.lookupByEmail({ email: 'ana@acme.example' })).rejects.toEqual(
      refused('missing_scope', { needed: 'users:read.email' }),
    );
  });

  it('are found by address, unless deactivated', async () => {
    const web = await begin();
    expect((await web.users.lookupByEmail({ email: 'ANA@acme.example' })).user).toMatchObject({
      id: id('ana'),
      profile: { email: 'ana@acme.example' },
    });
    await expect(web.users.lookupByEmail({ email: 'dora@acme.example' })).rejects.toEqual(refused('users_not_found'));
  });

  it('are listed page by page', async () => {
    const web = await begin();
    const names: string[] = [];
    for await (const page of web.paginate('users.list', { limit: 4 })) {
      names.push(...((page as { members?: { name: string }[] }).members ?? []).map((it) => it.name));
    }
    expect(names).toEqual(['olga', 'omar', 'cleo', 'ana', 'ben', 'dan', 'gus', 'sia', 'dora', 'tester']);
  });
});

describe('conversations', () => {
  it('private ones exist for members only', async () => {
    const web = await begin();
    await slack.change.removesFromChannel('help-desk', 'tester');
    await expect(web.conversations.info({ channel: channelId('help-desk') })).rejects.toEqual(
      refused('channel_not_found'),
    );
    await expect(web.chat.postMessage({ channel: channelId('random'), text: 't' })).rejects.toEqual(
      refused('not_in_channel'),
    );
    const listed = await web.conversations.list({ types: 'public_channel,private_channel' });
    expect(listed.channels?.map((it) => it.name)).toEqual(['general', 'random', 'partners']);
  });

  it('are opened with people who are there', async () => {
    const web = await begin();
    const first = await web.conversations.open({ users: id('ana') });
    expect((await web.conversations.open({ users: id('ana') })).channel?.id).toBe(first.channel?.id);
    await expect(web.conversations.open({ users: id('dora') })).rejects.toEqual(refused('user_disabled'));
    await expect(web.conversations.open({ users: 'U0NOBODY' })).rejects.toEqual(refused('user_not_found'));
    await expect(web.apiCall('conversations.open')).rejects.toEqual(refused('users_list_not_supplied'));
  });

  it('take people in and out by the rules', async () => {
    const web = await begin();
    const channel = (await web.conversations.create({ name: 'new-channel', is_private: true })).channel?.id ?? '';
    await web.conversations.invite({ channel, users: `${id('ana')},${id('ben')}` });
    expect((await web.conversations.members({ channel })).members).toEqual([
      slack.credentials().botUserId,
      id('ana'),
      id('ben'),
    ]);
    await expect(web.conversations.invite({ channel, users: id('ana') })).rejects.toEqual(
      refused('already_in_channel'),
    );
    await expect(web.conversations.invite({ channel, users: id('sia') })).rejects.toEqual(refused('ura_max_channels'));
    await web.conversations.kick({ channel, user: id('ana') });
    await expect(web.conversations.kick({ channel, user: id('ana') })).rejects.toEqual(refused('not_in_channel'));
    await expect(web.conversations.kick({ channel: channelId('general'), user: id('ana') })).rejects.toEqual(
      refused('cant_kick_from_general'),
    );
    await expect(web.conversations.create({ name: 'General' })).rejects.toEqual(refused('invalid_name_specials'));
    await expect(web.conversations.create({ name: 'general' })).rejects.toEqual(refused('name_taken'));
  });
});

describe('messages', () => {
  it('are changed and deleted by their author only, never when private', async () => {
    const web = await begin();
    const channel = channelId('general');
    const { ts = '' } = await web.chat.postMessage({ channel, text: 'one' });
    await web.chat.update({ channel, ts, text: 'two' });
    expect(slack.channel('general')[0]).toMatchObject({ text: 'two', edited: true });
    await slack.as('ana').types('#general', 'mine');
    await expect(web.chat.update({ channel, ts: slack.channel('general')[1]?.ts ?? '', text: 'x' })).rejects.toEqual(
      refused('cant_update_message'),
    );
    const { message_ts = '' } = await web.chat.postEphemeral({ channel, user: id('ana'), text: 'psst' });
    await expect(web.chat.update({ channel, ts: message_ts, text: 'x' })).rejects.toEqual(
      refused('cant_update_message'),
    );
    await expect(
      web.chat.postEphemeral({ channel: channelId('help-desk'), user: id('ben'), text: 'x' }),
    ).rejects.toEqual(refused('user_not_in_channel'));
    await web.chat.delete({ channel, ts });
    expect(slack.channel('general').map((it) => it.text)).toEqual(['mine']);
    expect(
      slack
        .as('ana')
        .sees('#general')
        .map((it) => it.text),
    ).toEqual(['mine', 'psst']);
    expect(
      slack
        .as('ben')
        .sees('#general')
        .map((it) => it.text),
    ).toEqual(['mine']);
  });

  it.each([
    ['nothing', { text: '' }, 'no_text'],
    ['blocks that are no list', { blocks: '{}' }, 'invalid_blocks_format'],
    [
      'a wrong block',
      { blocks: JSON.stringify([{ type: 'header', text: { type: 'mrkdwn', text: 't' } }]) },
      'invalid_blocks',
    ],
    ['markdown beside text', { text: 't', markdown_text: 'm' }, 'markdown_text_conflict'],
    [
      'metadata without a type',
      { text: 't', metadata: JSON.stringify({ event_payload: {} }) },
      'invalid_metadata_format',
    ],
    [
      'a wrong block in an attachment',
      { attachments: JSON.stringify([{ blocks: [{ type: 'nonsense' }] }]) },
      'invalid_blocks',
    ],
    ['an unknown thread', { text: 't', thread_ts: '1.2' }, 'thread_not_found'],
  ])('%s is refused', async (_, args, error) => {
    const web = await begin();
    await expect(web.apiCall('chat.postMessage', { channel: channelId('general'), ...args })).rejects.toEqual(
      refused(error),
    );
  });

  it('carry metadata, threads and permalinks; archived channels take none', async () => {
    const web = await begin();
    const channel = channelId('general');
    const { ts = '' } = await web.chat.postMessage({
      channel,
      text: 'card',
      metadata: { event_type: 'card', event_payload: { id: 'R-1' } },
    });
    await web.chat.postMessage({ channel, text: 'reply', thread_ts: ts });
    expect(slack.channel('general')).toMatchObject([{ metadata: { event_payload: { id: 'R-1' } } }, { threadTs: ts }]);
    expect((await web.chat.getPermalink({ channel, message_ts: ts })).permalink).toBe(
      `https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}`,
    );
    await slack.change.archives('general');
    await expect(web.chat.postMessage({ channel, text: 't' })).rejects.toEqual(refused('is_archived'));
  });

  it('may be scheduled, within 120 days', async () => {
    let now = 1_800_000_000_000;
    slack = await startLocalSlack({ world: sampleWorld({ manifest }), clock: { now: () => now } });
    const web = client(slack);
    const at = (post_at: number) => web.chat.scheduleMessage({ channel: channelId('general'), text: 'later', post_at });
    await expect(at(now / 1000 - 1)).rejects.toEqual(refused('time_in_past'));
    await expect(at(now / 1000 + 121 * 86_400)).rejects.toEqual(refused('time_too_far'));
    await at(now / 1000 + 60);
    expect(slack.as('ana').sees('#general')).toEqual([]);
    now += 61_000;
    expect(
      slack
        .as('ana')
        .sees('#general')
        .map((it) => it.text),
    ).toEqual(['later']);
  });

  it('take reactions once, and channels take bookmarks', async () => {
    const web = await begin();
    const channel = channelId('general');
    const { ts: timestamp = '' } = await web.chat.postMessage({ channel, text: 't' });
    await web.reactions.add({ channel, timestamp, name: 'eyes' });
    await expect(web.reactions.add({ channel, timestamp, name: 'eyes' })).rejects.toEqual(refused('already_reacted'));
    expect(slack.channel('general')[0]?.reactions).toEqual({ eyes: ['tester'] });
    await web.reactions.remove({ channel, timestamp, name: 'eyes' });
    await expect(web.reactions.remove({ channel, timestamp, name: 'eyes' })).rejects.toEqual(refused('no_reaction'));
    await expect(web.bookmarks.add({ channel_id: channel, title: 'x', type: 'link', link: 'nowhere' })).rejects.toEqual(
      refused('invalid_link'),
    );
    const { bookmark } = await web.bookmarks.add({
      channel_id: channel,
      title: 'How to ask',
      type: 'link',
      link: 'https://e.com',
    });
    expect((await web.bookmarks.list({ channel_id: channel })).bookmarks).toHaveLength(1);
    await web.bookmarks.remove({ channel_id: channel, bookmark_id: bookmark?.id ?? '' });
  });
});

it('long texts are cut when posted and refused when changed', async () => {
  const web = await begin();
  const channel = channelId('general');
  const { ts = '' } = await web.chat.postMessage({ channel, text: 'x'.repeat(40_001) });
  expect(slack.channel('general')[0]?.text).toHaveLength(40_000);
  await web.chat.update({ channel, ts, text: 'x'.repeat(4000) });
  await expect(web.chat.update({ channel, ts, text: 'x'.repeat(4001) })).rejects.toEqual(refused('msg_too_long'));
});

it('a Home is published only by apps that have one, and only to people it can see', async () => {
  const web = await begin();
  const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
  await web.views.publish({ user_id: id('ana'), view });
  await expect(web.views.publish({ user_id: id('beta/yan'), view })).rejects.toEqual(refused('user_not_found'));
  for (const app of slack.world.apps.values()) app.manifest = { ...app.manifest, features: {} };
  await expect(web.views.publish({ user_id: id('ana'), view })).rejects.toEqual(refused('not_enabled'));
});

it('user groups are replaced as a whole, never emptied, and need a plan', async () => {
  const web = await begin();
  const usergroup = (await web.usergroups.list()).usergroups?.[0]?.id ?? '';
  await web.usergroups.users.update({ usergroup, users: id('dan') });
  expect((await web.usergroups.users.list({ usergroup })).users).toEqual([id('dan')]);
  await expect(web.usergroups.users.update({ usergroup, users: '' })).rejects.toEqual(refused('no_users_provided'));
  await expect(web.usergroups.users.update({ usergroup, users: id('dora') })).rejects.toEqual(refused('invalid_users'));
  await expect(web.usergroups.create({ name: 'Operations' })).rejects.toEqual(refused('name_already_exists'));
  await web.usergroups.disable({ usergroup });
  expect((await web.usergroups.list()).usergroups).toEqual([]);
  await slack.stop();
  await expect((await begin(undefined, 'free')).usergroups.list()).rejects.toEqual(refused('plan_upgrade_required'));
});

it('a file is uploaded by the trio and hangs on a message', async () => {
  const web = await begin();
  await web.filesUploadV2({
    channel_id: channelId('general'),
    filename: 'people.csv',
    content: 'name\nana\n',
    initial_comment: 'The list',
  });
  expect(slack.files()).toEqual([
    { name: 'people.csv', title: 'people.csv', channels: ['general'], text: 'name\nana\n' },
  ]);
  expect(slack.channel('general')[0]).toMatchObject({ text: 'The list', files: ['people.csv'] });
});

it('blocks.validate needs no token', async () => {
  await begin();
  const validate = (body: object) =>
    fetch(`${slack.apiUrl}blocks.validate`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  expect(await (await validate({ blocks: [{ type: 'divider' }] })).json()).toEqual({ ok: true });
  expect(await (await validate({ blocks: [{ type: 'nonsense' }] })).json()).toMatchObject({ error: 'invalid_blocks' });
  expect(await (await validate({ view: { type: 'home', blocks: [{ type: 'table' }] } })).json()).toMatchObject({
    error: 'invalid_view',
  });
});
