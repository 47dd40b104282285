// A real Bolt app, in both modes, against the local Slack: commands, forms, buttons, Home, events.
import type { App } from '@slack/bolt';
import { boltByHttp, boltBySocket, stopAll } from './support/bolt.ts';

afterEach(stopAll);

const form = {
  type: 'modal' as const,
  callback_id: 'ask',
  title: { type: 'plain_text' as const, text: 'Ask' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'role',
      label: { type: 'plain_text' as const, text: 'Role' },
      element: {
        type: 'static_select' as const,
        action_id: 'role',
        options: ['Admin', 'Member'].map((text) => ({
          text: { type: 'plain_text' as const, text },
          value: text.toLowerCase(),
        })),
      },
    },
    {
      type: 'input' as const,
      block_id: 'why',
      label: { type: 'plain_text' as const, text: 'Why' },
      element: { type: 'plain_text_input' as const, action_id: 'why' },
    },
  ],
};

const card = (text: string) => [
  { type: 'section' as const, text: { type: 'mrkdwn' as const, text } },
  {
    type: 'actions' as const,
    block_id: 'decide',
    elements: [
      {
        type: 'button' as const,
        action_id: 'approve',
        text: { type: 'plain_text' as const, text: 'Approve' },
        value: 'R-1',
      },
    ],
  },
];

function listeners(app: App): void {
  app.command('/try', async ({ ack, body, client, command }) => {
    if (command.text === 'form') {
      await client.views.open({ trigger_id: body.trigger_id, view: form });
      await ack();
    } else await ack(`You said: ${command.text}`);
  });
  app.view('ask', async ({ ack, body, client, view }) => {
    const why = view.state.values.why?.why?.value ?? '';
    if (why.length < 8) return ack({ response_action: 'errors', errors: { why: 'A sentence helps.' } });
    await ack();
    const role = view.state.values.role?.role?.selected_option?.value;
    const opened = await client.conversations.open({ users: body.user.id });
    const text = `<@${body.user.id}> asks for *${role}*`;
    await client.chat.postMessage({ channel: opened.channel?.id ?? '', text, blocks: card(text) });
  });
  app.action('approve', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Approved' });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: card('Welcome') } });
  });
}

describe.each([
  ['Socket Mode', boltBySocket],
  ['signed HTTP', boltByHttp],
])('through %s', (_, start) => {
  it('a command is answered privately, with people and groups as ids and markup escaped', async () => {
    const { slack } = await start(listeners);
    const told = await slack.as('ana').types('#general', '/try set @ben & <b> @ops ben@acme.example');
    const { id } = slack.as('ben');
    expect(told).toMatchObject({ ok: true, text: 'You said: set @ben & <b> @ops ben@acme.example' });
    const [sent] = slack.journal.deliveries('slash_commands');
    expect(sent?.payload).toMatchObject({
      command: '/try',
      channel_name: 'general',
      user_name: 'ana',
      is_enterprise_install: 'false',
    });
    expect(sent?.payload).toHaveProperty(
      'text',
      expect.stringMatching(
        new RegExp(
          `^set <@${id}\\|ben> &amp; &lt;b&gt; <!subteam\\^S\\w+\\|@ops> <mailto:ben@acme.example\\|ben@acme.example>$`,
        ),
      ),
    );
    expect(slack.as('ben').sees('#general')).toEqual([]);
    expect(slack.as('ana').sees('#general')[0]).toMatchObject({ private: true, from: 'tester' });
  });

  it('a form opens, refuses, is corrected and submitted; a card arrives and is pressed', async () => {
    const { slack } = await start(listeners);
    const ana = slack.as('ana');
    const told = await ana.types('/try form');
    expect(told.view).toMatchObject({ title: 'Ask', submit: 'Send' });

    expect((await ana.submits()).errors).toEqual({
      Role: 'Please complete this required field.',
      Why: 'Please complete this required field.',
    });
    expect(slack.journal.deliveries('view_submission')).toHaveLength(0);

    await ana.chooses('view', 'Role', 'Admin');
    await ana.fills('Why', 'short');
    expect((await ana.submits()).errors).toEqual({ Why: 'A sentence helps.' });
    await ana.fills('Why', 'because of the certificate');
    expect(await ana.submits()).toMatchObject({ ok: true });
    expect(ana.view()).toBeUndefined();

    const request = await slack.until(() => ana.dm().at(-1), 'the card');
    expect(request.text).toBe('@ana asks for admin\n[Approve]');
    await ana.presses(request, 'Approve');
    await slack.until(() => ana.last().text === 'Approved', 'the redrawn card');
    expect(ana.dm()).toHaveLength(1);
  });

  it('Home is published when it is opened', async () => {
    const { slack } = await start(listeners);
    await slack.as('ben').opensHome();
    await slack.until(() => slack.as('ben').hasHome(), 'the Home');
    expect(slack.as('ben').home().text).toBe('Welcome\n[Approve]');
    expect(slack.as('ana').hasHome()).toBe(false);
  });
});

it('Bolt answers the challenge of a request URL, and refuses a wrong signature', async () => {
  const { slack } = await boltByHttp(listeners);
  expect(await slack.verifyRequestUrl()).toBe(true);
  const [app] = [...slack.world.apps.values()];
  if (app) app.signingSecret = 'another';
  expect(await slack.verifyRequestUrl()).toBe(false);
  expect((await slack.as('ana').types('/try')).problem).toBe('/try failed with the error "dispatch_failed"');
});

it('Bolt reconnects after its socket was cut, and goes on', async () => {
  const { slack } = await boltBySocket(listeners);
  slack.disconnectSockets('refresh_requested');
  await slack.until(() => slack.connections() === 0, 'the cut');
  await slack.until(() => slack.connections() === 1, 'the new connection', 10_000);
  expect(await slack.as('ana').types('/try again')).toMatchObject({ ok: true, text: 'You said: again' });
});

it('a listener that never acknowledges is an operation_timeout', async () => {
  const { slack } = await boltBySocket((app) => app.command('/try', async () => undefined), { ackTimeoutMs: 60 });
  expect((await slack.as('ana').types('/try')).problem).toBe('/try failed with the error "operation_timeout"');
});
