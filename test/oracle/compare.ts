/** Holds the book against the database: who is what, who holds what in force, what waits, and what the policy lets everybody do. */
import type { SubjectId } from '../../src/domain/ids.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { may } from '../../src/policy/index.ts';
import { factsAbout } from '../../src/queries/facts.ts';
import { modelOf } from '../../src/queries/models.ts';
import type { State } from '../support/invariants/rows.ts';
import { unmatched } from '../support/invariants/texts.ts';
import { type Book, isInForce, isWaiting } from './book.ts';
import { type Names, refOf } from './ids.ts';
import { hasRight } from './rights.ts';
import type { House } from './stage.ts';

export interface Both {
  book: Book;
  state: State;
  house: House;
  names: Names;
}

/** What is written in one of two lists only, as a sentence each. */
function differences(what: string, real: readonly string[], foretold: readonly string[]): string[] {
  const { extra, missing } = unmatched(real, foretold);
  return [
    ...extra.map((one) => `The database has a ${what} that the oracle does not: ${one}`),
    ...missing.map((one) => `The oracle has a ${what} that the database does not: ${one}`),
  ];
}

const when = (at: number | null): string => (at === null ? 'for good' : `until ${instantOf(at)}`);

function peopleDiffer({ book, state, names }: Both): string[] {
  return Object.entries(book.people).flatMap(([name, person]) => {
    if (person.state === 'unknown') return [];
    const real = state.subjects.find(({ id }) => id === names.person(name))?.state;
    return real === person.state ? [] : [`${name} is ${real}, and the oracle says ${person.state}.`];
  });
}

/** What is in force, as the store that every decision uses reads it. */
export async function grantsDiffer({ book, state, house, names }: Both): Promise<string[]> {
  const known = Object.keys(book.people).filter((name) => book.people[name]?.state !== 'unknown');
  const held = await house.read(async (read) => {
    const all = [...house.places.values()].map(({ id }) =>
      read.grants.listInForce(id, known.map(names.person), read.now),
    );
    return (await Promise.all(all)).flat();
  });
  const real = held.map(
    ({ subject, thing, role, source, sourceRef, endsAt }) =>
      `${names.nameOf(subject)} ${role} on ${names.nameOf(thing)}, ${source} ${refOf(state, sourceRef)} ${endsAt ? `until ${endsAt}` : 'for good'}`,
  );
  const foretold = book.grants
    .filter((one) => isInForce(one, book.now))
    .map(
      ({ person, thing, role, source, ref, ends }) => `${person} ${role} on ${thing}, ${source} ${ref} ${when(ends)}`,
    );
  return differences('grant in force', real, foretold);
}

function requestsDiffer({ book, state, house, names }: Both): string[] {
  const now = instantOf(book.now);
  const real = state.requests
    .filter(({ tenant }) => tenant === house.tenant)
    .map((row) => {
      const is = row.state === 'pending' && row.expires_at <= now ? 'expired' : row.state;
      return `R-${row.number} ${names.nameOf(row.target)} ${row.role} on ${names.nameOf(row.thing)} is ${is} in stage ${row.stage}`;
    });
  const foretold = book.requests.map((one) => {
    const is = one.state === 'pending' && !isWaiting(one, book.now) ? 'expired' : one.state;
    return `R-${one.number} ${one.target} ${one.role} on ${one.thing} is ${is} in stage ${one.stage}`;
  });
  return differences('request', real, foretold);
}

function invitationsDiffer({ book, state, house, names }: Both): string[] {
  const now = instantOf(book.now);
  const productOf = new Map([...house.places].map(([product, { id }]) => [id as string, product]));
  const real = state.invitations
    .filter((row) => row.tenant === house.tenant && row.state === 'pending' && row.expires_at > now)
    .map((row) => {
      const gives = JSON.parse(row.gives) as { role: string; thing: string }[];
      const what = gives.map(({ role, thing }) => `${role} on ${names.nameOf(thing)}`);
      return `${names.nameOf(row.subject)} to ${productOf.get(row.workspace)} by ${names.nameOf(row.invited_by)}: ${what.join(', ')}`;
    });
  const foretold = book.invitations
    .filter((one) => one.state === 'pending' && book.now < one.expires)
    .map(({ person, product, by, gives }) => {
      const what = gives.map(({ role, thing }) => `${role} on ${thing}`);
      return `${person} to ${product} by ${by}: ${what.join(', ')}`;
    });
  return differences('waiting invitation', real, foretold);
}

function thingsDiffer({ book, state, house, names }: Both): string[] {
  const of = (thing: string, rows: readonly { thing: string }[], value: string): string =>
    rows
      .filter((row) => row.thing === thing)
      .map((row) => names.nameOf((row as Record<string, unknown>)[value] as string))
      .sort()
      .join(' and ');
  const real = state.things
    .filter(({ tenant, inside }) => tenant === house.tenant && inside !== null)
    .map((row) => {
      const flags = `${row.archived_at === null ? 'in use' : 'archived'} ${of(row.id, state.thing_flags, 'flag')}`;
      const people = of(row.id, state.thing_people, 'subject');
      return `${names.nameOf(row.id)} ${row.name} in ${names.nameOf(row.inside)} ${flags} [${of(row.id, state.thing_tags, 'tag')}] of ${people}`;
    });
  const foretold = book.things
    .filter(({ inside }) => inside !== null)
    .map((one) => {
      const flags = `${one.archived ? 'archived' : 'in use'} ${one.closed ? 'closed' : ''}`;
      const all = (list: readonly string[]): string => list.toSorted().join(' and ');
      return `${one.key} ${one.name} in ${one.inside} ${flags} [${all(one.tags)}] of ${all(one.owners)}`;
    });
  return differences('thing', real, foretold);
}

function tasksDiffer({ book, state, house, names }: Both): string[] {
  const productOf = new Map([...house.places].map(([product, { id }]) => [id as string, product]));
  const real = state.tasks
    .filter((row) => row.tenant === house.tenant && row.state === 'open')
    .map(({ workspace, key }) => {
      const [kind, id] = key.split(':');
      return `${productOf.get(workspace)} ${id ? `${kind}:${names.nameOf(id)}` : key}`;
    });
  const foretold = book.tasks.filter((one) => one.state === 'open').map(({ product, key }) => `${product} ${key}`);
  return differences('open task', real, foretold);
}

const actionsOn: Readonly<Record<string, readonly string[]>> = {
  workspace: ['invite', 'set_role', 'remove', 'configure', 'view_people', 'ask_help'],
  team: ['view', 'give', 'rename', 'create_project'],
  project: ['view', 'give', 'restrict', 'archive'],
  mini: ['view', 'chat', 'tag', 'rename'],
  mini_label: ['view', 'give', 'archive'],
};

/** Every person, every thing, every action that the oracle knows in one product: the policy's answer and the oracle's own. */
export async function rightsDiffer({ book, house, names }: Both, turn: number): Promise<string[]> {
  const people = Object.keys(book.people).filter((name) => book.people[name]?.state !== 'unknown');
  const found: string[] = [];
  const places = [...house.places];
  for (const [product, workspace] of places.slice(turn % places.length, (turn % places.length) + 1)) {
    const things = book.things.filter((one) => one.product === product);
    const { model, facts } = await house.read(async (read) => {
      const compiled = await modelOf(read, workspace);
      const subjects: SubjectId[] = people.map(names.person);
      const about = { subjects, things: things.map(({ key }) => names.thing(key)) };
      return { model: compiled, facts: await factsAbout(read, workspace, compiled, about) };
    });
    for (const { key, type } of things) {
      for (const verb of actionsOn[type] ?? []) {
        const action = `${type}.${verb}`;
        for (const who of people) {
          const real = may(model, { caller: names.person(who), action, thing: names.thing(key) }, facts);
          const foretold = hasRight(book, who, product, action, key);
          if (real !== foretold)
            found.push(`${who} ${real ? 'may' : 'may not'} ${action} on ${key}, and the oracle differs.`);
        }
      }
    }
  }
  return found;
}

/** What is not as the oracle says in the rows that were read, a sentence each. */
export function whatDiffers(both: Both): string[] {
  return [
    ...peopleDiffer(both),
    ...requestsDiffer(both),
    ...invitationsDiffer(both),
    ...thingsDiffer(both),
    ...tasksDiffer(both),
  ];
}
