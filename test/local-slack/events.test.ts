// What happens in Slack without the app, and who is told of it.
import { type LocalSlack, sampleWorld } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { manifest } from './support/manifest.ts';
import { client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
afterEach(() => slack.stop());

const events = (type: string) =>
  slack.journal.deliveries(type).map((it) => (it.payload as { event: Record<string, unknown> }).event);

async function begin(scopes?: string[]) {
  slack = await slackAlone({
    world: sampleWorld({ manifest, app: { installs: [{ team: 'acme', ...(scopes ? { scopes } : {}) }] } }),
  });
  await rawSocket(slack);
}

it('people come, change and go', async () => {
  await begin();
  await slack.change.joins('acme', { handle: 'nia', email: 'nia@acme.example' });
  await slack.change.makes('nia', 'admin');
  await slack.change.renames('nia', { name: 'Nia New' });
  await slack.change.changesEmail('nia', 'nia.new@acme.example');
  await slack.change.deactivates('nia');
  expect(events('team_join')).toMatchObject([{ user: { name: 'nia', profile: { email: 'nia@acme.example' } } }]);
  expect(events('user_change').map((it) => it.user)).toMatchObject([
    { is_admin: true },
    { real_name: 'Nia New' },
    { profile: { email: 'nia.new@acme.example' } },
    { deleted: true },
  ]);
  expect(await client(slack).users.info({ user: slack.as('nia').id })).toMatchObject({ user: { deleted: true } });
});

it('every event has an envelope with one authorization and its own id', async () => {
  await begin();
  await slack.change.makes('ana', 'admin');
  await slack.change.makes('ana', 'member');
  const [first, second] = slack.journal.deliveries('user_change').map((it) => it.payload as Record<string, unknown>);
  expect(first).toMatchObject({
    type: 'event_callback',
    api_app_id: slack.credentials().appId,
    team_id: slack.credentials().teamId,
    authorizations: [
      {
        team_id: slack.credentials().teamId,
        user_id: slack.credentials().botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  });
  expect(first?.event_id).not.toBe(second?.event_id);
});

it('only subscribed events are sent, with the scope, to the right workspace, where the bot is', async () => {
  await begin(['chat:write', 'commands']);
  await slack.change.makes('ana', 'admin');
  await slack.change.makes('beta/yan', 'admin');
  await slack.change.addsToChannel('random', 'dan');
  await slack.change.addsToChannel('help-desk', 'dan');
  await slack.as('ana').types('#general', 'hello');
  await slack.as('ana').opensHome();
  expect(slack.journal.deliveries().map((it) => it.type)).toEqual(['member_joined_channel', 'app_home_opened']);
});

it('a user group changed by hand names who came and went', async () => {
  await begin();
  await slack.change.setsUsergroup('ops', ['ben', 'dan']);
  expect(events('subteam_members_changed')).toMatchObject([
    { added_users: [slack.as('dan').id], removed_users: [slack.as('ana').id] },
  ]);
});

it('an archived channel takes no messages', async () => {
  await begin();
  await slack.change.archives('general');
  expect(events('channel_archive')).toHaveLength(1);
  expect((await slack.as('ana').types('#general', 'hello')).problem).toBe('This channel is archived.');
});

it('an uninstalled app hears it, and its token is dead', async () => {
  await begin();
  const { botToken } = slack.credentials();
  await slack.change.uninstalls('acme');
  expect(slack.journal.deliveries().map((it) => it.type)).toEqual(['app_uninstalled', 'tokens_revoked']);
  await expect(client(slack, botToken).auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
  expect((await slack.as('ana').types('/try')).problem).toMatch(/not a valid command/);
});

it('two apps have their own commands, Homes and tokens', async () => {
  const world = sampleWorld({ manifest });
  const features = {
    ...manifest.features,
    bot_user: { display_name: 'other' },
    slash_commands: [{ command: '/other' }],
  };
  const apps = [...world.apps, { name: 'Other', manifest: { ...manifest, features }, installs: [{ team: 'acme' }] }];
  slack = await slackAlone({ world: { ...world, apps } });
  await rawSocket(slack, () => ({ text: 'the first' }));
  expect((await slack.as('ana').types('/try')).text).toBe('the first');
  expect((await slack.as('ana').types('/other')).problem).toBe('/other failed with the error "dispatch_failed"');
  const other = client(slack, slack.credentials({ app: 'Other' }).botToken);
  await other.views.publish({ user_id: slack.as('ana').id, view: { type: 'home', blocks: [{ type: 'divider' }] } });
  expect([slack.as('ana').hasHome('Other'), slack.as('ana').hasHome('Tester')]).toEqual([true, false]);
  await client(slack).chat.postMessage({ channel: slack.as('ana').id, text: 'from tester' });
  expect([slack.as('ana').dm('Tester').length, slack.as('ana').dm('Other').length]).toEqual([1, 0]);
});
