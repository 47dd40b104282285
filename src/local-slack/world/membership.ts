// Joining and leaving channels, with the events that tell the apps in them.
import type { Core } from '../core.ts';
import { emit } from '../delivery/events.ts';
import type { Channel } from './world.ts';

/** Adds a person to a channel and tells the apps in it. */
export async function join(core: Core, channel: Channel, person: string, inviter?: string): Promise<void> {
  channel.members.add(person);
  const event = {
    type: 'member_joined_channel',
    user: person,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: channel.team,
  };
  await emit(core, channel.team, { ...event, ...(inviter ? { inviter } : {}) }, { channel: channel.id });
}

/** Tells the apps in a channel that somebody leaves, and takes them out. */
export async function leave(core: Core, channel: Channel, person: string): Promise<void> {
  await emit(
    core,
    channel.team,
    { type: 'member_left_channel', user: person, channel: channel.id, team: channel.team },
    { channel: channel.id },
  );
  channel.members.delete(person);
}
