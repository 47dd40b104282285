/** Answers to external selects: at most a hundred options, and when there are more the heading says how to find them. */
import type { PlainTextElement, PlainTextOption } from '@slack/types';
import { askableCalled } from '../../../domain/shown/called.ts';
import type { Listed, ShownOption, ShownPerson, ShownThing } from '../../../domain/shown.ts';
import { plain } from './blocks.ts';
import type { Choice } from './buttons.ts';
import { option } from './buttons.ts';
import { thingName } from './naming.ts';
import { nameOf } from './sentence.ts';
import { askableValue } from './values.ts';

/** What Slack takes as the answer: options, or options under headings. */
export type Options =
  | { options: PlainTextOption[] }
  | { option_groups: { label: PlainTextElement; options: PlainTextOption[] }[] };

const most = 100;
const heading = (text: string): PlainTextElement => plain(text, 75);

/** Grouped by heading, in the order of the items; a heading of our own when there are more than fit. */
function answer(items: readonly (Choice & { group: string | null })[], total: number): Options {
  const distinct = [...new Map(items.map((item) => [item.value, item])).values()];
  const shown = distinct.slice(0, most);
  const left = Math.max(total, distinct.length) - shown.length;
  const named = shown.some(({ group }) => group !== null);
  if (!named && left === 0) return { options: shown.map(option) };
  const more = left > 0 ? `First ${shown.length} of ${shown.length + left}: type to search` : 'All';
  const groups = new Map<string, Choice[]>();
  for (const { group, ...choice } of shown) groups.set(group ?? more, [...(groups.get(group ?? more) ?? []), choice]);
  const [first] = groups.keys();
  return {
    option_groups: [...groups].map(([name, members]) => ({
      label: heading(left > 0 && name === first && name !== more ? `${name} (${more.toLocaleLowerCase('en')})` : name),
      options: members.map(option),
    })),
  };
}

const askableChoice = ({ role, thing, group }: ShownOption) => ({
  text: askableCalled({ role, thing }),
  value: askableValue({ role, thing }),
  ...(role !== null && role.bestFor !== '' && { description: role.bestFor }),
  group,
});

/** Roles on things: for asking, and for what an invitation gives besides. */
export const optionsOf = (list: Listed<ShownOption>): Options => answer(list.items.map(askableChoice), list.total);

export const thingChoice = (thing: ShownThing): Choice => ({
  text: thingName(thing),
  value: thing.id,
  description: thing.product === null ? thing.typeTitle : `${thing.typeTitle}, ${thing.product}`,
});

/** Things, by their own ids. */
export const thingOptions = (list: Listed<ShownThing>): Options =>
  answer(
    list.items.map((thing) => ({ ...thingChoice(thing), group: null })),
    list.total,
  );

/** People we know, by our own ids; somebody without one cannot be chosen. */
export const peopleOptions = (list: Listed<ShownPerson>): Options =>
  answer(
    list.items.flatMap((who) => (who.id === null ? [] : [{ text: nameOf(who), value: who.id, group: null }])),
    list.total,
  );
