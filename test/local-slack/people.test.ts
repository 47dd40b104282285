// Acting as a person: what is typed, pressed, chosen, seen; and what a test author is told when something is not there.
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import {
  actions,
  button,
  input,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  richText,
  section,
  select,
  write,
} from './support/kit.ts';
import { type Answer, client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
afterEach(() => slack.stop());

const payloads = (type: string) => slack.journal.deliveries(type).map((it) => it.payload as Record<string, unknown>);
const lastAction = () => (payloads('block_actions').at(-1)?.actions as Record<string, unknown>[] | undefined)?.[0];
const channelId = (name: string) => [...slack.world.channels.values()].find((it) => it.name === name)?.id ?? '';

/** A message of the app with these blocks in #general, as ana sees it. */
async function card(blocks: object[], answer?: Answer) {
  slack = await slackAlone();
  await rawSocket(slack, answer);
  await client(slack).chat.postMessage({ channel: channelId('general'), text: 'card', blocks: blocks as never });
  const seen = slack.as('ana').sees('#general').at(-1);
  if (!seen) throw new Error('no card');
  return { ana: slack.as('ana'), seen };
}

async function form(blocks: object[], answer?: Answer) {
  slack = await slackAlone();
  let trigger_id = '';
  await rawSocket(slack, (payload, frame) => {
    trigger_id = String(payload.trigger_id);
    return answer?.(payload, frame);
  });
  await slack.as('ana').types('/try');
  await client(slack).views.open({ trigger_id, view: modal(blocks) as never });
  return slack.as('ana');
}

describe('typing', () => {
  const text = async (typed: string, command = '/try', who = 'ana') => {
    await slack.as(who).types(who === 'beta/zoe' ? '#partners' : '#general', `${command} ${typed}`);
    return payloads('slash_commands').at(-1)?.text;
  };

  it('mentions, channels, groups, links and addresses become entities with names, where the manifest says so', async () => {
    slack = await slackAlone();
    await rawSocket(slack);
    const ben = slack.as('ben').id;
    expect(await text('@ben, <@U999> and @nobody')).toBe(
      `<@${ben}|ben>, &lt;@U999&gt; and @nobody`.replace('&lt;@U999&gt;', '<@U999>'),
    );
    expect(await text(`<@${ben}>`)).toBe(`<@${ben}|ben>`);
    expect(await text('#general #help-desk #unknown')).toBe(
      `<#${channelId('general')}|general> <#${channelId('help-desk')}|help-desk> #unknown`,
    );
    expect(await text('@channel @here')).toBe('<!channel> <!here>');
    expect(await text('https://e.com/?a=1&b=2 a.b@c.de')).toBe(
      '<https://e.com/?a=1&amp;b=2> <mailto:a.b@c.de|a.b@c.de>',
    );
    expect(await text('1 < 2 && &amp; "so"')).toBe('1 &lt; 2 &amp;&amp; &amp;amp; "so"');
    expect(await text('#help-desk', '/try', 'ben')).toBe('#help-desk');
  });

  it('stays as typed where the manifest does not', async () => {
    slack = await slackAlone();
    await rawSocket(slack);
    expect(await text('@ben & <b>', '/raw')).toBe('@ben & <b>');
  });

  it('a message reaches the app where its bot is, and a mention as such', async () => {
    slack = await slackAlone();
    await rawSocket(slack);
    await slack.as('ana').types('#general', 'hello @tester & co');
    await slack.as('ana').types('#random', 'not here');
    await slack.as('ana').types('dm', 'help');
    expect(payloads('message').map((it) => it.event)).toMatchObject([
      { text: expect.stringMatching(/^hello <@U\w+> &amp; co$/), channel_type: 'channel' },
      { text: 'help', channel_type: 'im' },
    ]);
    expect(payloads('app_mention')).toHaveLength(1);
  });

  it('happens only where the person is', async () => {
    slack = await slackAlone();
    await expect(slack.as('ben').types('#help-desk', 'hi')).rejects.toThrow('ben is not in #help-desk');
    await expect(slack.as('dora').types('hi')).rejects.toThrow('dora is deactivated');
    expect(() => slack.as('nobody')).toThrow(/^No person "nobody"; there are: ana, ben, /);
    await expect(slack.as('ana').types('#nowhere', 'hi')).rejects.toThrow(
      /^No channel "#nowhere"; there are: #general, /,
    );
  });

  it('commands do not work in threads', async () => {
    const { ana, seen } = await card([section('t')]);
    expect((await ana.types('#general', '/try', { thread: seen })).problem).toMatch(/not supported in threads/);
    await ana.types('#general', 'a reply', { thread: seen });
    expect(slack.channel('general').at(-1)).toMatchObject({ text: 'a reply', threadTs: seen.ts });
  });
});

describe('pressing', () => {
  const two = [
    section('Two requests'),
    actions(button('Approve', { action_id: 'a', value: 'R-1' }), button('Approve', { action_id: 'b', value: 'R-2' })),
  ];

  it('by text, by action id, by value; and an error names what there is', async () => {
    const { ana, seen } = await card([
      ...two,
      actions(button('Deny & close', { action_id: 'deny', accessibility_label: 'Deny R-1' })),
    ]);
    await expect(ana.presses(seen, 'More')).rejects.toThrow(
      'No button "More" in this message of #general ("Two requests [Approve] [Approve] [Deny & close]"); there are: Approve, Approve, Deny & close'
        .replaceAll(' [', '\n[')
        .replace('[Approve]\n[', '[Approve] ['),
    );
    await expect(ana.presses(seen, 'Approve')).rejects.toThrow(
      /^2 times button "Approve" .* say \{ value \} or \{ near \}/s,
    );
    await ana.presses(seen, 'Approve', { value: 'R-2' });
    expect(lastAction()).toMatchObject({ action_id: 'b', value: 'R-2', type: 'button' });
    await ana.presses(seen, 'Deny R-1');
    expect(lastAction()).toMatchObject({ action_id: 'deny', text: { text: 'Deny &amp; close' } });
    expect(payloads('block_actions').at(-1)).toMatchObject({
      channel: { name: 'general' },
      message: { ts: seen.ts },
      container: { is_ephemeral: false },
    });
  });

  it('an overflow entry, and a confirmation that may be declined', async () => {
    const confirm = { title: plain('Sure?'), text: plain('t'), confirm: plain('Yes'), deny: plain('No') };
    const { ana, seen } = await card([
      section('t', {
        accessory: { type: 'overflow', action_id: 'more', options: [option('History', 'h'), option('Why', 'w')] },
      }),
      actions(button('End', { confirm })),
    ]);
    await ana.presses(seen, 'Why');
    expect(lastAction()).toMatchObject({ action_id: 'more', selected_option: { value: 'w' } });
    await ana.presses(seen, 'End', { confirm: false });
    expect(payloads('block_actions')).toHaveLength(1);
    await ana.presses(seen, 'End');
    expect(payloads('block_actions')).toHaveLength(2);
  });

  it('what has been redrawn is gone, unless the screen is stale', async () => {
    const { ana, seen } = await card([actions(button('Approve', { action_id: 'a' }))]);
    await client(slack).chat.update({ channel: seen.channel, ts: seen.ts, text: 'Approved' });
    await expect(ana.presses(seen, 'Approve')).rejects.toThrow(/there are: none/);
    await ana.presses(seen, 'Approve', { stale: true });
    expect(payloads('block_actions')).toHaveLength(1);
  });

  it('needs eyes on the message, and interactivity in the manifest', async () => {
    const { seen } = await card(two);
    await expect(slack.as('gus').presses(seen, 'Approve', { value: 'R-1' })).rejects.toThrow(
      'gus does not see this message in #general',
    );
    for (const app of slack.world.apps.values())
      app.manifest = { ...app.manifest, settings: { interactivity: { is_enabled: false } } };
    expect((await slack.as('ana').presses(seen, 'Approve', { value: 'R-1' })).problem).toMatch(/did not respond/);
  });

  it('by somebody of another workspace carries their own workspace', async () => {
    slack = await slackAlone();
    await rawSocket(slack);
    await client(slack).chat.postMessage({
      channel: channelId('partners'),
      text: 't',
      blocks: [actions(button('Approve'))] as never,
    });
    const zoe = slack.as('beta/zoe');
    const [seen] = zoe.sees('#partners');
    if (!seen) throw new Error('no card');
    await zoe.presses(seen, 'Approve');
    const [payload] = payloads('block_actions') as { team: { id: string }; user: { team_id: string } }[];
    expect(payload?.team).toMatchObject({ domain: 'acme' });
    expect(payload?.user.team_id).not.toBe(payload?.team.id);
  });
});

describe('choosing and filling', () => {
  const everything = [
    input('Role', select({ options: [option('Admin', 'admin'), option('Member', 'member')] }), { block_id: 'role' }),
    input('People', { type: 'multi_users_select', action_id: 'p', max_selected_items: 2 }, { block_id: 'people' }),
    input('Where', { type: 'channels_select', action_id: 'c' }, { block_id: 'channel' }),
    input(
      'Talk',
      { type: 'conversations_select', action_id: 'v', default_to_current_conversation: true },
      { block_id: 'talk' },
    ),
    input('Which', { type: 'checkboxes', action_id: 'k', options: options(3) }, { block_id: 'checks' }),
    input(
      'One',
      { type: 'radio_buttons', action_id: 'r', options: options(2), initial_option: option('o1') },
      { block_id: 'radio' },
    ),
    input('Day', { type: 'datepicker', action_id: 'd' }, { block_id: 'day' }),
    input('Time', { type: 'timepicker', action_id: 't', timezone: 'Europe/Berlin' }, { block_id: 'time' }),
    input('Instant', { type: 'datetimepicker', action_id: 'i' }, { block_id: 'instant' }),
    input('Words', write(), { block_id: 'words' }),
    input('Rich', { type: 'rich_text_input', action_id: 'x' }, { block_id: 'rich' }),
  ];

  it('every kind of field reports its value in its own shape', async () => {
    const ana = await form(everything);
    await ana.chooses('view', 'Role', 'Member');
    await ana.chooses('view', 'People', ['@ben', 'cleo']);
    await ana.chooses('view', 'Where', '#random');
    await ana.chooses('view', 'Which', ['o0', 'o2']);
    await ana.chooses('view', 'Day', '2026-12-24');
    await ana.chooses('view', 'Time', '17:00');
    await ana.chooses('view', 'Instant', new Date('2026-12-24T16:00:00Z'));
    await ana.fills('Words', 'a & b');
    await ana.fills('Rich', 'rich words');
    expect(await ana.submits()).toMatchObject({ ok: true });
    const view = payloads('view_submission')[0]?.view as { state: { values: unknown } };
    expect(view.state.values).toMatchObject({
      role: { pick: { selected_option: { value: 'member', text: { text: 'Member' } } } },
      people: { p: { selected_users: [slack.as('ben').id, slack.as('cleo').id] } },
      channel: { c: { selected_channel: channelId('random') } },
      talk: { v: { selected_conversation: channelId('general') } },
      checks: { k: { selected_options: [{ value: 'o0' }, { value: 'o2' }] } },
      radio: { r: { selected_option: { value: 'o1' } } },
      day: { d: { selected_date: '2026-12-24' } },
      time: { t: { selected_time: '17:00', timezone: 'Europe/Berlin' } },
      instant: { i: { selected_date_time: 1_798_128_000 } },
      words: { write: { value: 'a & b' } },
      rich: { x: { rich_text_value: richText('rich words') } },
    });
  });

  it('what is not offered cannot be chosen', async () => {
    const ana = await form(everything);
    await expect(ana.chooses('view', 'Role', 'Owner')).rejects.toThrow(
      'No option "Owner" in "Role"; there are: Admin, Member',
    );
    await expect(ana.chooses('view', 'Nothing', 'x')).rejects.toThrow(
      /^No field "Nothing" in the form "Form"; there are: Role, People, Where/,
    );
    await expect(ana.chooses('view', 'People', ['ana', 'ben', 'cleo'])).rejects.toThrow('takes at most 2');
    await expect(ana.chooses('view', 'Where', '#help-desk')).rejects.toThrow('not public');
    await expect(ana.fills('Role', 'Admin')).rejects.toThrow('use chooses()');
    await expect(ana.chooses('view', 'Words', 'x')).rejects.toThrow('use fills()');
    await expect(slack.as('ben').fills('Words', 'x')).rejects.toThrow('ben has no form open');
  });

  it('a block action goes out in actions and where dispatch_action says so, with all values', async () => {
    const ana = await form([
      input('Quiet', write(), { block_id: 'quiet' }),
      input('Loud', select({ action_id: 'loud' }), { block_id: 'loud', dispatch_action: true }),
      actions({ ...select(), action_id: 'free' }),
    ]);
    await ana.fills('Quiet', 'hush');
    expect(payloads('block_actions')).toHaveLength(0);
    await ana.chooses('view', 'Loud', 'o1');
    await ana.chooses('view', 'free', 'o2');
    expect(payloads('block_actions').map((it) => (it.actions as { action_id: string }[])[0]?.action_id)).toEqual([
      'loud',
      'free',
    ]);
    expect(payloads('block_actions')[1]).toMatchObject({
      view: {
        state: {
          values: { quiet: { write: { value: 'hush' } }, loud: { loud: { selected_option: { value: 'o1' } } } },
        },
      },
    });
  });

  it('inputs of a message belong to the person who fills them', async () => {
    const { ana, seen } = await card([
      input('Note', write(), { block_id: 'note' }),
      actions(button('Go', { action_id: 'go' })),
    ]);
    await ana.fills('Note', 'mine', { in: seen });
    await ana.presses(seen, 'Go');
    expect(payloads('block_actions')[0]?.state).toEqual({
      values: { note: { write: { type: 'plain_text_input', value: 'mine' } } },
    });
    await slack.as('ben').presses(seen, 'Go');
    expect(payloads('block_actions')[1]?.state).toEqual({
      values: { note: { write: { type: 'plain_text_input', value: null } } },
    });
  });
});

describe('external selects', () => {
  const external = input(
    'Project',
    { type: 'external_select', action_id: 'project', min_query_length: 2 },
    { block_id: 'b' },
  );
  const answering =
    (answer: unknown): Answer =>
    (payload) =>
      payload.type === 'block_suggestion' ? answer : undefined;

  it('are searched, and an offered option is chosen', async () => {
    const ana = await form([external], answering({ options: [option('Web site', 'p1'), option('Web shop', 'p2')] }));
    expect((await ana.searches('Project', 'we')).map((it) => it.text.text)).toEqual(['Web site', 'Web shop']);
    expect(payloads('block_suggestion')[0]).toMatchObject({
      action_id: 'project',
      block_id: 'b',
      value: 'we',
      view: { type: 'modal' },
    });
    await ana.chooses('view', 'Project', 'Web shop', { query: 'web' });
    await ana.submits();
    expect(payloads('view_submission')[0]).toMatchObject({
      view: { state: { values: { b: { project: { selected_option: { value: 'p2' } } } } } },
    });
  });

  it('may answer in groups, at most a hundred, and only valid options', async () => {
    const ana = await form([external], answering({ option_groups: [{ label: plain('Mine'), options: options(2) }] }));
    expect(await ana.searches('Project', 'we')).toHaveLength(2);
    await expect(ana.searches('Project', 'w')).rejects.toThrow('too short');
    await slack.stop();
    await expect(
      (await form([external], answering({ options: options(101) }))).searches('Project', 'we'),
    ).rejects.toThrow('not valid');
    expect(slack.journal.validation()).toHaveLength(1);
    await slack.stop();
    await expect((await form([external], answering(undefined))).searches('Project', 'we')).rejects.toThrow('not valid');
  });
});

describe('reading', () => {
  it('gives the words a person reads', async () => {
    const ben = async () => slack.as('ben').id;
    slack = await slackAlone();
    const text = `*<@${await ben()}>* asks in <#${channelId('random')}> until <!date^1800000000^{date}|Friday> &amp; <https://e.com|reads this>`;
    await client(slack).chat.postMessage({
      channel: channelId('general'),
      text: 'ben asks',
      blocks: [
        section(text, { fields: [mrkdwn('*Ends*\nnever'), plain('a*b')] }),
        { type: 'header', text: plain('Top') },
        { type: 'divider' },
        { type: 'image', image_url: 'https://e.com/a.png', alt_text: 'A lock' },
        { type: 'context', elements: [mrkdwn('_small_')] },
        actions(button('Go', { accessibility_label: 'Go on' }), select({ placeholder: plain('Choose') })),
        richText('rich'),
      ] as never,
    });
    const [seen] = slack.as('ana').sees('#general');
    expect(seen?.text.split('\n')).toEqual([
      '@ben asks in #random until Friday & reads this',
      'Ends',
      'never',
      'a*b',
      'Top',
      '(A lock)',
      'small',
      '[Go] [Choose]',
      'rich',
    ]);
    expect(seen).toMatchObject({
      fallback: 'ben asks',
      buttons: ['Go'],
      labels: ['A lock', 'Go on'],
      fields: [{ label: 'Choose', options: ['o0', 'o1', 'o2'] }],
    });
  });
});

it('who is pinged by a message is known, and escaped words ping nobody', async () => {
  slack = await slackAlone();
  const post = async (text: string, blocks?: object[]) => {
    await client(slack).chat.postMessage({
      channel: channelId('general'),
      text,
      ...(blocks ? { blocks: blocks as never } : {}),
    });
    return slack.channel('general').at(-1)?.pings;
  };
  expect(await post('<!channel> and @ben')).toEqual(['@channel']);
  expect(await post('t', [section(`<@${slack.as('ben').id}>`), actions(button('<!here>'))])).toEqual(['@ben']);
  expect(
    await post('&lt;!channel&gt;', [{ type: 'section', text: plain('<!channel>') }, richText('<!everyone>')]),
  ).toEqual([]);
});

it('shortcuts carry a trigger and, on a message, the message', async () => {
  const { ana, seen } = await card([section('please give me access')]);
  await ana.shortcut('Try it');
  await ana.messageShortcut('Try this', seen);
  expect(payloads('shortcut')[0]).toMatchObject({ callback_id: 'try-global', trigger_id: expect.any(String) });
  expect(payloads('message_action')[0]).toMatchObject({
    callback_id: 'try-message',
    message: { ts: seen.ts },
    channel: { id: seen.channel },
  });
  await expect(ana.shortcut('Nothing')).rejects.toThrow('No global shortcut "Nothing"; there are: Try it');
});

it('people edit and delete what they wrote, and react to anything', async () => {
  slack = await slackAlone();
  await rawSocket(slack);
  const ana = slack.as('ana');
  await ana.types('dm', 'helo');
  await ana.edits(ana.last(), 'hello');
  expect(ana.last()).toMatchObject({ text: 'hello', edited: true });
  await expect(slack.as('ben').edits(ana.last(), 'x')).rejects.toThrow('ben does not see');
  await ana.reacts(ana.last(), 'eyes');
  expect(ana.last().reactions).toEqual({ eyes: ['ana'] });
  await ana.reacts(ana.last(), 'eyes');
  await ana.deletes(ana.last());
  expect(() => ana.last()).toThrow('ana sees no message in dm');
  const subtypes = payloads('message').map((it) => (it.event as { subtype?: string }).subtype);
  expect(subtypes).toEqual([undefined, 'message_changed', 'message_deleted']);
});

it('an app hears of its own edits as message_changed', async () => {
  slack = await slackAlone();
  await rawSocket(slack);
  const channel = channelId('general');
  const { ts = '' } = await client(slack).chat.postMessage({ channel, text: 'one' });
  await client(slack).chat.update({ channel, ts, text: 'two' });
  await slack.settled();
  expect(payloads('message').at(-1)?.event).toMatchObject({
    subtype: 'message_changed',
    message: { text: 'two' },
    previous_message: { text: 'one' },
  });
});

it('files are put into a file field and can be fetched by the app', async () => {
  const ana = await form([input('List', { type: 'file_input', action_id: 'f', max_files: 1 }, { block_id: 'list' })]);
  const file = { name: 'a.csv', content: 'name' };
  await expect(ana.attaches('List', [file, file])).rejects.toThrow('takes at most 1 files');
  expect((await ana.submits()).errors).toEqual({ List: 'Please complete this required field.' });
  await ana.attaches('List', [file]);
  await ana.submits();
  expect(payloads('view_submission')[0]).toMatchObject({
    view: { state: { values: { list: { f: { files: [{ name: 'a.csv', size: 4 }] } } } } },
  });
  const [stored] = [...slack.world.files.values()];
  const get = () =>
    fetch(`${slack.url}/files/${stored?.id}`, { headers: { authorization: `Bearer ${slack.credentials().botToken}` } });
  expect((await get()).status).toBe(403);
  slack.world.installs[0]?.scopes.add('files:read');
  expect(await (await get()).text()).toBe('name');
});
