// What a menu offers and what is chosen in it, whichever of Slack's sources it comes from.
import {
  type Element,
  isMany,
  type Option,
  type OptionGroup,
  type StateValue,
  type Text,
  VALUE_KEY,
} from '../../../kit.ts';
import type { ChannelShown, PersonShown, WorldShown } from '../../../page/contract.ts';

export interface Choice {
  value: string;
  text: Text;
  description?: Text;
  /** Drawn before the text: a lock for what only its members see. */
  sign?: 'lock';
  /** Other words that find it. */
  also?: string;
}

export interface ChoiceGroup {
  label?: Text;
  choices: Choice[];
}

const plain = (text: string): Text => ({ type: 'plain_text', text, emoji: false });

/** The options of a menu, or of an app's answer, as groups; without groups it is a single one without a label. */
export function groupsOf(offered: OptionGroup[] | Option[]): ChoiceGroup[] {
  const groups = offered.filter((it): it is OptionGroup => 'options' in it);
  if (groups.length > 0) return groups.map(({ label, options }) => ({ label, choices: options }));
  return [{ choices: offered.filter((it): it is Option => 'value' in it) }];
}

const personChoice = (it: PersonShown): Choice => ({ value: it.id, text: plain(it.name), also: it.handle });

const channelChoice = (it: WorldShown['channels'][number]): Choice => ({
  value: it.id,
  text: plain(it.private ? it.name : `#${it.name}`),
  ...(it.private ? { sign: 'lock' } : {}),
});

/** The channels that somebody is offered: those in use, and of the private ones only where they are. */
export const channelsFor = (world: WorldShown, viewer: PersonShown): ChannelShown[] =>
  world.channels.filter(
    (it) => it.team === viewer.team && !it.archived && (!it.private || it.members.includes(viewer.id)),
  );

/** The people that somebody is offered: those of their own workspace, and of others whom they share a channel with. */
export const peopleFor = (world: WorldShown, viewer: PersonShown): PersonShown[] => {
  const met = new Set(world.channels.flatMap(({ members }) => (members.includes(viewer.id) ? members : [])));
  return world.people.filter((it) => !it.deactivated && (it.team === viewer.team || met.has(it.id)));
};

/** What a menu over the workspace's own people and channels offers this person; nothing for menus with options. */
export function workspaceChoices(element: Element, world: WorldShown, viewer: PersonShown): ChoiceGroup[] | undefined {
  if (element.type.endsWith('users_select')) {
    return [{ choices: peopleFor(world, viewer).map(personChoice) }];
  }
  const isChannels = element.type.endsWith('channels_select');
  if (!isChannels && !element.type.endsWith('conversations_select')) return undefined;
  const kinds = isChannels ? ['public'] : (element.filter?.include ?? ['public', 'private']);
  const open = channelsFor(world, viewer).filter((it) => kinds.includes(it.private ? 'private' : 'public'));
  return [{ choices: open.map(channelChoice) }];
}

/** What is chosen, by the names that the workspace has for ids. */
export function chosenIn(element: Element, value: StateValue | undefined, world: WorldShown): Choice[] {
  const content = value?.[VALUE_KEY[element.type] ?? ''];
  const several: unknown[] = Array.isArray(content)
    ? content
    : content === null || content === undefined
      ? []
      : [content];
  return several.map((it) => (isOption(it) ? it : named(String(it), world)));
}

const isOption = (it: unknown): it is Option => typeof it === 'object' && it !== null && 'value' in it && 'text' in it;

function named(id: string, world: WorldShown): Choice {
  const person = world.people.find((it) => it.id === id);
  const channel = world.channels.find((it) => it.id === id);
  return (person && personChoice(person)) ?? (channel && channelChoice(channel)) ?? { value: id, text: plain(id) };
}

/** What is put for these choices: a list where several may be chosen, nothing as null. */
export const putOf = (element: Element, choices: Choice[]): string | string[] | null =>
  isMany(element.type) ? choices.map((it) => it.value) : (choices[0]?.value ?? null);
