// Making channels and taking people in and out, by Slack's rules.
import { emit } from '../delivery/events.ts';
import { channelsOf } from '../world/find.ts';
import { channelJson } from '../world/json.ts';
import { join, leave } from '../world/membership.ts';
import { isGuest } from '../world/people.ts';
import type { Channel } from '../world/world.ts';
import { type Call, callerOf, channelOf, flag, list, need, personOf, teamOf } from './call.ts';
import { SlackError } from './slack-error.ts';

/** The channel, if people can come and go in it. */
export function joinable(channel: Channel): Channel {
  if (channel.archived) throw new SlackError('is_archived');
  if (channel.kind === 'im' || channel.kind === 'mpim') throw new SlackError('method_not_supported_for_channel_type');
  return channel;
}

/** conversations.kick: not oneself, not from #general, only members. */
export async function kick(call: Call): Promise<Record<string, unknown>> {
  const channel = joinable(channelOf(call));
  const person = personOf(call, need(call, 'user'));
  if (person.id === callerOf(call).id) throw new SlackError('cant_kick_self');
  if (channel.general) throw new SlackError('cant_kick_from_general');
  if (!channel.members.has(callerOf(call).id) || !channel.members.has(person.id))
    throw new SlackError('not_in_channel');
  await leave(call.core, channel, person.id);
  return {};
}

/** conversations.invite: up to 100 people, none of them in already, guests by their rules. */
export async function invite(call: Call): Promise<Record<string, unknown>> {
  const channel = joinable(channelOf(call));
  const ids = list(call, 'users');
  if (ids.length === 0) throw new SlackError('no_user');
  if (ids.length > 100) throw new SlackError('too_many_users');
  if (!channel.members.has(callerOf(call).id)) throw new SlackError('not_in_channel');
  if (ids.includes(callerOf(call).id)) throw new SlackError('cant_invite_self');
  const people = ids.map((id) => personOf(call, id));
  if (people.some((it) => it.deleted)) throw new SlackError('cant_invite');
  if (people.some((it) => channel.members.has(it.id))) throw new SlackError('already_in_channel');
  const inOther = (id: string) => channelsOf(call.core.world).some((it) => it.kind !== 'im' && it.members.has(id));
  if (people.some((it) => it.role === 'single_channel_guest' && inOther(it.id)))
    throw new SlackError('ura_max_channels');
  if (channel.general && people.some(isGuest)) throw new SlackError('user_is_restricted');
  for (const person of people) await join(call.core, channel, person.id, callerOf(call).id);
  return { channel: channelJson(channel, callerOf(call).id) };
}

/** conversations.create: a free name of at most 80 lower-case characters. */
export async function create(call: Call): Promise<Record<string, unknown>> {
  const name = need(call, 'name');
  if (name.length > 80) throw new SlackError('invalid_name_maxlength');
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new SlackError('invalid_name_specials');
  const { world } = call.core;
  if (channelsOf(world).some((it) => it.team === teamOf(call) && it.name === name)) throw new SlackError('name_taken');
  const self = callerOf(call).id;
  const channel: Channel = {
    id: world.ids.mint('C'),
    team: teamOf(call),
    kind: flag(call, 'is_private') ? 'private' : 'public',
    name,
    members: new Set([self]),
    archived: false,
    general: false,
    sharedWith: new Set(),
    creator: self,
    created: Math.floor(world.clock.now() / 1000),
  };
  world.channels.set(channel.id, channel);
  if (channel.kind === 'public') {
    await emit(call.core, channel.team, {
      type: 'channel_created',
      channel: { id: channel.id, name, created: channel.created, creator: self },
    });
  }
  return { channel: channelJson(channel, self) };
}
