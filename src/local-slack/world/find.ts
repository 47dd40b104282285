// Finds people, channels and apps by the names a reader would use, and says what there is when nothing fits.
import type { App, Channel, Install, Message, Person, Team, World } from './world.ts';

const listed = (names: Iterable<string>): string => [...names].sort().join(', ') || 'none';

export const channelsOf = (world: World): Channel[] => [...world.channels.values()];
export const peopleOf = (world: World): Person[] => [...world.people.values()];

/** A Slack workspace by id or domain. */
export function findTeam(world: World, name: string): Team {
  const teams = [...world.teams.values()];
  const team = teams.find((it) => it.id === name || it.domain === name || it.name === name);
  if (!team) throw new Error(`No Slack workspace "${name}"; there are: ${listed(teams.map((it) => it.domain))}`);
  return team;
}

/** A person by id, handle (`ana`, `@ana`) or handle with workspace (`beta/zoe`). */
export function findPerson(world: World, name: string, near?: string): Person {
  const [domain, handle] = name.includes('/') ? (name.split('/', 2) as [string, string]) : [undefined, name];
  const team = domain === undefined ? near : findTeam(world, domain).id;
  const bare = handle.replace(/^@/, '');
  const wanted = bare.toLowerCase();
  const fits = peopleOf(world).filter((it) => it.id === bare || it.handle.toLowerCase() === wanted);
  const inTeam = team === undefined ? fits : fits.filter((it) => it.teams.includes(team));
  const found = inTeam.length > 0 || domain !== undefined ? inTeam : fits;
  const [first, second] = found;
  if (!first) throw new Error(`No person "${name}"; there are: ${listed(peopleOf(world).map((it) => it.handle))}`);
  if (second && domain === undefined && team === undefined) {
    throw new Error(
      `"${name}" is in several workspaces; say which, e.g. "${world.teams.get(first.teams[0] ?? '')?.domain}/${wanted}"`,
    );
  }
  return first;
}

/** A channel of the person's workspace (or shared with it) by id or name with or without `#`. */
export function findChannel(world: World, name: string, team?: string): Channel {
  const wanted = name.replace(/^#/, '');
  const all = channelsOf(world).filter((it) => it.kind === 'public' || it.kind === 'private');
  const near = team === undefined ? all : all.filter((it) => it.team === team || it.sharedWith.has(team));
  const found = world.channels.get(name) ?? near.find((it) => it.name === wanted);
  if (!found) throw new Error(`No channel "${name}"; there are: ${listed(near.map((it) => `#${it.name}`))}`);
  return found;
}

/** The direct conversation of exactly these people, made when there is none. */
export function directChannel(world: World, team: string, members: string[]): Channel {
  const wanted = new Set(members);
  const kind = wanted.size > 2 ? 'mpim' : 'im';
  const same = (it: Channel) =>
    it.kind === kind && it.members.size === wanted.size && members.every((id) => it.members.has(id));
  const existing = channelsOf(world).find(same);
  if (existing) return existing;
  const channel: Channel = {
    id: world.ids.mint(kind === 'im' ? 'D' : 'G'),
    team,
    kind,
    name: kind === 'im' ? '' : `mpdm-${members.join('-')}`,
    members: wanted,
    archived: false,
    general: false,
    sharedWith: new Set(),
    creator: members[0] ?? '',
    created: Math.floor(world.clock.now() / 1000),
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The install of an app that serves this Slack workspace, if any. */
export const installFor = (world: World, app: App, team: string): Install | undefined =>
  world.installs.find(
    (it) =>
      it.app === app &&
      !it.revoked &&
      (it.team ? it.team.id === team : it.enterprise?.id === world.teams.get(team)?.enterprise?.id),
  );

/** All living installs that serve this Slack workspace. */
export const installsIn = (world: World, team: string): Install[] =>
  [...world.apps.values()].flatMap((app) => installFor(world, app, team) ?? []);

/** A message by channel and timestamp. */
export const findMessage = (world: World, channel: string, ts: string): Message | undefined =>
  world.messages.find((it) => it.channel === channel && it.ts === ts);
