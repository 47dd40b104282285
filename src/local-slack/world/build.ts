// Builds the living world from a declared one.
import type { Clock } from '../clock.ts';
import { createIds } from '../ids.ts';
import type {
  DeclaredApp,
  DeclaredChannel,
  DeclaredInstall,
  DeclaredPerson,
  DeclaredTeam,
  DeclaredWorld,
} from './declared.ts';
import { findPerson, findTeam } from './find.ts';
import { type App, emptyWorld, type Install, type Person, type Team, type World } from './world.ts';

/** Builds a world; names that do not exist are refused with a list of those that do. */
export function buildWorld(declared: DeclaredWorld, clock: Clock): World {
  const world = emptyWorld(clock, createIds(clock));
  const { enterprise } = declared;
  if (enterprise) world.enterprise = { id: enterprise.id ?? world.ids.mint('E'), name: enterprise.name };
  for (const team of declared.teams) addTeam(world, team);
  for (const app of declared.apps) addApp(world, app);
  for (const team of declared.teams) {
    for (const channel of team.channels ?? []) addChannel(world, findTeam(world, team.domain), channel);
    addUsergroups(world, team);
  }
  return world;
}

function addTeam(world: World, declared: DeclaredTeam): void {
  const team: Team = {
    id: declared.id ?? world.ids.mint('T'),
    domain: declared.domain,
    name: declared.name ?? declared.domain,
    plan: declared.plan ?? (world.enterprise ? 'enterprise' : 'pro'),
    ...(world.enterprise ? { enterprise: world.enterprise } : {}),
  };
  world.teams.set(team.id, team);
  for (const person of declared.people) addPerson(world, team, person);
}

/** Puts a person into a Slack workspace. */
export function addPerson(world: World, team: Team, declared: DeclaredPerson): Person {
  const person: Person = {
    id: declared.id ?? world.ids.mint('U'),
    teams: [team.id],
    handle: declared.handle,
    name: declared.name ?? declared.handle.charAt(0).toUpperCase() + declared.handle.slice(1),
    email: declared.email ?? `${declared.handle}@${team.domain}.example`,
    role: declared.role ?? 'member',
    deleted: declared.deactivated ?? false,
    tz: declared.tz ?? 'Europe/Berlin',
    locale: declared.locale ?? 'en-GB',
    updated: Math.floor(world.clock.now() / 1000),
  };
  world.people.set(person.id, person);
  return person;
}

function addChannel(world: World, team: Team, declared: DeclaredChannel): void {
  const general = declared.name === 'general';
  const everyone = [...world.people.values()].filter(
    (it) => it.teams.includes(team.id) && it.role !== 'bot' && !isGuest(it),
  );
  const named = (declared.members ?? []).map((name) => findPerson(world, name, team.id));
  const members = general ? [...everyone, ...named] : named;
  const strangers = members.flatMap((it) => (it.teams.includes(team.id) ? [] : it.teams.slice(0, 1)));
  const id = declared.id ?? world.ids.mint('C');
  world.channels.set(id, {
    id,
    team: team.id,
    kind: declared.private ? 'private' : 'public',
    name: declared.name,
    members: new Set(members.map((it) => it.id)),
    archived: declared.archived ?? false,
    general,
    sharedWith: new Set(strangers),
    creator: members[0]?.id ?? '',
    created: Math.floor(world.clock.now() / 1000),
  });
}

export const isGuest = (person: Person): boolean => person.role === 'guest' || person.role === 'single_channel_guest';

function addUsergroups(world: World, declared: DeclaredTeam): void {
  const team = findTeam(world, declared.domain);
  for (const it of declared.usergroups ?? []) {
    const id = it.id ?? world.ids.mint('S');
    world.usergroups.set(id, {
      id,
      team: team.id,
      handle: it.handle,
      name: it.name ?? it.handle,
      description: '',
      members: (it.members ?? []).map((name) => findPerson(world, name, team.id).id),
      channels: [],
      disabled: it.disabled ?? false,
      createdBy: '',
      updated: Math.floor(world.clock.now() / 1000),
    });
  }
}

function addApp(world: World, declared: DeclaredApp): void {
  const id = declared.id ?? world.ids.mint('A');
  const number = world.apps.size + 1;
  const url = declared.requestUrl ?? declared.manifest.settings?.event_subscriptions?.request_url;
  const app: App = {
    id,
    name: declared.name,
    clientId: declared.clientId ?? `1000.${number}`,
    clientSecret: declared.clientSecret ?? `client-secret-${number}`,
    signingSecret: declared.signingSecret ?? `signing-secret-${number}`,
    appToken: declared.appToken ?? `xapp-1-${id}-local`,
    verificationToken: `verification-${number}`,
    manifest: declared.manifest,
    ...(url ? { requestUrl: url } : {}),
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
