/** What the references written by hand share: people by id with their role, and Map and Set for everything else. */
import type { PolicyId, Snapshot } from '../../../src/policy/index.ts';

export interface Person {
  readonly id: string;
  role: string;
  readonly active: boolean;
  readonly insider: boolean;
}

/** Everybody, with the strongest workspace role each holds. */
export function peopleOf({ subjects, held, root }: Snapshot, strongestFirst: readonly string[]): Map<string, Person> {
  const people = new Map(
    subjects.map(({ id, active, insider }): [string, Person] => [id, { id, role: '', active, insider }]),
  );
  for (const { subject, thing, role } of held) {
    const person = thing === root ? people.get(subject) : undefined;
    if (person && (person.role === '' || strongestFirst.indexOf(role) < strongestFirst.indexOf(person.role)))
      person.role = role;
  }
  return people;
}

/** Who is recorded on each thing, and as what; grants and records alike. */
export function* recordsOf({
  held,
  recorded,
  root,
}: Snapshot): Generator<{ thing: PolicyId; as: string; who: string }> {
  for (const { thing, role, subject } of held) if (thing !== root) yield { thing, as: role, who: subject };
  for (const { thing, as, subject } of recorded) yield { thing, as, who: subject };
}

export interface Rule {
  /** Not for people from outside the Slack workspace. */
  readonly administers: boolean;
  readonly holds: (person: Person, thing: string) => boolean;
}
