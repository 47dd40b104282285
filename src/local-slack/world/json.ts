// How Slack writes people, channels, user groups and teams in its answers and events.
import { isGuest } from './people.ts';
import type { Channel, Message, Person, Team, Usergroup, World } from './world.ts';

/** A person as `users.info` and the events write them; `viewer` is the asking Slack workspace. */
export function personJson(world: World, person: Person, viewer: string, withEmail: boolean): Record<string, unknown> {
  const home = person.teams.includes(viewer) ? viewer : (person.teams[0] ?? viewer);
  const enterprise = world.teams.get(home)?.enterprise;
  const flags = person.deleted ? {} : roleFlags(person);
  return {
    id: person.id,
    team_id: home,
    name: person.handle,
    deleted: person.deleted,
    real_name: person.name,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: 0,
    is_bot: person.role === 'bot',
    is_app_user: false,
    updated: person.updated,
    is_email_confirmed: true,
    locale: person.locale,
    ...flags,
    ...(person.teams.includes(viewer) ? {} : { is_stranger: true }),
    ...(enterprise
      ? {
          enterprise_user: {
            id: person.id,
            enterprise_id: enterprise.id,
            enterprise_name: enterprise.name,
            teams: person.teams,
          },
        }
      : {}),
    profile: {
      real_name: person.name,
      display_name: person.handle,
      team: home,
      title: '',
      first_name: person.name.split(' ')[0] ?? '',
      ...(person.bot ? { api_app_id: person.bot.appId, bot_id: person.bot.id } : {}),
      ...(person.guestExpires ? { guest_expiration_ts: person.guestExpires } : {}),
      ...(withEmail && person.email ? { email: person.email } : {}),
    },
  };
}

const roleFlags = (person: Person) => ({
  is_admin: ['admin', 'owner', 'primary_owner'].includes(person.role),
  is_owner: ['owner', 'primary_owner'].includes(person.role),
  is_primary_owner: person.role === 'primary_owner',
  is_restricted: isGuest(person),
  is_ultra_restricted: person.role === 'single_channel_guest',
});

/** A conversation as `reader` gets it. */
export function channelJson(channel: Channel, reader?: string): Record<string, unknown> {
  if (channel.kind === 'im') {
    const other = [...channel.members].find((id) => id !== reader) ?? '';
    return { id: channel.id, created: channel.created, is_im: true, is_archived: false, user: other, is_open: true };
  }
  const shared = channel.sharedWith.size > 0;
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: channel.created,
    creator: channel.creator,
    is_channel: channel.kind === 'public',
    is_group: channel.kind !== 'public',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_general: channel.general,
    is_member: reader !== undefined && channel.members.has(reader),
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    context_team_id: channel.team,
    shared_team_ids: [channel.team, ...channel.sharedWith],
    num_members: channel.members.size,
    topic: { value: '' },
    purpose: { value: '' },
  };
}

/** A user group, with its people when asked for. */
export const usergroupJson = (group: Usergroup, withPeople: boolean): Record<string, unknown> => ({
  id: group.id,
  team_id: group.team,
  is_usergroup: true,
  is_subteam: true,
  name: group.name,
  handle: group.handle,
  description: group.description,
  is_external: false,
  auto_type: null,
  created_by: group.createdBy,
  date_update: group.updated,
  date_delete: group.disabled ? group.updated : 0,
  prefs: { channels: group.channels, groups: [] },
  user_count: group.members.length,
  channel_count: group.channels.length,
  ...(withPeople ? { users: group.members } : {}),
});

/** A Slack workspace. */
export const teamJson = (team: Team): Record<string, unknown> => ({
  id: team.id,
  name: team.name,
  domain: team.domain,
  url: `https://${team.domain}.slack.com/`,
  email_domain: `${team.domain}.example`,
  plan: team.plan,
  ...(team.enterprise ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name } : {}),
});

/** A message as answers, payloads and events carry it. */
export const messageJson = (message: Message): Record<string, unknown> => ({
  type: 'message',
  user: message.author,
  text: message.text,
  ts: message.ts,
  ...(message.subtype ? { subtype: message.subtype } : {}),
  ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
  ...(message.attachments ? { attachments: message.attachments } : {}),
  ...(message.metadata ? { metadata: message.metadata } : {}),
  ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
  ...(message.botId ? { bot_id: message.botId, app_id: message.appId } : {}),
  ...(message.edited ? { edited: { user: message.author, ts: message.edited } } : {}),
  ...(message.onlyFor ? { is_ephemeral: true } : {}),
  ...(message.reactions.size > 0
    ? { reactions: [...message.reactions].map(([name, users]) => ({ name, users, count: users.length })) }
    : {}),
});
