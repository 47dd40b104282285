/** Words that stand for themselves. */
import type { Words } from './combine.ts';

/** Exactly one of these words, unquoted; gives nothing. */
export function literal(...words: readonly string[]): Words<object> {
  const expected = { what: words.map((word) => `“${word}”`).join(' or '), words };
  return {
    keys: [],
    read(reader, at) {
      const word = reader.wordAt(at);
      if (word !== undefined && words.includes(word)) return [{ at: at + 1, values: {}, missing: false }];
      return reader.lacking(at, expected);
    },
  };
}

/** As `literal`, and gives `key: true`. */
export function marked<Key extends string>(key: Key, ...words: readonly string[]): Words<Record<Key, true>> {
  const plain = literal(...words);
  return {
    keys: [key],
    read: (reader, at) =>
      plain.read(reader, at).map((reading) => (reading.missing ? reading : { ...reading, values: { [key]: true } })),
  };
}
