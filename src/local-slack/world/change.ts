// Things that happen in Slack without the app: people come, change and go, channels are archived, apps uninstalled.
import type { Core } from '../core.ts';
import { emit, sendEvent } from '../delivery/events.ts';
import type { DeclaredPerson, SlackRole } from './declared.ts';
import { findChannel, findPerson, findTeam, installsIn } from './find.ts';
import { personJson, usergroupJson } from './json.ts';
import { join, leave } from './membership.ts';
import { addPerson, isGuest } from './people.ts';
import type { Channel, Install, Person, Usergroup } from './world.ts';

export interface Changes {
  /** A new person joins a Slack workspace: `team_join`. */
  joins(team: string, person: DeclaredPerson): Promise<void>;
  deactivates(person: string): Promise<void>;
  reactivates(person: string): Promise<void>;
  /** What they are in Slack itself: owner, admin, member, guest. */
  makes(person: string, role: SlackRole): Promise<void>;
  renames(person: string, to: { handle?: string; name?: string }): Promise<void>;
  changesEmail(person: string, email: string): Promise<void>;
  /** Somebody is added to a channel or leaves it. */
  addsToChannel(channel: string, person: string): Promise<void>;
  removesFromChannel(channel: string, person: string): Promise<void>;
  archives(channel: string): Promise<void>;
  unarchives(channel: string): Promise<void>;
  /** Replaces the people of a user group, as somebody would by hand. */
  setsUsergroup(handle: string, people: string[]): Promise<void>;
  /** The app is removed: its tokens die, `app_uninstalled` and `tokens_revoked` go out. */
  uninstalls(team: string, app?: string): Promise<void>;
}

/** Tells apps that a person has changed. */
export async function personChanged(core: Core, person: Person): Promise<void> {
  person.updated = Math.floor(core.clock.now() / 1000);
  for (const team of person.teams) {
    await emit(core, team, {
      type: 'user_change',
      user: personJson(core.world, person, team, true),
      cache_ts: person.updated,
    });
  }
}

async function archive(core: Core, channel: Channel, archived: boolean): Promise<void> {
  const kind = channel.kind === 'private' ? 'group' : 'channel';
  channel.archived = archived;
  const type = `${kind}_${archived ? 'archive' : 'unarchive'}`;
  await emit(
    core,
    channel.team,
    { type, channel: channel.id, user: channel.creator, is_moved: 0 },
    { channel: channel.id },
  );
}

/** Tells apps who came into and left a user group. */
export async function usergroupChanged(core: Core, group: Usergroup, before: string[]): Promise<void> {
  const added = group.members.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !group.members.includes(id));
  group.updated = Math.floor(core.clock.now() / 1000);
  await emit(core, group.team, { type: 'subteam_updated', subteam: usergroupJson(group, true) });
  if (added.length + removed.length === 0) return;
  await emit(core, group.team, {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    team_id: group.team,
    date_previous_update: group.updated,
    date_update: group.updated,
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
  });
}

async function joins(core: Core, domain: string, declared: DeclaredPerson): Promise<void> {
  const team = findTeam(core.world, domain);
  const person = addPerson(core.world, team, declared);
  const general = [...core.world.channels.values()].find((it) => it.team === team.id && it.general);
  await emit(core, team.id, {
    type: 'team_join',
    user: personJson(core.world, person, team.id, true),
    cache_ts: person.updated,
  });
  if (general && !isGuest(person)) await join(core, general, person.id);
}

/** Ends an install: its tokens die and the app hears it. */
export async function uninstall(core: Core, install: Install, team: string): Promise<void> {
  install.revoked = true;
  const subscribed = install.app.manifest.settings?.event_subscriptions?.bot_events ?? [];
  const tokens = { bot: [install.bot.id], oauth: install.userToken ? [install.installer.id] : [] };
  if (subscribed.includes('app_uninstalled')) await sendEvent(core, install, team, { type: 'app_uninstalled' });
  if (subscribed.includes('tokens_revoked')) await sendEvent(core, install, team, { type: 'tokens_revoked', tokens });
}

async function uninstalls(core: Core, domain: string, app?: string): Promise<void> {
  const team = findTeam(core.world, domain);
  const hit = installsIn(core.world, team.id).filter((it) => app === undefined || it.app.name === app);
  for (const install of hit) await uninstall(core, install, team.id);
}

/** What can happen in this world, by readable names. */
export function changesOf(core: Core): Changes {
  const person = (name: string) => findPerson(core.world, name);
  const alter = async (name: string, change: Partial<Person>) =>
    personChanged(core, Object.assign(person(name), change));
  const channel = (name: string) => findChannel(core.world, name);
  return {
    joins: (team, declared) => joins(core, team, declared),
    deactivates: (name) => alter(name, { deleted: true }),
    reactivates: (name) => alter(name, { deleted: false }),
    makes: (name, role) => alter(name, { role }),
    renames: (name, to) => alter(name, to),
    changesEmail: (name, email) => alter(name, { email }),
    addsToChannel: (name, who) => join(core, channel(name), person(who).id),
    removesFromChannel: (name, who) => leave(core, channel(name), person(who).id),
    archives: (name) => archive(core, channel(name), true),
    unarchives: (name) => archive(core, channel(name), false),
    setsUsergroup: async (handle, people) => {
      const group = [...core.world.usergroups.values()].find((it) => it.handle === handle || it.id === handle);
      if (!group) throw new Error(`No user group "${handle}"`);
      const before = group.members;
      group.members = people.map((name) => person(name).id);
      await usergroupChanged(core, group, before);
    },
    uninstalls: (team, app) => uninstalls(core, team, app),
  };
}
