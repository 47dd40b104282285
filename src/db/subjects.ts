/** Subjects, and beside them what we know of them as people, which can be erased. */
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { conflict, notFound } from '../domain/refusal.ts';
import type { Person, Subject, SubjectState } from '../domain/subject.ts';
import { oneLine } from '../domain/text.ts';
import { among, amongFound } from './among.ts';
import type { Bound } from './bound.ts';
import { gathered } from './gather.ts';
import { inForceAt } from './grants.ts';
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
  /** Everybody who is wanted, by name, but for those whose name was erased. */
  listNamed(page: Page, wanted: PeopleWanted): Promise<Paged<SubjectWithPerson>>;
  /** Active people who hold something on one of these things at this instant, by name: found along the names, so the first cost little. */
  listHolders(wanted: HoldersWanted, now: Instant): Promise<SubjectId[]>;
  countByState(): Promise<Partial<Record<SubjectState, number>>>;
  insert(subject: Subject, person: Person): Promise<void>;
  /** Compare-and-set. */
  replace(before: Subject, after: Subject): Promise<void>;
  /** Writes what is known of a person, over what was known. */
  setPerson(person: Person): Promise<void>;
  /** Forgets name and address; the history stays whole. */
  erasePerson(subject: SubjectId): Promise<void>;
}

export interface PeopleWanted {
  states?: readonly SubjectState[];
  /** Each of these is found in the name or in the address. */
  words?: readonly string[];
  /** The name, or the address. */
  called?: string;
}

export interface HoldersWanted {
  things: readonly ThingId[];
  /** One of these roles; null is anything. */
  roles: readonly string[] | null;
  /** Place of the first one wanted, from 0. */
  from: number;
  limit: number;
  /** How many there are: few are sorted by name, many are met by going along the names. */
  total: number;
}

/** Up to so many are found by what they hold and then sorted. */
const few = 2_000;

export interface SubjectWithPerson {
  subject: Subject;
  person: Person;
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
  // As it is shown, so that it is found as it is read.
  name_key: nameKey(oneLine(person.name)),
  email_key: person.email === null ? null : nameKey(person.email),
});

const alreadyKnown = conflict('This person is already known here.', { code: 'already_known' });

export function subjectStore({ k, tenant }: Bound): SubjectStore {
  const subjects = tableOf(k, tenant, 'subjects', subjectShape);
  const people = tableOf(k, tenant, 'people', personShape);
  const byIds = gathered(
    (ids) => subjects.list(subjects.among('id', ids)),
    ({ id }) => id,
  );
  const peopleOf = gathered(
    (ids) => people.list(people.among('subject', ids)),
    ({ subject }) => subject,
  );
  const find = async (id: SubjectId) => (await byIds([id]))[0];
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
    listByIds: byIds,
    listPeople: peopleOf,
    listNamed(page, { states, words = [], called }) {
      const query = people.rows().join('subjects', (join) => {
        join.on('subjects.tenant', 'people.tenant').andOn('subjects.id', 'people.subject');
      });
      if (states) query.whereIn('subjects.state', [...states]);
      for (const word of words) {
        const like = anywhere(nameKey(word));
        query.whereRaw("(people.name_key like ? escape '\\' or people.email_key like ? escape '\\')", [like, like]);
      }
      if (called !== undefined) {
        const key = nameKey(called);
        query.where((one) => one.where('people.name_key', key).orWhere('people.email_key', key));
      }
      return paged(query.select('subjects.*', 'people.*'), ['people.name_key', 'people.subject'], page, (row) => ({
        subject: subjectShape.read(row),
        person: personShape.read(row),
      }));
    },
    async listHolders({ things, roles, from, limit, total }, now) {
      const holds = inForceAt(among(k, k('grants').where({ tenant }), 'thing', things), now);
      if (roles) holds.whereIn('role', [...roles]);
      const active = k('subjects')
        .whereRaw('subjects.tenant = people.tenant and subjects.id = people.subject')
        .where('subjects.state', 'active');
      const found = await people.list(
        people
          .rows()
          .where((one) =>
            total > few
              ? // Without its limit SQLite joins the grants, and an offset counts whoever has two of them twice.
                one.whereExists(holds.whereRaw('grants.subject = people.subject').select(k.raw('1')).limit(1))
              : amongFound(k, one, 'people.subject', holds.select('subject')),
          )
          .whereExists(active.select(k.raw('1')))
          .orderBy(['people.name_key', 'people.subject'])
          .offset(from)
          .limit(limit),
      );
      return found.map(({ subject }) => subject);
    },
    async countByState() {
      const rows = await subjects.rows().groupBy('state').select('state').count({ count: '*' });
      return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
    },
    async insert(subject, person) {
      await subjects.insert(subject, alreadyKnown);
      await people.insert(person, alreadyKnown, { tenant, ...keysOf(person) });
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
