/** The tails that say how and why: `as` a role, `in` a product or thing, `for` somebody, `because`. */
import type { Tail, Words } from './combine.ts';
import type { KnownRole, KnownThing, KnownThingRole } from './lexicon.ts';
import type { Person } from './lines.ts';
import { role, thing, thingRole } from './nouns.ts';
import { person } from './people.ts';
import type { Reader, Reading } from './reader.ts';

/** Where something is: a product by its name, or the thing around it. */
export type Where = { product: string } | { thing: KnownThing };

/** A tail that is a keyword and then what another reader reads. */
function after<T extends object>(keyword: string, slot: string, words: Words<T>): Tail<T> {
  return {
    slot,
    opens: keyword,
    keys: words.keys,
    read: (reader, at) => (reader.wordAt(at) === keyword ? words.read(reader, at + 1) : []),
  };
}

export const asThingRole: Tail<{ thingRole: KnownThingRole }> = after('as', 'as', thingRole);
export const asRole: Tail<{ role: KnownRole }> = after('as', 'as', role);

/** A role by name where only the request can tell on what: `approve R-1042 as member`. */
export const asLesser: Tail<{ lesser: string }> = after('as', 'as', {
  keys: ['lesser'],
  read: (reader, at) => [
    ...renamed(role.read(reader, at), 'role'),
    ...renamed(thingRole.read(reader, at), 'thingRole'),
  ],
});

const renamed = (readings: readonly Reading[], key: 'role' | 'thingRole'): readonly Reading[] =>
  readings.map(({ at, values, missing }) => ({
    at,
    missing,
    values: missing ? {} : { lesser: (values[key] as KnownRole | KnownThingRole).name },
  }));

/** `for @ben`; `for 4h` is a length. */
export const forPerson: Tail<{ person: Person }> = {
  slot: 'person',
  opens: 'for',
  keys: ['person'],
  read(reader, at) {
    const kind = reader.tokens[at + 1]?.kind;
    const somebody = kind !== undefined && kind !== 'word' && kind !== 'quoted' && kind !== 'because';
    const typed = reader.tokens[at + 1]?.text.includes('@') || reader.wordAt(at + 1) === 'me';
    return reader.wordAt(at) === 'for' && (somebody || typed) ? person.read(reader, at + 1) : [];
  },
};

/** `in minikai`, `in team web`; `in product web` where both are called web. */
export const inside: Tail<{ where: Where }> = {
  slot: 'in',
  opens: 'in',
  keys: ['where'],
  read(reader, at) {
    if (reader.wordAt(at) !== 'in') return [];
    const said = reader.wordAt(at + 1) === 'product' && at + 2 < reader.tokens.length;
    const products = productsAt(reader, said ? at + 2 : at + 1);
    if (said && products.length > 0) return products;
    const things = thing.read(reader, at + 1).map((reading) => ({
      ...reading,
      values: reading.missing ? {} : { where: { thing: reading.values.thing } },
    }));
    const longest = Math.max(...[...products, ...things].map((reading) => reading.at));
    return [...products, ...things].filter((reading) => reading.at === longest);
  },
};

/** `in minikai`, where only a product makes sense. */
export const inProduct: Tail<{ product: string }> = {
  slot: 'in',
  opens: 'in',
  keys: ['product'],
  read(reader, at) {
    if (reader.wordAt(at) !== 'in') return [];
    const start = reader.wordAt(at + 1) === 'product' && at + 2 < reader.tokens.length ? at + 2 : at + 1;
    const found = reader.names.products.longest(reader.tokens, start);
    if (found.length === 0) return reader.lacking(start, { what: 'a product', words: reader.names.products.names() });
    return found.map(({ value, at }) => ({ at, values: { product: value.name }, missing: false }));
  },
};

const productsAt = (reader: Reader, at: number): readonly Reading[] =>
  reader.names.products
    .longest(reader.tokens, at)
    .map((found) => ({ at: found.at, values: { where: { product: found.value.name } }, missing: false }));

/** `because` and all the rest, as it was typed. */
export const reason: Tail<{ reason: string }> = {
  slot: 'because',
  opens: 'because',
  keys: ['reason'],
  read(reader, at) {
    const token = reader.tokens[at];
    if (token?.kind !== 'because') return [];
    return [{ at: at + 1, values: token.reason ? { reason: token.reason } : {}, missing: token.reason === '' }];
  },
};

/** `as file`. */
export const asFile: Tail<{ asFile: true }> = {
  slot: 'file',
  opens: 'as file',
  keys: ['asFile'],
  read(reader, at) {
    if (reader.wordAt(at) !== 'as') return [];
    const here = reader.wordAt(at + 1);
    const file = here === 'a' ? reader.wordAt(at + 2) : here;
    if (file !== 'file') return reader.lacking(at + 1, { what: '“file”', words: ['file'] });
    return [{ at: here === 'a' ? at + 3 : at + 2, values: { asFile: true }, missing: false }];
  },
};
