/** Which tables a statement names, and whether it changes them; found by its words, so that nobody has to declare it. */

export interface Named {
  tables: readonly string[];
  writes: boolean;
}

const looks = /^\s*(select|with)\b/i;
const changes = /\b(insert|update|delete|replace)\b/i;

/** Knows the tables of a schema. Every word that is the name of one counts: too many is harmless, too few would not be. */
export function namedAmong(names: readonly string[]): (sql: string) => Named {
  const all = new Set(names);
  const known = new Map<string, Named>();
  return (sql) => {
    const before = known.get(sql);
    if (before) return before;
    const words = sql.match(/\w+/g) ?? [];
    const named = {
      tables: [...new Set(words)].filter((word) => all.has(word)),
      writes: !looks.test(sql) || changes.test(sql),
    };
    // Lists of different lengths are different statements.
    if (known.size > 5_000) known.clear();
    known.set(sql, named);
    return named;
  };
}
