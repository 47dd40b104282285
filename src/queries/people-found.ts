/** People by words of their name or address, for those who may view people. */
import type { Read } from '../db/ports.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Listed, ShownPerson } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { placesOf, shownPeople } from './showing.ts';
import { bestFirst, type Typed, typedWords } from './typed-words.ts';

const atOnce = 100;

/** The first hundred, what fits best first; nobody for a reader who may not view people anywhere. */
export const foundPeople: Query<string, Listed<ShownPerson>> = async (read, caller, search) => {
  const places = await placesOf(read);
  const seen = await Promise.all(places.map((place) => actionsAt(read, place, caller)));
  const none = { items: [], from: 0, total: 0, key: 'found' };
  if (!seen.some((actions) => actions.includes('workspace.view_people'))) return none;
  const typed = typedWords(search);
  const { ids, more } = await peopleTyped(read, typed);
  const nameOf = await shownPeople(read, ids);
  const people = bestFirst(ids.map(nameOf), typed, ({ name }) => name).slice(0, atOnce);
  return { items: people, from: 0, total: people.length + (more ? 1 : 0), key: 'found' };
};

/** Where more fit than are listed, those of exactly this name as well. */
async function peopleTyped(read: Read, { phrase, words }: Typed): Promise<{ ids: SubjectId[]; more: boolean }> {
  const named = { states: ['active', 'invited'] as const };
  const { rows, next } = await read.subjects.listNamed({ limit: atOnce }, { ...named, words });
  const called =
    next && phrase !== ''
      ? await read.subjects.listNamed({ limit: atOnce }, { ...named, called: phrase })
      : { rows: [] };
  const ids = [...called.rows, ...rows].map(({ subject }) => subject.id);
  return { ids: [...new Set(ids)], more: next !== null };
}
