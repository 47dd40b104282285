// conversations.*: channels and direct messages, and who is in them.
import { channelsOf, directChannel } from '../world/find.ts';
import { channelJson } from '../world/json.ts';
import { join } from '../world/membership.ts';
import type { Channel } from '../world/world.ts';
import { type Call, callerOf, channelOf, flag, list, type Methods, maybe, personOf, teamOf } from './call.ts';
import { create, invite, joinable, kick } from './channel-changes.ts';
import { page } from './paging.ts';
import { SlackError } from './slack-error.ts';

const READ: Record<Channel['kind'], string> = {
  public: 'channels:read',
  private: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};
const KINDS: Record<string, Channel['kind']> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

const kindOf = (call: Call): Channel['kind'] =>
  call.core.world.channels.get(maybe(call, 'channel') ?? '')?.kind ?? 'public';
const readScope = (call: Call): string[] => [READ[kindOf(call)]];

/** The scopes for listing: of the first kind asked for. */
export const channelScopes = (call: Call): string[] =>
  list(call, 'types')
    .concat('public_channel')
    .slice(0, 1)
    .map((type) => READ[KINDS[type] ?? 'public']);

const changeScopes =
  (narrow: boolean) =>
  (call: Call): string[] =>
    kindOf(call) === 'private'
      ? ['groups:write', ...(narrow ? ['groups:write.invites'] : [])]
      : ['channels:manage', ...(narrow ? ['channels:write.invites'] : [])];

/** The conversations of these types that the caller can see; only those of `member` when given. */
export function conversationsOf(call: Call, types: string[], member?: string): Record<string, unknown>[] {
  const kinds = types.map((type) => KINDS[type]);
  if (kinds.includes(undefined)) throw new SlackError('invalid_types');
  const team = teamOf(call);
  const self = callerOf(call).id;
  return channelsOf(call.core.world)
    .filter((it) => kinds.includes(it.kind) && (it.team === team || it.sharedWith.has(team)))
    .filter((it) => it.kind === 'public' || it.members.has(self))
    .filter((it) => member === undefined || it.members.has(member))
    .filter((it) => !it.archived || !flag(call, 'exclude_archived'))
    .map((it) => channelJson(it, self));
}

export const conversations: Methods = {
  'conversations.open': {
    tokens: ['bot', 'user'],
    scopes: (call) => (list(call, 'users').length > 1 ? ['mpim:write'] : ['im:write']),
    tier: 3,
    run: (call) => {
      const ids = list(call, 'users');
      if (maybe(call, 'channel')) return { channel: channelJson(channelOf(call), callerOf(call).id) };
      if (ids.length === 0) throw new SlackError('users_list_not_supplied');
      if (ids.length > 8) throw new SlackError('too_many_users');
      const people = ids.map((id) => personOf(call, id));
      if (people.some((it) => it.deleted)) throw new SlackError('user_disabled');
      const channel = directChannel(call.core.world, teamOf(call), [callerOf(call).id, ...ids]);
      return { channel: flag(call, 'return_im') ? channelJson(channel, callerOf(call).id) : { id: channel.id } };
    },
  },
  'conversations.info': {
    tokens: ['bot', 'user'],
    scopes: readScope,
    tier: 3,
    run: (call) => ({ channel: channelJson(channelOf(call), callerOf(call).id) }),
  },
  'conversations.list': {
    tokens: ['bot', 'user'],
    scopes: channelScopes,
    tier: 2,
    run: (call) => {
      const types = list(call, 'types');
      return page(call, 'channels', conversationsOf(call, types.length > 0 ? types : ['public_channel']));
    },
  },
  'conversations.members': {
    tokens: ['bot', 'user'],
    scopes: readScope,
    tier: 4,
    run: (call) => page(call, 'members', [...channelOf(call).members]),
  },
  'conversations.join': {
    tokens: ['bot', 'user'],
    scopes: ['channels:join'],
    tier: 3,
    run: async (call) => {
      const channel = joinable(channelOf(call));
      if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
      if (!channel.members.has(callerOf(call).id)) await join(call.core, channel, callerOf(call).id);
      return { channel: channelJson(channel, callerOf(call).id) };
    },
  },
  'conversations.invite': { tokens: ['bot', 'user'], scopes: changeScopes(true), tier: 3, run: invite },
  'conversations.kick': {
    tokens: ['bot', 'user'],
    scopes: changeScopes(false),
    tier: 3,
    run: kick,
  },
  'conversations.create': {
    tokens: ['bot', 'user'],
    tier: 2,
    run: create,
    scopes: (call) => (flag(call, 'is_private') ? ['groups:write'] : ['channels:manage']),
  },
};
