// What people do to messages without an app: editing their own, deleting them, reacting.
import type { Core } from '../core.ts';
import { emit } from '../delivery/events.ts';
import { remove, tellChanged, tellDeleted, visibleTo } from '../messages.ts';
import { findMessage } from '../world/find.ts';
import { messageJson } from '../world/json.ts';
import type { Message, Person } from '../world/world.ts';
import type { SeenMessage } from './seen.ts';
import type { Outcome } from './told.ts';
import { asMessageText } from './typed-text.ts';

function needMessage(core: Core, person: Person, seen: SeenMessage): Message {
  const message = findMessage(core.world, seen.channel, seen.ts);
  const channel = core.world.channels.get(seen.channel);
  if (!message || !channel) throw new Error(`The message "${seen.text.slice(0, 60)}" is gone`);
  if (!visibleTo(core, person, channel).includes(message))
    throw new Error(`${person.handle} does not see this message`);
  return message;
}

function needOwn(core: Core, person: Person, seen: SeenMessage): Message {
  const message = needMessage(core, person, seen);
  if (message.author !== person.id) throw new Error(`${person.handle} did not write this message`);
  return message;
}

/** Changes a message of one's own. */
export async function edit(core: Core, person: Person, seen: SeenMessage, text: string): Promise<Outcome> {
  const message = needOwn(core, person, seen);
  const before = messageJson(message);
  message.text = asMessageText(core.world, person, text);
  message.edited = core.world.ids.ts();
  await tellChanged(core, message, before);
  return {};
}

/** Deletes a message of one's own. */
export async function takeBack(core: Core, person: Person, seen: SeenMessage): Promise<Outcome> {
  const message = needOwn(core, person, seen);
  remove(core, message);
  await tellDeleted(core, message);
  return {};
}

/** Reacts with an emoji; once more takes the reaction back, as a click does. */
export async function react(core: Core, person: Person, seen: SeenMessage, name: string): Promise<Outcome> {
  const message = needMessage(core, person, seen);
  const by = message.reactions.get(name) ?? [];
  const had = by.includes(person.id);
  const left = had ? by.filter((id) => id !== person.id) : [...by, person.id];
  if (left.length > 0) message.reactions.set(name, left);
  else message.reactions.delete(name);
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const type = had ? 'reaction_removed' : 'reaction_added';
  const event = { type, user: person.id, reaction: name, item, item_user: message.author };
  await emit(core, core.world.channels.get(message.channel)?.team ?? '', event, { channel: message.channel });
  return {};
}
