/** What is typed into a picker, held against what it shows: a label is found by all of it, by its beginning, and by words of it. */
import { nameKey } from '../db/page.ts';
import type { WantedWord } from '../db/ports.ts';
import { joining } from '../domain/shown/called.ts';
import { oneLine } from '../domain/text.ts';
import type { ThingTypeInfo } from '../policy/index.ts';
import type { Place } from './showing.ts';

/** What was typed, as names are compared. */
export interface Typed {
  phrase: string;
  words: readonly string[];
  /** It ends as a label does that was too long to be shown whole. */
  isCut: boolean;
}

const key = (text: string): string => nameKey(oneLine(text));

/** A path is two words, `Web/Site`: each of them may be what somebody remembers. */
export function typedWords(text: string): Typed {
  const typed = key(text);
  const phrase = typed.replace(/…$/u, '').trimEnd();
  return { phrase, words: phrase.split(/[\s/]+/u).filter((word) => word !== ''), isCut: phrase !== typed };
}

/** Every word that was typed stands somewhere in what is shown. */
export function isFound({ words }: Typed, ...shown: readonly string[]): boolean {
  const text = key(shown.join(' '));
  return words.every((word) => text.includes(word));
}

/** How well: the whole label, its beginning, a part of it, or only its words. */
function rank({ phrase, isCut }: Typed, label: string): number {
  const text = key(label);
  if (text === phrase || (isCut && text.startsWith(phrase))) return 0;
  if (text.startsWith(phrase)) return 1;
  return text.includes(phrase) ? 2 : 3;
}

/** What fits best first, and otherwise in the order given: a list has room for a hundred. */
export function bestFirst<Item>(items: readonly Item[], typed: Typed, labelOf: (item: Item) => string): Item[] {
  if (typed.words.length === 0) return [...items];
  const ranked = items.map((item) => ({ item, rank: rank(typed, labelOf(item)) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ item }) => item);
}

/** What stands with the names of things of each type: titles of roles in front of them, and their kind and product beside them. */
export interface Around {
  type: string;
  leads: readonly string[];
  beside: readonly string[];
}

/** A picker of things shows their names alone, with kind and product underneath. */
export const aroundThing = ({ workspace }: Place, { name, title }: ThingTypeInfo): Around => ({
  type: name,
  leads: [],
  beside: [title, workspace.title],
});

/** A picker of roles on things puts the titles of these roles in front. */
export const aroundRoles = (place: Place, type: ThingTypeInfo, titles: readonly string[]): Around => ({
  ...aroundThing(place, type),
  leads: titles.map((title) => `${title}${joining(title)}`),
});

/** What things must be called for what was typed: each word is in their names, unless it is explained by what stands with these. */
export function namesFor({ words }: Typed, around: readonly Around[]): WantedWord[] {
  const said = around.map(({ type, leads, beside }) => ({ type, text: key([...leads, ...beside].join(' ')) }));
  return words
    .map((word) => ({ word, unless: said.filter(({ text }) => text.includes(word)).map(({ type }) => type) }))
    .filter(({ unless }) => unless.length < around.length);
}

/** What was typed as the beginning of names: all of it, and what follows the title of a role. */
export function phrasesFor({ phrase }: Typed, around: readonly Around[]): string[] {
  const leads = around.flatMap(({ leads }) => leads.map((lead) => nameKey(lead)));
  const rests = leads.filter((lead) => phrase.startsWith(lead)).map((lead) => phrase.slice(lead.length));
  return [...new Set([phrase, ...rests])].filter((one) => one !== '');
}
