/** The lexicon turned round: from a phrase to everything it can name. */
import { fold, foldModelWord, plural } from './fold.ts';
import type {
  KnownAction,
  KnownProduct,
  KnownRole,
  KnownStanding,
  KnownThing,
  KnownThingRole,
  KnownType,
  Lexicon,
} from './lexicon.ts';
import { longestName, phraseAt } from './phrases.ts';
import type { Token } from './tokens.ts';

/** What a phrase at some place names, and how many tokens it took. */
export interface Named<Value> {
  value: Value;
  at: number;
}

/** From folded phrases to what they name. */
export class Index<Value> {
  private readonly entries = new Map<string, Value[]>();
  private readonly key: (phrase: string) => string;

  constructor(values: readonly Value[], key: (phrase: string) => string, namesOf: (value: Value) => readonly string[]) {
    this.key = key;
    for (const value of values) for (const name of new Set(namesOf(value).map(key))) this.put(name, value);
  }

  private put(name: string, value: Value): void {
    const there = this.entries.get(name);
    if (there) there.push(value);
    else this.entries.set(name, [value]);
  }

  /** Every name there is, for suggestions. */
  names(): readonly string[] {
    return [...this.entries.keys()];
  }

  get(phrase: string): readonly Value[] {
    return this.entries.get(this.key(phrase)) ?? [];
  }

  /** Everything that the longest phrase beginning at `at` names. */
  longest(tokens: readonly Token[], at: number): readonly Named<Value>[] {
    return this.byLength(tokens, at)[0] ?? [];
  }

  /** The same for every length of phrase that names something, longest first. */
  byLength(tokens: readonly Token[], at: number): readonly (readonly Named<Value>[])[] {
    const found: (readonly Named<Value>[])[] = [];
    for (let count = Math.min(longestName, tokens.length - at); count > 0; count--) {
      const phrase = phraseAt(tokens, at, count).find((one) => this.get(one).length > 0);
      if (phrase !== undefined) found.push(this.get(phrase).map((value) => ({ value, at: at + count })));
    }
    return found;
  }
}

/** A lexicon's indexes. */
export interface Names {
  products: Index<KnownProduct>;
  roles: Index<KnownRole>;
  types: Index<KnownType>;
  thingRoles: Index<KnownThingRole>;
  actions: Index<KnownAction>;
  standings: Index<KnownStanding>;
  things: Index<KnownThing>;
}

/** What a model names is the same list from line to line, and is turned round once. */
const turned = new WeakMap<readonly unknown[], Index<unknown>>();

function indexed<Value>(
  values: readonly Value[],
  key: (phrase: string) => string,
  names: (value: Value) => readonly string[],
): Index<Value> {
  const index = (turned.get(values) as Index<Value> | undefined) ?? new Index(values, key, names);
  turned.set(values, index as Index<unknown>);
  return index;
}

const nameAndTitle = ({ name, title }: { name: string; title: string }) => [name, title];

export const namesOf = (lexicon: Lexicon): Names => ({
  products: indexed(lexicon.products, foldModelWord, nameAndTitle),
  roles: indexed(lexicon.roles, foldModelWord, nameAndTitle),
  types: indexed(lexicon.types, foldModelWord, typeNames),
  thingRoles: indexed(lexicon.thingRoles, foldModelWord, nameAndTitle),
  actions: indexed(lexicon.actions, foldModelWord, actionNames),
  standings: indexed(lexicon.standings, foldModelWord, ({ name }) => [name]),
  things: new Index(lexicon.things, fold, ({ id, name, path }) => [id, name, ...suffixes(path)]),
});

/** `label` is said of every type of label, whatever the model calls it. */
function typeNames({ name, title, isTag }: KnownType): readonly string[] {
  const names = [name, title, ...(isTag ? ['label'] : [])].map(foldModelWord);
  return [...names, ...names.map(plural)];
}

/** What people say for the first word of an action. */
const sayings: Readonly<Record<string, readonly string[]>> = { view: ['see', 'read', 'look at'] };

function actionNames({ type, verb, title }: KnownAction): readonly string[] {
  const [first = '', ...rest] = foldModelWord(verb).split(' ');
  const said = (sayings[first] ?? []).map((other) => [other, ...rest].join(' '));
  return [verb, `${type}.${verb}`, ...(title ? [title] : []), ...said];
}

/** `a/b/c` may be called `b/c` and `c`. */
function suffixes(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_part, at) => parts.slice(at).join('/'));
}
