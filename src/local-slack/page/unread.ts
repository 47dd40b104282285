// What somebody has not read yet, and how much of it is meant for them.
import type { Core } from '../core.ts';
import { pingsOf } from '../people/reading.ts';
import { type Channel, type Message, markKey, type Person, type World } from '../world/world.ts';

/** Counts what others have said since this person last read; nothing where they have not joined. */
export function unreadBy(
  core: Core,
  person: Person,
  channel: Channel,
  visible: Message[],
): { unread: number; mentions: number } {
  const until = core.world.readUntil.get(markKey(person.id, channel.id)) ?? '';
  const isNews = channel.members.has(person.id);
  const unread = visible.filter((it) => isNews && it.ts > until && it.author !== person.id);
  const names = namesOf(core.world, person);
  const isMeant = (it: Message) => channel.kind === 'im' || pingsOf(core.world, it).some((name) => names.has(name));
  return { unread: unread.length, mentions: unread.filter(isMeant).length };
}

/** What a message says to notify this person. */
const namesOf = (world: World, person: Person): Set<string> =>
  new Set([
    `@${person.handle}`,
    '@here',
    '@channel',
    '@everyone',
    ...[...world.usergroups.values()].filter((it) => it.members.includes(person.id)).map((it) => `@${it.handle}`),
  ]);
