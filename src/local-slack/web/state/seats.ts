// From names in the address to people and conversations, and back.
import type { ConversationShown, PersonShown, ScreenShown, WorldShown } from '../../page/contract.ts';
import type { Seat } from './address.ts';

/** How the address names somebody. */
export function nameOf(world: WorldShown, person: PersonShown): string {
  const [first] = world.teams;
  const team = world.teams.find((it) => it.id === person.team);
  return team && team.id !== first?.id ? `${person.handle}@${team.domain}` : person.handle;
}

/** The person whom a name of the address means. */
export const personNamed = (world: WorldShown, name: string): PersonShown | undefined =>
  world.people.find((it) => nameOf(world, it) === name || it.id === name);

/** Where somebody starts who has no place yet: an Admin, else the first person there is. */
export function firstSeat(world: WorldShown): Seat | undefined {
  const people = world.people.filter((it) => !it.isBot && !it.deactivated);
  const person = people.find((it) => it.role === 'Admin') ?? people[0];
  return person && { person: nameOf(world, person) };
}

/** How the address names a conversation. */
export const whereOf = ({ kind, name }: ConversationShown): string =>
  kind === 'im' || kind === 'mpim' ? `@${name}` : name;

export interface Spot {
  conversation: ConversationShown;
  /** Whether the app's Home is shown instead of its messages. */
  isHome: boolean;
}

const homeMark = '!home';

/** The conversation that a name of the address means for this person; the usual one when there is none. */
export function spotNamed(screen: ScreenShown, where: string | undefined): Spot | undefined {
  const isHome = where?.endsWith(homeMark) ?? false;
  const name = isHome ? where?.slice(0, -homeMark.length) : where;
  const found = screen.conversations.find((it) => whereOf(it) === name || it.id === name);
  if (found) return { conversation: found, isHome };
  const usual = usualConversation(screen);
  return usual && { conversation: usual, isHome: false };
}

/** The name of an app's Home tab. */
export const homeOf = (conversation: ConversationShown): string => `${whereOf(conversation)}${homeMark}`;

function usualConversation({ conversations }: ScreenShown): ConversationShown | undefined {
  const mine = conversations.filter((it) => it.joined && !it.archived);
  return mine.find((it) => it.name === 'general') ?? mine[0] ?? conversations[0];
}
