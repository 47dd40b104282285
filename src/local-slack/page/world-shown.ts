// Who and where, as the page shows it.
import type { Core } from '../core.ts';
import { channelsOf, installsIn, peopleOf } from '../world/find.ts';
import type { Install, Person } from '../world/world.ts';
import type { AppShown, ChannelShown, PersonShown, WorldShown } from './contract.ts';

const ROLES: Record<Person['role'], string> = {
  primary_owner: 'Primary owner',
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  guest: 'Guest in several channels',
  single_channel_guest: 'Guest in one channel',
  bot: 'Bot',
};

/** All that does not change while people talk. */
export function worldShown(core: Core): WorldShown {
  const { world } = core;
  const teams = [...world.teams.values()];
  return {
    teams: teams.map(({ id, name, domain }) => ({ id, name, domain })),
    people: peopleOf(world).map((it) => personShown(it, teams[0]?.id ?? '')),
    channels: channelsOf(world).flatMap(({ id, name, team, kind, archived, members }): ChannelShown[] =>
      kind === 'public' || kind === 'private'
        ? [{ id, name, team, private: kind === 'private', archived, members: [...members] }]
        : [],
    ),
    usergroups: [...world.usergroups.values()]
      .filter((it) => !it.disabled)
      .map(({ id, handle, name, team }) => ({ id, handle, name, team })),
    apps: teams.flatMap((team) => installsIn(world, team.id).map((install) => appShown(core, install, team.id))),
  };
}

const personShown = (person: Person, firstTeam: string): PersonShown => ({
  id: person.id,
  handle: person.handle,
  name: person.name,
  team: person.teams[0] ?? '',
  role: ROLES[person.role],
  tz: person.tz,
  isBot: person.role === 'bot',
  deactivated: person.deleted,
  external: !person.teams.includes(firstTeam),
});

function appShown(core: Core, { app, bot }: Install, team: string): AppShown {
  const { slash_commands = [], shortcuts = [], app_home } = app.manifest.features ?? {};
  return {
    id: app.id,
    name: app.name,
    team,
    bot: bot.id,
    connected: core.sockets.connected(app) > 0 || app.requestUrl !== undefined,
    commands: slash_commands.map(({ command, description = '', usage_hint = '' }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: shortcuts.map(({ name, description = '', type, callback_id }) => ({
      name,
      description,
      type: type === 'message' ? 'message' : 'global',
      callbackId: callback_id,
    })),
    hasHome: app_home?.home_tab_enabled === true,
  };
}
