// Apps and their installs: the bot as a person, tokens, granted scopes.
import type { DeclaredApp, DeclaredInstall } from './declared.ts';
import { findPerson, findTeam } from './find.ts';
import { addPerson } from './people.ts';
import type { App, Install, Person, Team, World } from './world.ts';

/** Makes an app known and installs it where it is declared to be. */
export function addApp(world: World, declared: DeclaredApp): void {
  const id = declared.id ?? world.ids.mint('A');
  const number = world.apps.size + 1;
  const app: App = {
    id,
    name: declared.name,
    clientId: declared.clientId ?? `1000.${number}`,
    clientSecret: declared.clientSecret ?? `client-secret-${number}`,
    signingSecret: declared.signingSecret ?? `signing-secret-${number}`,
    appToken: declared.appToken ?? `xapp-1-${id}-local`,
    verificationToken: `verification-${number}`,
    manifest: declared.manifest,
    ...(declared.requestUrl ? { requestUrl: declared.requestUrl } : {}),
  };
  world.apps.set(id, app);
  for (const install of declared.installs) addInstall(world, app, install);
}

/** Installs an app: makes its bot a person and mints its tokens. */
export function addInstall(world: World, app: App, declared: DeclaredInstall): Install {
  const team = declared.team === undefined ? undefined : findTeam(world, declared.team);
  if (!team && !world.enterprise)
    throw new Error(`App "${app.name}": an install names a team unless the world is an Enterprise`);
  const near = team ?? [...world.teams.values()][0];
  if (!near) throw new Error('The world has no Slack workspace');
  const bot = botPerson(world, app, near);
  if (!team) bot.teams = [...world.teams.keys()];
  const install: Install = {
    app,
    bot,
    botId: bot.bot?.id ?? '',
    botToken: declared.botToken ?? `xoxb-${team?.id ?? world.enterprise?.id}-${app.id}`,
    installer: declared.installedBy ? findPerson(world, declared.installedBy, near.id) : firstOwner(world, near),
    scopes: new Set(declared.scopes ?? app.manifest.oauth_config?.scopes?.bot ?? []),
    userScopes: new Set(declared.userScopes ?? app.manifest.oauth_config?.scopes?.user ?? []),
    revoked: false,
    ...(team ? { team } : {}),
    ...(near.enterprise ? { enterprise: near.enterprise } : {}),
  };
  if (declared.userToken || install.userScopes.size > 0)
    install.userToken = declared.userToken ?? `xoxp-${install.installer.id}-${app.id}`;
  world.installs.push(install);
  return install;
}

function botPerson(world: World, app: App, team: Team): Person {
  const known = [...world.people.values()].find((it) => it.bot?.appId === app.id && it.teams.includes(team.id));
  if (known) return known;
  const name = app.manifest.features?.bot_user?.display_name ?? app.name;
  const bot = addPerson(world, team, {
    handle: name.toLowerCase().replace(/[^a-z0-9]+/g, ''),
    name,
    role: 'bot',
    email: '',
  });
  bot.bot = { id: world.ids.mint('B'), appId: app.id };
  return bot;
}

function firstOwner(world: World, team: Team): Person {
  const people = [...world.people.values()].filter((it) => it.teams.includes(team.id));
  const owner =
    people.find((it) => it.role === 'primary_owner') ?? people.find((it) => it.role === 'owner') ?? people[0];
  if (!owner) throw new Error(`Slack workspace "${team.domain}" has nobody in it`);
  return owner;
}
