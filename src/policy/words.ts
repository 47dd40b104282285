/** Conditions as people read them: `hold a Mini label that the Mini carries`, `the project is not closed`. */
import type { Atom, CompiledModel, Literal } from './compiled.ts';

/** The roles of a mask by title: `Admin or Member`. */
export function roleWords(model: CompiledModel, mask: number, between = ' or '): string {
  const all = model.roles.filter((_, at) => (mask & (1 << at)) !== 0);
  return all.map(({ title }) => title).join(between);
}

/** What somebody would have to be to meet a mask of roles. */
export function roleNeeded(model: CompiledModel, mask: number): string {
  const everybody = (1 << model.roles.length) - 1;
  return mask === everybody ? 'have a role here' : `be ${roleWords(model, mask)}`;
}

/** `a ward`, `an office`. */
export const articled = (words: string): string => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;

const typeTitle = (model: CompiledModel, slot: number): string => model.inner.types[slot]?.info.title ?? 'thing';

/** One condition, as it would have to be. */
export function literalWords(model: CompiledModel, { atom, wanted }: Literal): string {
  const on = typeTitle(model, atom.slot);
  switch (atom.kind) {
    case 'is':
      return `${wanted ? 'be' : 'not be'} ${personTitle(model, atom)} on the ${on}`;
    case 'inside':
      return `it is in ${wanted ? articled(on) : `no ${on}`}`;
    case 'flag':
      return `the ${on} is ${wanted ? '' : 'not '}${flagTitle(model, atom)}`;
    case 'shares':
      return wanted
        ? `hold a ${tagTitle(model, atom)} that the ${on} carries`
        : `hold no ${tagTitle(model, atom)} that the ${on} carries`;
    case 'covers':
      return `${wanted ? 'hold every' : 'lack a'} ${tagTitle(model, atom)} that the ${on} carries`;
  }
}

/** The same condition, said of somebody: `is Head on the ward`, `holds a badge that the ward carries`. */
export function literalSaid(model: CompiledModel, literal: Literal): string {
  const words = literalWords(model, literal);
  return words.replace(/^(not )?be /, (_, not = '') => `is ${not}`).replace(/^(hold|lack) /, '$1s ');
}

const personTitle = (model: CompiledModel, atom: Atom & { kind: 'is' }): string =>
  model.inner.types[atom.slot]?.people[31 - Math.clz32(atom.bit)]?.title ?? atom.as;

const flagTitle = (model: CompiledModel, atom: Atom & { kind: 'flag' }): string =>
  model.inner.types[atom.slot]?.info.flags.find(({ name }) => name === atom.flag)?.title ?? atom.flag;

/** The kind of tag, and the level where a stronger one than the weakest is needed. */
export function tagTitle(model: CompiledModel, atom: Atom & { kind: 'shares' | 'covers' }): string {
  const tag = model.inner.types[atom.tag];
  const levels = tag?.people ?? [];
  const weakest = levels.filter((_, at) => (atom.levels & (1 << at)) !== 0).at(-1);
  return `${tag?.info.title ?? 'tag'}${weakest && weakest !== levels.at(-1) ? ` as ${weakest.title}` : ''}`;
}
