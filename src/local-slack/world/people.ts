// Putting people into a Slack workspace.
import type { DeclaredPerson } from './declared.ts';
import type { Person, Team, World } from './world.ts';

/** Puts a person into a Slack workspace. */
export function addPerson(world: World, team: Team, declared: DeclaredPerson): Person {
  const person: Person = {
    id: declared.id ?? world.ids.mint('U'),
    teams: [team.id],
    handle: declared.handle,
    name: declared.name ?? declared.handle.charAt(0).toUpperCase() + declared.handle.slice(1),
    email: declared.email ?? `${declared.handle}@${team.domain}.example`,
    role: declared.role ?? 'member',
    deleted: declared.deactivated ?? false,
    tz: declared.tz ?? 'Europe/Berlin',
    locale: declared.locale ?? 'en-GB',
    updated: Math.floor(world.clock.now() / 1000),
  };
  world.people.set(person.id, person);
  return person;
}

/** Whether somebody is a guest of either kind. */
export const isGuest = (person: Person): boolean => person.role === 'guest' || person.role === 'single_channel_guest';
