// What the page shows: who and where, one person's conversations, messages, forms and Homes, and what is unread.
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { actions, button, home, input, modal, section, select } from './support/kit.ts';
import { type Page, pageOf } from './support/page.ts';
import { client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
let page: Page;
beforeEach(async () => {
  slack = await slackAlone();
  page = pageOf(slack);
});
afterEach(() => slack.stop());

const channelId = (name: string) => [...slack.world.channels.values()].find((it) => it.name === name)?.id ?? '';

describe('the world', () => {
  it('says who is who, in words', async () => {
    const { people, teams } = await page.world();
    const [acme, beta] = teams;
    const roles = Object.fromEntries(people.map(({ handle, role }) => [handle, role]));
    expect(roles).toMatchObject({
      olga: 'Primary owner',
      omar: 'Owner',
      cleo: 'Admin',
      ana: 'Member',
      gus: 'Guest in several channels',
      sia: 'Guest in one channel',
      tester: 'Bot',
    });
    expect(people.find((it) => it.handle === 'zoe')).toMatchObject({ external: true, team: beta?.id });
    expect(people.find((it) => it.handle === 'dora')).toMatchObject({ deactivated: true, team: acme?.id });
    expect(people.filter((it) => it.isBot).map((it) => it.handle)).toEqual(['tester']);
  });

  it('says which apps there are, what they offer, and whether they are connected', async () => {
    const [app] = (await page.world()).apps;
    expect(app).toMatchObject({ name: 'Tester', connected: false, hasHome: true });
    expect(app?.commands).toContainEqual({ command: '/try', description: 'Tries', usageHint: '' });
    expect(app?.shortcuts).toContainEqual({
      name: 'Try this',
      description: 'x',
      type: 'message',
      callbackId: 'try-message',
    });
    await rawSocket(slack);
    expect((await page.world()).apps[0]?.connected).toBe(true);
  });

  it('names channels and user groups, and tells no secrets', async () => {
    await slack.change.archives('#random');
    const world = await page.world();
    expect(world.channels).toContainEqual(
      expect.objectContaining({
        name: 'help-desk',
        private: true,
        members: expect.arrayContaining([slack.as('ana').id]),
      }),
    );
    expect(world.channels).toContainEqual(expect.objectContaining({ name: 'random', archived: true }));
    expect(world.usergroups).toMatchObject([{ handle: 'ops', name: 'Operations' }]);
    expect(JSON.stringify(world)).not.toMatch(/xoxb|xapp|signing-secret/);
  });
});

describe('conversations', () => {
  const names = async (person: string) => (await page.screen(person)).conversations.map((it) => it.name);

  it('are those somebody has joined, the public ones, and the direct ones with apps', async () => {
    expect(await names('ben')).toEqual(['general', 'random', 'partners', 'tester']);
    expect(await names('ana')).toContain('help-desk');
    expect(await page.conversation('ben', 'partners')).toMatchObject({ joined: false });
    expect(await page.conversation('ben', 'tester')).toMatchObject({ kind: 'im', joined: true });
  });

  it('of a guest are only their own, and of somebody elsewhere only what is shared', async () => {
    expect(await names('sia')).toEqual(['partners', 'tester']);
    expect(await names('beta/zoe')).toEqual(['partners', 'general']);
    await slack.as('ana').types('#partners', 'hello');
    expect((await page.messages('beta/zoe', 'partners')).map((it) => it.text)).toEqual(['hello']);
    const { status, body } = await page.call('GET', `/page/as/beta%2Fzoe/in/${channelId('help-desk')}`);
    expect({ status, body }).toMatchObject({ status: 400, body: { error: expect.stringContaining('zoe is not in') } });
  });

  it('between people are there once something was said, or while somebody keeps them open', async () => {
    expect(await names('ben')).not.toContain('ana');
    const { id } = (await page.world()).people.find((it) => it.handle === 'ana') ?? { id: '' };
    const opened = await page.does('ben', 'open', { person: id });
    expect(await page.conversation('ben', 'ana')).toMatchObject({ id: opened.conversation, with: id });
    expect(await names('ana')).not.toContain('ben');
    await page.does('ben', 'say', { conversation: opened.conversation ?? '', text: 'hi' });
    expect(await names('ana')).toContain('ben');
    expect(await page.does('beta/yan', 'open', { person: id })).toEqual({
      ok: false,
      problem: 'yan and ana share no channel',
    });
  });

  it('can be joined when they are public', async () => {
    const { id } = await page.conversation('ben', 'partners');
    expect(await page.does('ben', 'say', { conversation: id, text: 'x' })).toMatchObject({ ok: false });
    expect(await page.does('ben', 'join', { conversation: id })).toEqual({ ok: true });
    expect(await page.does('ben', 'say', { conversation: id, text: 'x' })).toEqual({ ok: true });
    expect(await page.does('ana', 'join', { conversation: channelId('help-desk') })).toMatchObject({ ok: false });
  });
});

describe('what is unread', () => {
  const unread = async (person: string, name: string) => {
    const { unread: all, mentions } = await page.conversation(person, name);
    return [all, mentions];
  };

  it('is what others said since somebody read, and how much of it is meant for them', async () => {
    await slack.as('ana').types('#random', 'one');
    await slack.as('ana').types('#random', 'for @ben');
    await slack.as('ana').types('#random', 'for @ops and <!here>');
    expect(await unread('ben', 'random')).toEqual([3, 2]);
    expect(await unread('ana', 'random')).toEqual([0, 0]);
    await page.does('ben', 'read', { conversation: channelId('random') });
    expect(await unread('ben', 'random')).toEqual([0, 0]);
    await slack.as('gus').types('#random', 'more');
    expect(await unread('ben', 'random')).toEqual([1, 0]);
    expect(await unread('dan', 'random')).toEqual([0, 0]);
  });

  it('counts what only they see, and every direct message as meant', async () => {
    const ben = slack.as('ben').id;
    await client(slack).chat.postEphemeral({ channel: channelId('general'), user: ben, text: 'psst' });
    await client(slack).chat.postMessage({ channel: ben, text: 'hello' });
    expect(await unread('ben', 'general')).toEqual([1, 0]);
    expect(await unread('ana', 'general')).toEqual([0, 0]);
    expect(await unread('ben', 'tester')).toEqual([1, 1]);
  });
});

it('shows messages with blocks, replies, reactions, files and what this person has put in', async () => {
  const blocks = [section('Pick', { block_id: 'b', accessory: select({ action_id: 'pick' }) })];
  const channel = channelId('general');
  const { ts = '' } = await client(slack).chat.postMessage({ channel, text: 'Pick', blocks });
  await client(slack).chat.postMessage({ channel, text: 'below', thread_ts: ts });
  const place = { channel, ts };
  await page.does('ben', 'react', { ...place, name: 'eyes' });
  await page.does('ben', 'put', { place, block: 'b', action: 'pick', value: 'o1' });
  const [card, reply] = await page.messages('ben', 'general');
  const ben = slack.as('ben').id;
  expect(card).toMatchObject({
    ...place,
    replies: 1,
    private: false,
    edited: false,
    reactions: [{ name: 'eyes', people: [ben] }],
    values: { b: { pick: { selected_option: { value: 'o1' } } } },
  });
  expect(reply).toMatchObject({ thread: ts, text: 'below' });
  const [theirs] = await page.messages('ana', 'general');
  expect(theirs?.values).toMatchObject({ b: { pick: { selected_option: null } } });
});

it('shows open forms, the lowest first, and Homes', async () => {
  await rawSocket(slack, (payload) => {
    if (payload.command)
      void client(slack).views.open({ trigger_id: String(payload.trigger_id), view: asked as never });
    return payload.type === 'view_submission'
      ? { response_action: 'push', view: modal([section('Sure?')]) }
      : undefined;
  });
  const asked = { ...modal([input('Name', { type: 'plain_text_input', action_id: 'name' }, { block_id: 'who' })]) };
  await slack.as('ben').types('/try');
  await slack.until(() => slack.as('ben').view(), 'the form');
  const [form] = (await page.screen('ben')).views;
  expect(form).toMatchObject({ kind: 'modal', title: 'Form', submit: 'Send', errors: {} });
  const place = { view: form?.id ?? '' };
  await page.does('ben', 'put', { place, block: 'who', action: 'name', value: 'Mini' });
  await page.does('ben', 'submit', {});
  expect((await page.screen('ben')).views.map((it) => it.id)).toEqual([form?.id, expect.any(String)]);
  expect((await page.screen('ana')).views).toEqual([]);

  await client(slack).views.publish({
    user_id: slack.as('ben').id,
    view: { ...home([actions(button('Go', { action_id: 'go' }))]) } as never,
  });
  const [app] = (await page.world()).apps;
  expect((await page.screen('ben')).homes).toMatchObject([{ kind: 'home', app: app?.id, title: '' }]);
  expect((await page.screen('ana')).homes).toEqual([]);
});
