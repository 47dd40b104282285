// chat.*: posting, changing and deleting messages, each with the refusals Slack gives.
import { remove, store, tellApps } from '../messages.ts';
import { stateOf } from '../state-values.ts';
import { directChannel, findMessage } from '../world/find.ts';
import { messageJson } from '../world/json.ts';
import type { Channel, Message } from '../world/world.ts';
import {
  type Call,
  callerOf,
  channelOf,
  installOf,
  type Methods,
  maybe,
  need,
  number,
  personOf,
  teamOf,
} from './call.ts';
import { type Content, contentOf } from './content.ts';
import { SlackError } from './slack-error.ts';

const WRITE = ['chat:write'];

/** Where a message goes; a person's id means the direct conversation with them. */
function destination(call: Call): Channel {
  const id = need(call, 'channel');
  if (/^[UW]/.test(id)) return openDirect(call, id);
  const channel = channelOf(call);
  if (channel.archived) throw new SlackError('is_archived');
  const mayWithout = channel.kind === 'public' && installOf(call).scopes.has('chat:write.public');
  if (!channel.members.has(callerOf(call).id) && !mayWithout) throw new SlackError('not_in_channel');
  return channel;
}

function openDirect(call: Call, id: string): Channel {
  const person = personOf(call, id, 'channel_not_found');
  if (installOf(call).app.manifest.features?.app_home?.messages_tab_enabled === false)
    throw new SlackError('messages_tab_disabled');
  return directChannel(call.core.world, teamOf(call), [callerOf(call).id, person.id]);
}

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
      change(call, message, content);
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
  'chat.scheduleMessage': { tokens: ['bot', 'user'], scopes: WRITE, tier: 3, run: schedule },
  'chat.deleteScheduledMessage': {
    tokens: ['bot', 'user'],
    scopes: WRITE,
    tier: 3,
    run: (call) => {
      if (!call.core.world.scheduled.delete(need(call, 'scheduled_message_id')))
        throw new SlackError('invalid_scheduled_message_id');
      return {};
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

function schedule(call: Call): Record<string, unknown> {
  const channel = destination(call);
  const postAt = number(call, 'post_at') ?? 0;
  const now = call.core.clock.now() / 1000;
  if (postAt <= now) throw new SlackError('time_in_past');
  if (postAt > now + 120 * 86_400) throw new SlackError('time_too_far');
  const content = contentOf(call);
  const id = call.core.world.ids.mint('Q');
  call.core.world.scheduled.set(id, { channel: channel.id, postAt, install: installOf(call), content });
  return { scheduled_message_id: id, channel: channel.id, post_at: postAt, message: { text: content.text } };
}
