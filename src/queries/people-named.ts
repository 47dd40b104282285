/** People by name, for answers about them. */
import type { SubjectId } from '../domain/ids.ts';
import type { ShownPerson } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { shownPeople } from './showing.ts';

/** How each of these is shown. */
export const peopleNamed: Query<readonly SubjectId[], (id: SubjectId | null) => ShownPerson> = (read, _caller, ids) =>
  shownPeople(read, ids);
