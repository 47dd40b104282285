// reactions.* and bookmarks.*.
import { emit } from '../delivery/events.ts';
import { findMessage } from '../world/find.ts';
import type { Message } from '../world/world.ts';
import { type Call, callerOf, channelOf, type Methods, maybe, need } from './call.ts';
import { SlackError } from './slack-error.ts';

function messageOf(call: Call): Message {
  const message = findMessage(call.core.world, channelOf(call).id, need(call, 'timestamp'));
  if (!message) throw new SlackError('message_not_found');
  if (message.onlyFor) throw new SlackError('not_reactable');
  return message;
}

const emojiOf = (call: Call): string => {
  const name = need(call, 'name').replace(/^:|:$/g, '');
  if (!/^[a-z0-9_+-]+(::skin-tone-[2-6])?$/.test(name)) throw new SlackError('invalid_name');
  return name;
};

async function tell(call: Call, message: Message, type: string, reaction: string): Promise<void> {
  const channel = call.core.world.channels.get(message.channel);
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const event = { type, user: callerOf(call).id, reaction, item, item_user: message.author };
  await emit(call.core, channel?.team ?? '', event, { channel: message.channel });
}

export const reactions: Methods = {
  'reactions.add': {
    tokens: ['bot', 'user'],
    scopes: ['reactions:write'],
    tier: 3,
    run: async (call) => {
      const message = messageOf(call);
      const name = emojiOf(call);
      const by = message.reactions.get(name) ?? [];
      if (by.includes(callerOf(call).id)) throw new SlackError('already_reacted');
      message.reactions.set(name, [...by, callerOf(call).id]);
      await tell(call, message, 'reaction_added', name);
      return {};
    },
  },
  'reactions.remove': {
    tokens: ['bot', 'user'],
    scopes: ['reactions:write'],
    tier: 2,
    run: async (call) => {
      const message = messageOf(call);
      const name = emojiOf(call);
      const by = message.reactions.get(name) ?? [];
      if (!by.includes(callerOf(call).id)) throw new SlackError('no_reaction');
      const left = by.filter((id) => id !== callerOf(call).id);
      if (left.length > 0) message.reactions.set(name, left);
      else message.reactions.delete(name);
      await tell(call, message, 'reaction_removed', name);
      return {};
    },
  },
};

const MAX_BOOKMARKS = 100;

function bookmarkOf(call: Call) {
  const found = call.core.world.bookmarks.get(need(call, 'bookmark_id'));
  if (!found || found.channel !== channelOf(call, 'channel_id').id) throw new SlackError('bookmark_not_found');
  return found;
}

const bookmarksIn = (call: Call) => {
  const channel = channelOf(call, 'channel_id');
  return [...call.core.world.bookmarks.values()].filter((it) => it.channel === channel.id);
};

function linkOf(call: Call): string {
  const link = maybe(call, 'link') ?? '';
  if (!/^https?:\/\/\S+$/.test(link)) throw new SlackError('invalid_link');
  return link;
}

export const bookmarks: Methods = {
  'bookmarks.list': {
    tokens: ['bot', 'user'],
    scopes: ['bookmarks:read'],
    tier: 3,
    run: (call) => ({ bookmarks: bookmarksIn(call) }),
  },
  'bookmarks.add': {
    tokens: ['bot', 'user'],
    scopes: ['bookmarks:write'],
    tier: 2,
    run: (call) => {
      const channel = channelOf(call, 'channel_id');
      if (need(call, 'type') !== 'link') throw new SlackError('invalid_bookmark_type');
      if (bookmarksIn(call).length >= MAX_BOOKMARKS) throw new SlackError('too_many_bookmarks');
      const bookmark = {
        id: call.core.world.ids.mint('Bk'),
        channel: channel.id,
        title: need(call, 'title'),
        type: 'link',
        link: linkOf(call),
        emoji: maybe(call, 'emoji') ?? '',
      };
      call.core.world.bookmarks.set(bookmark.id, bookmark);
      return { bookmark };
    },
  },
  'bookmarks.edit': {
    tokens: ['bot', 'user'],
    scopes: ['bookmarks:write'],
    tier: 2,
    run: (call) => {
      const bookmark = bookmarkOf(call);
      bookmark.title = maybe(call, 'title') ?? bookmark.title;
      if (maybe(call, 'link')) bookmark.link = linkOf(call);
      return { bookmark };
    },
  },
  'bookmarks.remove': {
    tokens: ['bot', 'user'],
    scopes: ['bookmarks:write'],
    tier: 2,
    run: (call) => {
      call.core.world.bookmarks.delete(bookmarkOf(call).id);
      return {};
    },
  },
};
