// People in the order and groups in which one chooses whom to act as.
import type { PersonShown, WorldShown } from '../../page/contract.ts';

export interface PeopleGroup {
  title: string;
  people: PersonShown[];
}

/** Everybody whom one may act as: by Slack workspace, those who are deactivated last. */
export const peopleGroups = ({ teams, people }: WorldShown): PeopleGroup[] =>
  teams
    .map((team, index) => ({
      title: index === 0 ? team.name : `${team.name} · another Slack workspace, met through Slack Connect`,
      people: people
        .filter((it) => it.team === team.id && !it.isBot)
        .toSorted((one, other) => Number(one.deactivated) - Number(other.deactivated)),
    }))
    .filter((it) => it.people.length > 0);

/** Those of whose name or handle a word begins like this, whatever the case and the accents. */
export function matching(people: PersonShown[], sought: string): PersonShown[] {
  const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const start = bare(sought.trim().replace(/^@/, ''));
  return people.filter(({ name, handle }) => {
    const words = bare(name);
    return [words, ...words.split(/\s+/), bare(handle)].some((it) => it.startsWith(start));
  });
}

/** What somebody is, in a few words. */
export const standing = ({ role, deactivated }: PersonShown): string => (deactivated ? 'Deactivated' : role);

/** `@ana` or `#general` of an id. */
export function entityName(world: WorldShown, id: string): string | undefined {
  const person = world.people.find((it) => it.id === id);
  if (person) return `@${person.handle}`;
  const channel = world.channels.find((it) => it.id === id);
  if (channel) return `#${channel.name}`;
  const group = world.usergroups.find((it) => it.id === id);
  return group && `@${group.handle}`;
}

/** Somebody for the right-hand side: whoever is an Admin there, and not the one on the left. */
export const counterpart = (world: WorldShown, left: PersonShown): PersonShown | undefined => {
  const others = world.people.filter((it) => it.id !== left.id && !it.isBot && !it.deactivated);
  return others.find((it) => it.role === 'Admin' && it.team === left.team) ?? others[0];
};
