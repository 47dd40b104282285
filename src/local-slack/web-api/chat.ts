// chat.*: posting, changing and deleting messages, each with the refusals Slack gives.
import { remove, store, tellApps, tellChanged, tellDeleted } from '../messages.ts';
import { stateOf } from '../state-values.ts';
import { findMessage } from '../world/find.ts';
import { messageJson } from '../world/json.ts';
import type { Channel, Message } from '../world/world.ts';
import { type Call, callerOf, channelOf, installOf, type Methods, maybe, need, personOf } from './call.ts';
import { type Content, contentOf } from './content.ts';
import { destination } from './destination.ts';
import { schedules } from './schedule.ts';
import { SlackError } from './slack-error.ts';

const WRITE = ['chat:write'];

function threadOf(call: Call, channel: Channel): string | undefined {
  const ts = maybe(call, 'thread_ts');
  const parent = ts === undefined ? undefined : findMessage(call.core.world, channel.id, ts);
  if (ts !== undefined && (!parent || parent.onlyFor)) throw new SlackError('thread_not_found');
  return ts;
}

function limitPace(call: Call, channel: Channel): void {
  const wait = call.core.rateLimits.overInChannel(channel.id);
  if (wait !== undefined) throw new SlackError('ratelimited', { retry_after: wait });
}

async function post(call: Call, content: Content, onlyFor?: string): Promise<Message> {
  const channel = destination(call);
  limitPace(call, channel);
  const message = store(call.core, {
    channel: channel.id,
    author: callerOf(call).id,
    install: installOf(call),
    threadTs: threadOf(call, channel),
    onlyFor,
    ...content,
  });
  await Promise.resolve();
  void tellApps(call.core, message);
  return message;
}

export const chat: Methods = {
  ...schedules,
  'chat.postMessage': {
    tokens: ['bot', 'user'],
    scopes: WRITE,
    tier: 'special',
    run: async (call) => {
      const message = await post(call, contentOf(call));
      return { channel: message.channel, ts: message.ts, message: messageJson(message) };
    },
  },
  'chat.postEphemeral': {
    tokens: ['bot', 'user'],
    scopes: WRITE,
    tier: 4,
    run: async (call) => {
      const channel = destination(call);
      const person = personOf(call, need(call, 'user'), 'user_not_in_channel');
      if (!channel.members.has(person.id)) throw new SlackError('user_not_in_channel');
      const message = await post(call, contentOf(call), person.id);
      return { message_ts: message.ts };
    },
  },
  'chat.update': {
    tokens: ['bot', 'user'],
    scopes: WRITE,
    tier: 3,
    run: (call) => {
      const message = ownMessage(call, 'cant_update_message');
      const content = contentOf(call, { updating: true });
      const before = messageJson(message);
      change(call, message, content);
      void tellChanged(call.core, message, before);
      return { channel: message.channel, ts: message.ts, text: message.text, message: messageJson(message) };
    },
  },
  'chat.delete': {
    tokens: ['bot', 'user'],
    scopes: WRITE,
    tier: 3,
    run: (call) => {
      const message = ownMessage(call, 'cant_delete_message');
      remove(call.core, message);
      void tellDeleted(call.core, message);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    tokens: ['bot', 'user'],
    tier: 'special',
    run: (call) => {
      const channel = channelOf(call);
      const ts = need(call, 'message_ts');
      if (!findMessage(call.core.world, channel.id, ts)) throw new SlackError('message_not_found');
      const domain = call.core.world.teams.get(channel.team)?.domain;
      return {
        channel: channel.id,
        permalink: `https://${domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`,
      };
    },
  },
};

/** Changes a message in place; what people put into it stays by block and action id. */
function change(call: Call, message: Message, content: Content): void {
  message.text = content.text;
  message.blocks = content.blocks ?? [];
  if (content.metadata !== undefined) message.metadata = content.metadata;
  message.edited = call.core.world.ids.ts();
  for (const [person, values] of message.inputs) message.inputs.set(person, stateOf(message.blocks, values));
}

function ownMessage(call: Call, notMine: string): Message {
  const message = findMessage(call.core.world, channelOf(call).id, need(call, 'ts'));
  if (!message) throw new SlackError('message_not_found');
  if (message.onlyFor || message.author !== callerOf(call).id) throw new SlackError(notMine);
  return message;
}
