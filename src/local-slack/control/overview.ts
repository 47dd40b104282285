// What a page needs to draw Slack for one person, and the list of people and channels to choose from.
import type { Core } from '../core.ts';
import { mayRead } from '../messages.ts';
import type { PersonClient } from '../people/person.ts';
import { channelsOf, installsIn, peopleOf } from '../world/find.ts';
import type { Channel } from '../world/world.ts';

/** Everybody and everywhere, without secrets. */
export function worldOverview(core: Core): Record<string, unknown> {
  const { world } = core;
  return {
    teams: [...world.teams.values()],
    people: peopleOf(world).map(({ id, handle, name, role, deleted, teams, email }) => ({
      id,
      handle,
      name,
      role,
      deleted,
      teams,
      email,
    })),
    channels: channelsOf(world).map((it) => ({
      id: it.id,
      name: it.name,
      kind: it.kind,
      team: it.team,
      archived: it.archived,
      members: [...it.members],
    })),
    apps: [...world.teams.keys()].flatMap((team) =>
      installsIn(world, team).map((it) => ({
        id: it.app.id,
        name: it.app.name,
        team,
        bot: it.bot.handle,
        connections: core.sockets.connected(it.app),
        commands: it.app.manifest.features?.slash_commands ?? [],
        shortcuts: it.app.manifest.features?.shortcuts ?? [],
      })),
    ),
  };
}

/** What one person has before them: conversations, the open form, the Home. */
export function personOverview(core: Core, client: PersonClient): Record<string, unknown> {
  const person = core.world.people.get(client.id);
  if (!person) return {};
  const open = channelsOf(core.world).filter((it) => mayRead(person, it));
  return {
    id: person.id,
    handle: person.handle,
    name: person.name,
    role: person.role,
    deleted: person.deleted,
    conversations: open.map((it) => ({
      id: it.id,
      kind: it.kind,
      name: nameFor(core, it, person.id),
      joined: it.members.has(person.id),
    })),
    view: client.view() ?? null,
    home: client.hasHome() ? client.home() : null,
  };
}

function nameFor(core: Core, channel: Channel, reader: string): string {
  if (channel.kind !== 'im') return `#${channel.name}`;
  const other = [...channel.members].find((id) => id !== reader) ?? reader;
  return `@${core.world.people.get(other)?.handle ?? other}`;
}
