// What is done on the page: by exact ids, with Slack's own rules, answered as soon as the app has acknowledged.
import type { LocalSlack } from '../../src/local-slack/index.ts';
import type { Place } from '../../src/local-slack/page/contract.ts';
import { slackAlone } from './support/bolt.ts';
import { actions, button, input, modal, option, richText, section, select, write } from './support/kit.ts';
import { type Page, pageOf } from './support/page.ts';
import { type Answer, client, rawSocket, silence } from './support/raw-app.ts';

let slack: LocalSlack;
let page: Page;
let answer: Answer;
const begin = async (options: Parameters<typeof slackAlone>[0] = {}) => {
  slack = await slackAlone(options);
  page = pageOf(slack);
  await rawSocket(slack, (payload, frame) => answer(payload, frame));
};
beforeEach(() => {
  answer = () => undefined;
});
afterEach(() => slack.stop());

const channelId = (name: string) => [...slack.world.channels.values()].find((it) => it.name === name)?.id ?? '';
const post = async (...blocks: object[]): Promise<Place> => {
  const channel = channelId('general');
  const { ts = '' } = await client(slack).chat.postMessage({ channel, text: 'card', blocks: blocks as never });
  return { channel, ts };
};
/** The actions that the app was sent, oldest first. */
const sent = () =>
  slack.journal
    .deliveries('block_actions')
    .flatMap(({ payload }) => (payload as { actions: Record<string, unknown>[] }).actions);
const open = async (...blocks: object[]): Promise<Place> => {
  answer = (payload) => {
    const view = { ...modal(blocks) } as never;
    if (payload.command) void client(slack).views.open({ trigger_id: String(payload.trigger_id), view });
    return undefined;
  };
  await slack.as('ben').types('/try');
  const view = await slack.until(() => slack.as('ben').view(), 'the form');
  return { view: view.id };
};

describe('saying', () => {
  beforeEach(() => begin());
  const say = (person: string, text: string, more: { where?: string; thread?: string } = {}) =>
    page.does(person, 'say', {
      conversation: channelId(more.where ?? 'general'),
      text,
      ...(more.thread ? { thread: more.thread } : {}),
    });

  it('sends names as ids, in the channel or under a message', async () => {
    expect(await say('ben', 'hi @ana in #random & co')).toEqual({ ok: true });
    const [message] = await page.messages('ana', 'general');
    expect(message?.text).toBe(`hi <@${slack.as('ana').id}> in <#${channelId('random')}> &amp; co`);
    await say('ana', 'yes', { thread: message?.ts ?? '' });
    expect((await page.messages('ben', 'general')).map((it) => it.thread)).toEqual([undefined, message?.ts]);
  });

  it('sends a command, and says where its answer appeared', async () => {
    answer = () => ({ text: 'Tried.' });
    expect(await say('ben', '/try it')).toEqual({ ok: true, conversation: channelId('general') });
    expect(await page.messages('ben', 'general')).toMatchObject([{ text: 'Tried.', private: true }]);
    expect(await page.messages('ana', 'general')).toEqual([]);
  });

  it('answers as Slack does what cannot be said', async () => {
    const problem = async (...said: Parameters<typeof say>) => (await say(...said)).problem;
    expect(await problem('ben', '/nope')).toContain('/nope is not a valid command.');
    expect(await problem('ben', '/try', { thread: '1.2' })).toContain('not supported in threads');
    expect(await problem('dora', 'hello')).toBe('dora is deactivated and cannot do anything in Slack');
    expect(await problem('ben', 'x', { where: 'partners' })).toContain('has not joined #partners');
    expect(await problem('beta/zoe', 'x')).toContain('zoe is not in');
    await slack.change.archives('#general');
    expect(await problem('ben', 'x')).toBe('This channel is archived.');
  });

  it('is refused when the request itself makes no sense', async () => {
    expect(await page.call('POST', '/page/as/ben/say', { txt: 'x' })).toMatchObject({ status: 400 });
    expect(await page.call('POST', '/page/as/ben/dance', {})).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('there are: say, press') },
    });
    expect(await page.call('POST', '/page/as/nobody/say', {})).toMatchObject({ status: 400 });
  });
});

describe('pressing', () => {
  beforeEach(() => begin());

  it('means the very button, whatever its text', async () => {
    const place = await post(
      { ...actions(button('Go', { action_id: 'go', value: 'one' })), block_id: 'one' },
      { ...actions(button('Go', { action_id: 'go', value: 'two' })), block_id: 'two' },
    );
    expect(await page.does('ben', 'press', { place, block: 'two', action: 'go' })).toEqual({ ok: true });
    expect(sent()).toMatchObject([{ block_id: 'two', action_id: 'go', value: 'two' }]);
  });

  it('chooses in an overflow menu by value, never by text', async () => {
    const menu = { type: 'overflow', action_id: 'more', options: [option('first', '1'), option('second', 'first')] };
    const place = await post(section('x', { block_id: 'b', accessory: menu }));
    const press = (value: string) => page.does('ben', 'press', { place, block: 'b', action: 'more', value });
    await press('first');
    expect(sent()).toMatchObject([{ selected_option: { value: 'first', text: { text: 'second' } } }]);
    expect((await press('second')).problem).toContain('No option "second"');
  });

  it('says which feedback was given', async () => {
    const feedback = (text: string) => ({ text: { type: 'plain_text', text }, value: text });
    const buttons = {
      type: 'feedback_buttons',
      action_id: 'f',
      positive_button: feedback('good'),
      negative_button: feedback('bad'),
    };
    const place = await post(section('x'), { type: 'context_actions', block_id: 'b', elements: [buttons] });
    await page.does('ben', 'press', { place, block: 'b', action: 'f', value: 'bad' });
    expect(sent()).toMatchObject([{ type: 'feedback_buttons', value: 'bad' }]);
    expect((await page.does('ben', 'press', { place, block: 'b', action: 'f', value: 'x' })).problem).toContain('good');
  });

  it('is told when the button, the message or the form is gone, or was never theirs to see', async () => {
    const place = await post({ ...actions(button('Go', { action_id: 'go' })), block_id: 'b' });
    const press = (person: string, at: Place, action = 'go') =>
      page.does(person, 'press', { place: at, block: 'b', action });
    expect((await press('ben', place, 'stop')).problem).toContain('changed meanwhile');
    expect((await press('sia', place)).problem).toContain('No message');
    expect((await press('ben', { channel: channelId('general'), ts: '1.2' })).problem).toContain('No message');
    const form = await open(section('Sure?'), { ...actions(button('Go', { action_id: 'go' })), block_id: 'b' });
    expect((await press('ana', form)).problem).toBe('The view "Form" is gone');
    expect(await press('ben', form)).toEqual({ ok: true });
    expect(sent()).toHaveLength(1);
  });
});

describe('putting something in', () => {
  beforeEach(() => begin());
  const put = (place: Place, action: string, value: string | number | (string | number)[] | null, entered?: boolean) =>
    page.does('ben', 'put', { place, block: action, action, value, ...(entered ? { entered } : {}) });
  const values = async () => (await page.screen('ben')).views.at(-1)?.values;

  it('in a message acts at once', async () => {
    const date = { type: 'datepicker', action_id: 'when' };
    const place = await post({ ...actions(date), block_id: 'when' });
    expect(await put(place, 'when', '2026-12-24')).toEqual({ ok: true });
    expect(sent()).toMatchObject([{ type: 'datepicker', selected_date: '2026-12-24' }]);
  });

  it('in a form keeps it for the submission; null clears', async () => {
    const place = await open(
      input('Who', { type: 'multi_users_select', action_id: 'who' }, { block_id: 'who' }),
      input('Where', { type: 'conversations_select', action_id: 'where' }, { block_id: 'where' }),
      input('At', { type: 'datetimepicker', action_id: 'at' }, { block_id: 'at' }),
      input('Why', { type: 'rich_text_input', action_id: 'why' }, { block_id: 'why' }),
      input('Which', select({ action_id: 'which' }), { block_id: 'which' }),
    );
    const [ana, cleo] = [slack.as('ana').id, slack.as('cleo').id];
    await put(place, 'who', [ana, cleo]);
    await put(place, 'where', channelId('random'));
    await put(place, 'at', 1_800_000_000);
    await put(place, 'why', 'because');
    await put(place, 'which', 'o2');
    expect(await values()).toMatchObject({
      who: { who: { selected_users: [ana, cleo] } },
      where: { where: { selected_conversation: channelId('random') } },
      at: { at: { selected_date_time: 1_800_000_000 } },
      why: { why: { rich_text_value: richText('because') } },
      which: { which: { selected_option: { value: 'o2' } } },
    });
    expect((await put(place, 'which', 'nothing of the kind')).problem).toContain('No option');
    await put(place, 'which', null);
    expect(await values()).toMatchObject({ which: { which: { selected_option: null } } });
    expect(sent()).toEqual([]);
  });

  it('acts on Enter, or on every character, as the field says', async () => {
    const dispatching = { dispatch_action: true };
    const each = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    const place = await open(
      input('A', write({ action_id: 'enter' }), { block_id: 'enter', ...dispatching }),
      input('B', write({ action_id: 'each', ...each }), { block_id: 'each', ...dispatching }),
    );
    await put(place, 'enter', 'ab');
    await put(place, 'each', 'x', true);
    expect(sent()).toEqual([]);
    await put(place, 'enter', 'abc', true);
    await put(place, 'each', 'xy');
    expect(sent()).toMatchObject([
      { action_id: 'enter', value: 'abc' },
      { action_id: 'each', value: 'xy' },
    ]);
  });

  it('in an external menu takes what the app has offered, and nothing else', async () => {
    const menu = { type: 'multi_external_select', action_id: 'ext', min_query_length: 1 };
    const place = await open(input('Which', menu, { block_id: 'ext' }));
    answer = (payload) => ({
      option_groups: [{ label: { type: 'plain_text', text: 'All' }, options: [option(`About ${payload.value}`, 'v')] }],
    });
    expect((await put(place, 'ext', ['v'])).problem).toContain('No option "v"');
    const asked = { place, block: 'ext', action: 'ext', query: 'mini' };
    expect(await page.options('ben', asked)).toMatchObject({
      status: 200,
      body: [{ label: { text: 'All' }, options: [{ value: 'v' }] }],
    });
    expect(await put(place, 'ext', ['v'])).toEqual({ ok: true });
    expect(await values()).toMatchObject({ ext: { ext: { selected_options: [{ text: { text: 'About mini' } }] } } });
    expect(await page.options('ben', { ...asked, query: '' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('too short') },
    });
  });

  it('attaches files', async () => {
    const place = await open(input('File', { type: 'file_input', action_id: 'f' }, { block_id: 'f' }));
    const attached = { place, block: 'f', action: 'f', files: [{ name: 'a.csv', content: 'a,b' }] };
    expect(await page.does('ben', 'attach', attached)).toEqual({ ok: true });
    expect(await values()).toMatchObject({ f: { f: { files: [{ name: 'a.csv', size: 3 }] } } });
  });
});

describe('forms', () => {
  beforeEach(() => begin());

  it('are not sent while something required is missing', async () => {
    const place = await open(input('Why', write({ action_id: 'why' }), { block_id: 'why' }));
    expect(await page.does('ben', 'submit', {})).toEqual({ ok: false });
    expect((await page.screen('ben')).views[0]?.errors).toEqual({ why: 'Please complete this required field.' });
    expect(slack.journal.deliveries('view_submission')).toEqual([]);
    await page.does('ben', 'put', { place, block: 'why', action: 'why', value: 'so' });
    expect((await page.screen('ben')).views[0]?.errors).toEqual({});
    answer = () => ({ response_action: 'errors', errors: { why: 'No.' } });
    expect(await page.does('ben', 'submit', {})).toEqual({ ok: false });
    expect((await page.screen('ben')).views[0]?.errors).toEqual({ why: 'No.' });
    answer = () => undefined;
    expect(await page.does('ben', 'submit', {})).toEqual({ ok: true });
    expect((await page.screen('ben')).views).toEqual([]);
  });

  it('can be closed', async () => {
    await open(section('Sure?'));
    expect(await page.does('ben', 'close', {})).toEqual({ ok: true });
    expect((await page.does('ben', 'close', {})).problem).toBe('ben has no form open');
  });
});

describe('an app that does not answer in time', () => {
  beforeEach(() => begin({ ackTimeoutMs: 150 }));

  it('is said to have failed, wherever it was asked', async () => {
    const place = await open(
      input('Which', { type: 'external_select', action_id: 'ext', min_query_length: 0 }, { block_id: 'ext' }),
      { ...actions(button('Go', { action_id: 'go' })), block_id: 'b' },
    );
    answer = () => silence;
    const said = await page.does('ben', 'say', { conversation: channelId('general'), text: '/try' });
    expect(said.problem).toBe('/try failed with the error "operation_timeout"');
    const pressed = await page.does('ben', 'press', { place, block: 'b', action: 'go' });
    expect(pressed.problem).toContain('did not respond (operation_timeout)');
    expect(await page.options('ben', { place, block: 'ext', action: 'ext', query: '' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('did not answer in time') },
    });
    await page.does('ana', 'react', { channel: channelId('general'), ts: '1.2', name: 'eyes' });
    answer = () => ({ options: [option('o', 'o')] });
    await page.options('ben', { place, block: 'ext', action: 'ext', query: '' });
    await page.does('ben', 'put', { place, block: 'ext', action: 'ext', value: 'o' });
    answer = () => silence;
    expect((await page.does('ben', 'submit', {})).problem).toBe('We had some trouble connecting. Try again?');
  });
});

it('answers once the app has acknowledged, however long it is still at work', async () => {
  await begin({ working: () => true });
  expect(await page.does('ben', 'say', { conversation: channelId('general'), text: '/try' })).toEqual({ ok: true });
});

it('does everything else that people do in Slack', async () => {
  await begin();
  const [app = { id: '' }] = (await page.world()).apps;
  const channel = channelId('general');
  await page.does('ben', 'say', { conversation: channel, text: 'helo' });
  const ts = (await page.messages('ben', 'general'))[0]?.ts ?? '';
  const does = async (...deed: Parameters<Page['does']>) => expect(await page.does(...deed)).toEqual({ ok: true });
  await does('ben', 'edit', { channel, ts, text: 'hello' });
  await does('ana', 'react', { channel, ts, name: 'wave' });
  expect(await page.messages('ana', 'general')).toMatchObject([{ text: 'hello', edited: true }]);
  await does('ana', 'messageShortcut', { app: app.id, callbackId: 'try-message', channel, ts });
  await does('ana', 'shortcut', { app: app.id, callbackId: 'try-global' });
  await does('ana', 'home', { app: app.id });
  await does('ben', 'delete', { channel, ts });
  expect(await page.messages('ana', 'general')).toEqual([]);
  expect((await page.does('ana', 'shortcut', { app: 'A0', callbackId: 'try-global' })).problem).toContain('No global');
  const types = slack.journal.deliveries().map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['message_action', 'shortcut', 'app_home_opened']));
});

it('hands over a file to whoever sees it', async () => {
  await begin();
  const { file_id: id = '', upload_url: url = '' } = await client(slack).files.getUploadURLExternal({
    filename: 'h.csv',
    length: 3,
  });
  await fetch(url, { method: 'POST', body: 'a,b' });
  await client(slack).files.completeUploadExternal({ files: [{ id }], channel_id: channelId('help-desk') });
  const file = (person: string) => fetch(`${slack.url}/page/as/${person}/files/${id}`);
  expect(await (await file('ana')).text()).toBe('a,b');
  expect((await file('ana')).headers.get('content-disposition')).toContain('h.csv');
  expect((await file('ben')).status).toBe(404);
});
