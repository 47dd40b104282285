/** People by part of their name or address, for those who may view people. */
import type { Listed, ShownPerson } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { placesOf, shownPeople } from './showing.ts';

const atOnce = 100;

/** The first hundred by name; nobody for a reader who may not view people anywhere. */
export const foundPeople: Query<string, Listed<ShownPerson>> = async (read, caller, search) => {
  const places = await placesOf(read);
  const seen = await Promise.all(places.map((place) => actionsAt(read, place, caller)));
  const none = { items: [], from: 0, total: 0, key: 'found' };
  if (!seen.some((actions) => actions.includes('workspace.view_people'))) return none;
  const page = await read.subjects.listNamed(
    { limit: atOnce },
    { states: ['active', 'invited'], ...(search ? { search } : {}) },
  );
  const ids = page.rows.map(({ subject }) => subject.id);
  const nameOf = await shownPeople(read, ids);
  return { items: ids.map(nameOf), from: 0, total: ids.length + (page.next ? 1 : 0), key: 'found' };
};
