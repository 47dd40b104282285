// Slack's own roles through admin.*: only in an Enterprise, only for user tokens of admins and owners.
import { type DeclaredWorld, type LocalSlack, sampleWorld, startLocalSlack } from '../../src/local-slack/index.ts';
import { manifest } from './support/manifest.ts';
import { client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
afterEach(() => slack.stop());

const userScopes = ['admin.users:read', 'admin.users:write'];
const refused = (error: string) => expect.objectContaining({ data: expect.objectContaining({ error }) });

async function begin(installedBy: string, change: (world: DeclaredWorld) => DeclaredWorld = (it) => it) {
  const installs = [{ installedBy, userScopes }];
  const world = { ...sampleWorld({ manifest, app: { installs } }), enterprise: { name: 'Holding' } };
  slack = await startLocalSlack({ world: change(world) });
  const team_id = [...slack.world.teams.values()][0]?.id ?? '';
  return { web: client(slack, slack.credentials().userToken), team_id, user_id: slack.as('ana').id };
}

it('an owner makes admins and owners, and the change is told', async () => {
  const { web, team_id, user_id } = await begin('olga');
  await rawSocket(slack);
  await web.admin.users.setAdmin({ team_id, user_id });
  expect((await client(slack).users.info({ user: user_id, team_id } as never)).user).toMatchObject({ is_admin: true });
  await web.admin.users.setOwner({ team_id, user_id });
  await web.admin.users.setRegular({ team_id, user_id });
  expect(slack.journal.deliveries('user_change')).toHaveLength(3);
  await expect(web.admin.users.setRegular({ team_id, user_id: slack.as('olga').id })).rejects.toEqual(
    refused('cannot_modify_primary_owner'),
  );
});

it('an admin makes no owners, a member nothing', async () => {
  const first = await begin('cleo');
  await expect(first.web.admin.users.setOwner(first)).rejects.toEqual(refused('not_an_owner'));
  await slack.stop();
  const second = await begin('ben');
  await expect(second.web.admin.users.setAdmin(second)).rejects.toEqual(refused('not_an_admin'));
});

it('an install in one workspace without an Enterprise has none of it', async () => {
  const { web, team_id, user_id } = await begin('olga', ({ enterprise: _, ...world }) => ({
    ...world,
    apps: world.apps.map((app) => ({ ...app, installs: [{ team: 'acme', installedBy: 'olga', userScopes }] })),
  }));
  await expect(web.admin.users.setAdmin({ team_id, user_id })).rejects.toEqual(refused('feature_not_enabled'));
});

it('invites an address once', async () => {
  const { web, team_id } = await begin('olga');
  const invite = (email: string) => web.admin.users.invite({ team_id, email, channel_ids: ['C1'] });
  await invite('new@acme.example');
  await expect(invite('new@acme.example')).rejects.toEqual(refused('already_in_team_invited_user'));
  await expect(invite('ana@acme.example')).rejects.toEqual(refused('already_in_team'));
  await expect(invite('nonsense')).rejects.toEqual(refused('invalid_email'));
});

it('an install on the whole org says so in every payload', async () => {
  await begin('olga');
  await rawSocket(slack);
  await slack.as('ana').types('/try');
  expect(slack.journal.deliveries('slash_commands')[0]?.payload).toMatchObject({
    is_enterprise_install: 'true',
    enterprise_name: 'Holding',
  });
  await slack.change.joins('acme', { handle: 'new' });
  expect(slack.journal.deliveries('team_join')[0]?.payload).toMatchObject({
    authorizations: [{ is_enterprise_install: true, team_id: null }],
  });
});
