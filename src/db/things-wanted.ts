/** Which things a list is to hold: by type, by place, and by what was typed of what they are called. */
import type { Knex } from 'knex';
import type { ThingId } from '../domain/ids.ts';
import { anywhere, beginning, nameKey } from './page.ts';
import type { Row } from './table.ts';

/** Things that are wanted; those that are archived only when asked for. */
export interface ThingsWanted {
  types?: readonly string[];
  inside?: ThingId;
  /** Found anywhere in the name. */
  search?: string;
  /** Each of these is found in the name, or in the name of what it is in. */
  words?: readonly WantedWord[];
  /** Its name, `web`, or with what it is in, `web/site`, is one of these; or begins so. */
  called?: { names: readonly string[]; orBegins: boolean };
  archived?: boolean;
}

/** A word that things of all types but these have in their names. */
export interface WantedWord {
  word: string;
  unless: readonly string[];
}

type Things = Knex.QueryBuilder<Row, Row[]>;

/** What a thing is in, and how it is called there; alone in the workspace itself. Not `outer`, a word of SQL that PostgreSQL keeps. */
const outerOf = (k: Knex) =>
  k('things as place').whereRaw('place.tenant = things.tenant and place.id = things.inside').select(k.raw('1'));
const calledThere =
  "case when place.inside is null then things.name_key else place.name_key || '/' || things.name_key end";

/** Leaves of these things those that are wanted. */
export function onlyWanted(k: Knex, things: Things, wanted: ThingsWanted): Things {
  const { types, inside, search, words = [], called, archived = false } = wanted;
  if (types) things.whereIn('type', [...types]);
  if (inside) things.where({ inside });
  if (!archived) things.whereNull('archived_at');
  if (search) things.whereRaw("name_key like ? escape '\\'", [anywhere(nameKey(search))]);
  for (const word of words) withWord(k, things, word);
  if (called) withName(k, things, called);
  return things;
}

function withWord(k: Knex, things: Things, { word, unless }: WantedWord): void {
  const like = [anywhere(nameKey(word))];
  things.where((either) => {
    either.whereRaw("things.name_key like ? escape '\\'", like);
    either.orWhereIn('things.type', [...unless]);
    either.orWhereExists(outerOf(k).whereRaw("place.name_key like ? escape '\\'", like));
  });
}

/** A whole name is looked up in the index: it is all of what was typed, or what follows one of its slashes. */
function withName(k: Knex, things: Things, { names, orBegins }: NonNullable<ThingsWanted['called']>): void {
  const keys = names.map(nameKey);
  if (!orBegins) things.whereIn('things.name_key', [...new Set(keys.flatMap(tailsOf))]);
  const there = outerOf(k).where((any) => {
    for (const key of keys) {
      if (orBegins) any.orWhereRaw(`${calledThere} like ? escape '\\'`, [beginning(key)]);
      else any.orWhereRaw(`${calledThere} = ?`, [key]);
    }
  });
  things.whereExists(there);
}

/** `a/b/c`, `b/c`, `c`: a name may hold a slash of its own. */
const tailsOf = (path: string): string[] => {
  const slash = path.indexOf('/');
  return slash < 0 ? [path] : [path, ...tailsOf(path.slice(slash + 1))];
};
