// chat.scheduleMessage and its undoing.
import { type Call, installOf, type Methods, need, number } from './call.ts';
import { contentOf } from './content.ts';
import { destination } from './destination.ts';
import { SlackError } from './slack-error.ts';

export const schedules: Methods = {
  'chat.scheduleMessage': { tokens: ['bot', 'user'], scopes: ['chat:write'], tier: 3, run: schedule },
  'chat.deleteScheduledMessage': {
    tokens: ['bot', 'user'],
    scopes: ['chat:write'],
    tier: 3,
    run: (call) => {
      if (!call.core.world.scheduled.delete(need(call, 'scheduled_message_id')))
        throw new SlackError('invalid_scheduled_message_id');
      return {};
    },
  },
};

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
