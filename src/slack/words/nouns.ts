/** Words that name what the lexicon holds: roles, things, actions. The longest name wins; quotes force; every equal reading is kept. */
import type { Words } from './combine.ts';
import type { KnownAction, KnownRole, KnownStanding, KnownThing, KnownThingRole, KnownType } from './lexicon.ts';
import type { Index, Named, Names } from './names.ts';
import type { Reader, Reading } from './reader.ts';

/** A reader of the longest name of some index, given as `key`. */
function named<Key extends string, Value>(
  key: Key,
  what: string,
  indexOf: (names: Names) => Index<Value>,
): Words<Record<Key, Value>> {
  return {
    keys: [key],
    read(reader, at) {
      const index = indexOf(reader.names);
      const found = index.longest(reader.tokens, at);
      if (found.length > 0) return readings(key, found);
      return reader.lacking(at, { what, words: index.names(), named: true });
    },
  };
}

const readings = (key: string, found: readonly Named<unknown>[]): readonly Reading[] =>
  found.map(({ value, at }) => ({ at, values: { [key]: value }, missing: false }));

export const role: Words<{ role: KnownRole }> = named('role', 'a role', (names) => names.roles);
export const thingRole: Words<{ thingRole: KnownThingRole }> = named(
  'thingRole',
  'a role on a thing',
  (names) => names.thingRoles,
);
export const action: Words<{ action: KnownAction }> = named('action', 'what they would do', (names) => names.actions);
export const standing: Words<{ standing: KnownStanding }> = named('standing', 'a standing', (names) => names.standings);

/** The types that a word means: several when products share it, or for `label`. */
export const typeWord: Words<{ types: readonly KnownType[] }> = {
  keys: ['types'],
  read(reader, at) {
    const found = reader.names.types.longest(reader.tokens, at);
    const [first] = found;
    if (first) return [{ at: first.at, values: { types: found.map(({ value }) => value) }, missing: false }];
    return reader.lacking(at, { what: 'a kind of thing', words: reader.names.types.names() });
  },
};

/** `team web`, `web`, `web/site`, `"Rose Cottage"`, an id. */
export const thing: Words<{ thing: KnownThing }> = thingAs('thing', () => true);

/** A label, as something that things carry. */
export const tag: Words<{ tag: KnownThing }> = thingAs('tag', (type) => type.isTag);

function thingAs<Key extends string>(key: Key, ofType: (type: KnownType) => boolean): Words<Record<Key, KnownThing>> {
  return {
    keys: [key],
    read(reader, at) {
      const types = new Set(reader.setting.lexicon.types.filter(ofType).map(typeKey));
      const found = [...withType(reader, at), ...reader.names.things.longest(reader.tokens, at)];
      const fitting = found.filter(({ value }) => types.has(keyOf(value)));
      const longest = Math.max(...fitting.map((one) => one.at));
      if (fitting.length > 0)
        return readings(
          key,
          fitting.filter((one) => one.at === longest),
        );
      const [typed] = reader.names.types.longest(reader.tokens, at);
      if (typed && reader.endsAt(typed.at)) return [{ at: typed.at, values: {}, missing: true }];
      return reader.lacking(at, { what: 'a thing', words: reader.names.things.names(), named: true });
    },
  };
}

const typeKey = ({ product, name }: { product: string; name: string }): string => `${product} ${name}`;
const keyOf = ({ product, type }: KnownThing): string => `${product} ${type}`;

/** A type word and, right after it, the name of a thing of that type. */
function withType(reader: Reader, at: number): readonly Named<KnownThing>[] {
  return reader.names.types.byLength(reader.tokens, at).flatMap((types) => {
    const [first] = types;
    const wanted = new Set(types.map(({ value }) => typeKey(value)));
    if (!first || first.at >= reader.tokens.length) return [];
    const found = reader.names.things.longest(reader.tokens, first.at).filter(({ value }) => wanted.has(keyOf(value)));
    if (found.length === 0)
      reader.stuck(first.at, {
        what: `the name of a ${first.value.title}`,
        words: thingNames(reader, wanted),
        named: true,
      });
    return found;
  });
}

const thingNames = (reader: Reader, wanted: ReadonlySet<string>): readonly string[] =>
  reader.setting.lexicon.things.filter((thing) => wanted.has(keyOf(thing))).map(({ path }) => path);

/** The name for something new: all words up to `in`; a name that holds `in` is quoted. */
export const newName: Words<{ name: string }> = nameUpTo((word) => word === 'in');

/** The name for something renamed: all the rest. */
export const otherName: Words<{ name: string }> = nameUpTo(() => false);

function nameUpTo(stops: (word: string | undefined) => boolean): Words<{ name: string }> {
  return {
    keys: ['name'],
    read(reader, at) {
      let end = at;
      while (end < reader.tokens.length && !stops(reader.wordAt(end)) && reader.tokens[end]?.kind !== 'because') end++;
      const name = reader.tokens
        .slice(at, end)
        .map((token) => token.text)
        .join(' ');
      if (end === at || name === '') return reader.lacking(at, { what: 'a name', words: [] });
      return [{ at: end, values: { name }, missing: false }];
    },
  };
}
