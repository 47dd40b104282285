// Where a message goes: a channel the caller is in, or the direct conversation with a person.
import { directChannel } from '../world/find.ts';
import type { Channel } from '../world/world.ts';
import { type Call, callerOf, channelOf, installOf, need, personOf, teamOf } from './call.ts';
import { SlackError } from './slack-error.ts';

/** Where a message goes; a person's id means the direct conversation with them. */
export function destination(call: Call): Channel {
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
