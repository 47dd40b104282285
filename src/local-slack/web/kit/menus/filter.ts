// Which choices a typed word finds.
import type { Choice, ChoiceGroup } from './choices.ts';

const simple = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** The groups with the choices that hold every typed word, whatever their case and accents; empty groups are left out. */
export function filterGroups(groups: ChoiceGroup[], query: string): ChoiceGroup[] {
  const words = simple(query).split(/\s+/).filter(Boolean);
  const holds = ({ text, also = '' }: Choice) => words.every((it) => simple(`${text.text} ${also}`).includes(it));
  return groups
    .map((group) => ({ ...group, choices: group.choices.filter(holds) }))
    .filter((group) => group.choices.length > 0);
}

/** All choices in the order in which they are shown. */
export const flat = (groups: ChoiceGroup[]): Choice[] => groups.flatMap((group) => group.choices);
