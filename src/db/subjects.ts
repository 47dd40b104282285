/** Subjects, and beside them what we know of them as people, which can be erased. */
import type { SubjectId } from '../domain/ids.ts';
import { conflict, notFound } from '../domain/refusal.ts';
import type { Person, Subject, SubjectState } from '../domain/subject.ts';
import type { Bound } from './bound.ts';
import { anywhere, nameKey, type Page, type Paged, paged } from './page.ts';
import { shapeOf, stale, tableOf } from './table.ts';

export interface SubjectStore {
  get(id: SubjectId): Promise<Subject>;
  find(id: SubjectId): Promise<Subject | undefined>;
  findBySlackUserId(slackUserId: string): Promise<Subject | undefined>;
  /** Whoever has this address, in any case: a confirmed one before others, then whoever was there first. */
  findByEmail(email: string): Promise<Subject | undefined>;
  /** Whoever is expected under this address, in any case: somebody whom Slack does not know yet. */
  findExpected(email: string): Promise<Subject | undefined>;
  listByIds(ids: readonly SubjectId[]): Promise<Subject[]>;
  /** Names and addresses of these subjects; those that were erased are missing. */
  listPeople(ids: readonly SubjectId[]): Promise<Person[]>;
  /** Everybody of these states by name; `search` is found anywhere in name or address. */
  listPage(
    page: Page,
    wanted: { states?: readonly SubjectState[]; search?: string },
  ): Promise<Paged<SubjectWithPerson>>;
  countByState(): Promise<Partial<Record<SubjectState, number>>>;
  insert(subject: Subject, person: Person): Promise<void>;
  /** Compare-and-set. */
  replace(before: Subject, after: Subject): Promise<void>;
  /** Writes what is known of a person, over what was known. */
  setPerson(person: Person): Promise<void>;
  /** Forgets name and address; the history stays whole. */
  erasePerson(subject: SubjectId): Promise<void>;
}

export interface SubjectWithPerson {
  subject: Subject;
  /** Null when it was erased. */
  person: Person | null;
}

const subjectShape = shapeOf<Subject>({
  id: 'plain',
  tenant: 'plain',
  slackUserId: 'plain',
  enterpriseUserId: 'plain',
  slackKind: 'plain',
  state: 'plain',
  directory: 'plain',
  createdAt: 'plain',
});

const personShape = shapeOf<Person>({
  subject: 'plain',
  name: 'plain',
  email: 'plain',
  emailConfirmed: 'flag',
  timeZone: 'plain',
  locale: 'plain',
});

const keysOf = (person: Person) => ({
  name_key: nameKey(person.name),
  email_key: person.email === null ? null : nameKey(person.email),
});

export function subjectStore({ k, tenant }: Bound): SubjectStore {
  const subjects = tableOf(k, tenant, 'subjects', subjectShape);
  const people = tableOf(k, tenant, 'people', personShape);
  const known = conflict('This person is already known here.', { code: 'already_known' });
  const find = (id: SubjectId) => subjects.find(subjects.rows().where({ id }));
  const withPeople = () =>
    subjects.rows().leftJoin('people', (join) => {
      join.on('people.tenant', 'subjects.tenant').andOn('people.subject', 'subjects.id');
    });

  return {
    find,
    async get(id) {
      const found = await find(id);
      if (!found) throw notFound('person');
      return found;
    },
    findBySlackUserId: (slackUserId) => subjects.find(subjects.rows().where({ slack_user_id: slackUserId })),
    findByEmail: (email) =>
      subjects.find(
        withPeople()
          .where('people.email_key', nameKey(email))
          .orderBy([{ column: 'people.email_confirmed', order: 'desc' }, 'subjects.created_at', 'subjects.id']),
      ),
    findExpected: (email) =>
      subjects.find(
        withPeople()
          .where('people.email_key', nameKey(email))
          .whereNull('subjects.slack_user_id')
          .orderBy(['subjects.created_at', 'subjects.id'])
          .select('subjects.*'),
      ),
    listByIds: (ids) => subjects.list(subjects.rows().whereIn('id', ids)),
    listPeople: (ids) => people.list(people.rows().whereIn('subject', ids)),
    listPage(page, { states, search }) {
      // A person whose name was erased still has a place in the order.
      const query = withPeople().select('people.*', 'subjects.*', k.raw("coalesce(people.name_key, '') as sorted"));
      if (states) query.whereIn('subjects.state', [...states]);
      if (search) {
        const pattern = anywhere(nameKey(search));
        query.whereRaw("(people.name_key like ? escape '\\' or people.email_key like ? escape '\\')", [
          pattern,
          pattern,
        ]);
      }
      const outer = k.from(query.as('listed')) as unknown as typeof query;
      return paged(outer, ['sorted', 'id'], page, (row) => ({
        subject: subjectShape.read(row),
        person: row.name === null ? null : personShape.read({ ...row, subject: row.id }),
      }));
    },
    async countByState() {
      const rows = await subjects.rows().groupBy('state').select('state').count({ count: '*' });
      return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
    },
    async insert(subject, person) {
      await subjects.insert(subject, known);
      await people.insert(person, known, { tenant, ...keysOf(person) });
    },
    replace: (before, after) => subjects.replace(before, after, 'person'),
    async setPerson(person) {
      const row = { ...personShape.write(person), tenant, ...keysOf(person) };
      await k('people').insert(row).onConflict(['tenant', 'subject']).merge();
    },
    async erasePerson(subject) {
      if (!(await find(subject))) throw stale('person');
      await people.rows().where({ subject }).del();
    },
  };
}
