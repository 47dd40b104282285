/** Which row of the database is meant by what the oracle's book calls it. */
import type { RequestId, SubjectId, ThingId } from '../../src/domain/ids.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { State } from '../support/invariants/rows.ts';
import type { Ids } from './acts/act.ts';
import { type Book, type Grant, personOf } from './book.ts';
import type { House } from './stage.ts';

/** Ids, and the other way round. */
export interface Names extends Ids {
  nameOf(id: string | null): string;
  /** Takes up what has become known since. */
  refresh(book: Book, state: State): Promise<void>;
}

/** Instants stand as texts in the order of time. */
const compared = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '');

const missing = (what: string): Error => new Error(`The play has no id of ${what}`);

/** The kind of thing behind a grant, as the book notes it. */
export function refOf(state: State, ref: string): string {
  if (ref.startsWith('inv_')) return 'invitation';
  if (!ref.startsWith('req_')) return '';
  return `${state.requests.find(({ id }) => id === ref)?.number ?? '?'}`;
}

export function namesIn(house: House, first: State): Names {
  const people = new Map<string, SubjectId>();
  const things = new Map<string, ThingId>([...house.places].map(([product, { root }]) => [product, root]));
  // What is on the stage from the beginning is called by its name.
  for (const { id, tenant, name, inside } of first.things)
    if (tenant === house.tenant && inside !== null) things.set(name.toLowerCase(), id as ThingId);
  let state = first;
  let book: Book | undefined;
  const found = <Id>(from: ReadonlyMap<string, Id>, name: string): Id => {
    const id = from.get(name);
    if (id === undefined) throw missing(name);
    return id;
  };
  const mine = <Row extends { tenant: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ tenant }) => tenant === house.tenant);
  const requestRow = (number: number) => {
    const row = mine(state.requests).find((one) => one.number === number);
    if (!row) throw missing(`R-${number}`);
    return row;
  };

  return {
    person: (name) => found(people, name),
    thing: (key) => found(things, key),
    request: (number) => requestRow(number).id as RequestId,
    extends: (number) => requestRow(number).extends_grant !== null,
    grant(grant) {
      // Several may have begun at one instant, each after the one before was ended: in the order in which they stand in the book.
      const same = (one: Grant): boolean =>
        one.person === grant.person &&
        one.thing === grant.thing &&
        one.role === grant.role &&
        one.source === grant.source &&
        one.ref === grant.ref &&
        one.starts === grant.starts;
      const nth = (book?.grants ?? []).filter(same).findIndex(({ n }) => n === grant.n);
      const rows = mine(state.grants)
        .filter(
          (row) =>
            row.subject === people.get(grant.person) &&
            row.thing === things.get(grant.thing) &&
            row.role === grant.role &&
            row.source === grant.source &&
            refOf(state, row.source_ref) === grant.ref &&
            row.starts_at === instantOf(grant.starts),
        )
        .sort((a, b) => Number(a.ended_at === null) - Number(b.ended_at === null) || compared(a.ended_at, b.ended_at));
      const row = rows[nth];
      if (!row) throw missing(`grant ${grant.n}`);
      return row.id;
    },
    task(product, key) {
      const workspace = house.places.get(product)?.id;
      const [kind, name] = key.split(':');
      const known = name ? `${kind}:${found(people, name)}` : key;
      const row = mine(state.tasks).findLast((one) => one.workspace === workspace && one.key === known);
      if (!row) throw missing(`task ${key}`);
      return row.id;
    },
    slackState: (name) => (book ? personOf(book, name).inSlack : 'absent'),
    met: (name, id) => void people.set(name, id),
    made: (key, id) => void things.set(key, id),
    nameOf: (id) => [...people, ...things].find(([, known]) => known === id)?.[0] ?? `${id}`,
    async refresh(present, rows) {
      [book, state] = [present, rows];
      for (const [name, { state: is }] of Object.entries(present.people)) {
        if (is === 'unknown' || people.has(name)) continue;
        const address = `${name}@acme.example`;
        const subject = await house.read((read) => read.subjects.findByEmail(address));
        if (subject) people.set(name, subject.id);
      }
    },
  };
}
