/** The same rules in CASL 7: one ability for each person of a product, made of what they hold; the form of its conditions is given. */
import type { PolicyId, Question, Snapshot } from '../../../src/policy/index.ts';
import { type Person, peopleOf, recordsOf } from './by-hand.ts';
import type { Engine } from './engine.ts';

/** What a person holds: the things by what they are to them. */
export type Holdings = ReadonlyMap<string, ReadonlySet<string>>;

/** A way to write abilities: the things that they look at, and the ability of one person of a product. */
export interface Form<Thing> {
  readonly things: (snapshot: Snapshot) => ReadonlyMap<PolicyId, Thing>;
  readonly abilityFor: (person: Person, holds: Holdings) => { can: (action: string, thing: Thing) => boolean };
}

export class Casl<Thing> implements Engine {
  readonly #people: Map<string, Person>;
  readonly #holdings = new Map<string, Map<string, Set<string>>>();
  readonly #things: ReadonlyMap<PolicyId, Thing>;
  readonly #abilities: Map<string, ReturnType<Form<Thing>['abilityFor']>> | null;
  readonly #abilityFor: Form<Thing>['abilityFor'];

  /** `cached` keeps every ability once it is made; otherwise each check makes its own. */
  constructor(
    snapshot: Snapshot,
    strongestFirst: readonly string[],
    { things, abilityFor }: Form<Thing>,
    cached: boolean,
  ) {
    this.#people = peopleOf(snapshot, strongestFirst);
    this.#abilityFor = abilityFor;
    this.#abilities = cached ? new Map() : null;
    this.#things = things(snapshot);
    const types = new Map<PolicyId, string>(snapshot.things.map(({ id, type }) => [id, type]));
    for (const { thing, as, who } of recordsOf(snapshot)) this.#note(types.get(thing) ?? '', thing, as, who);
  }

  may({ caller, action, thing }: Question): boolean {
    const about = this.#things.get(thing);
    return about !== undefined && this.#abilityOf(caller).can(action, about);
  }

  #note(type: string, thing: string, as: string, who: string): void {
    const own = this.#holdings.get(who) ?? new Map<string, Set<string>>();
    this.#holdings.set(who, own);
    // A label that is held, at whatever level, opens what carries it.
    const key = type.endsWith('_label') ? type : `${type}.${as}`;
    const things = own.get(key) ?? new Set();
    own.set(key, things.add(thing));
  }

  #abilityOf(caller: string): ReturnType<Form<Thing>['abilityFor']> {
    const known = this.#abilities?.get(caller);
    if (known) return known;
    const person = this.#people.get(caller) ?? { id: caller, role: '', active: false, insider: false };
    const role = person.active ? person.role : '';
    const ability = this.#abilityFor({ ...person, role }, this.#holdings.get(caller) ?? new Map());
    this.#abilities?.set(caller, ability);
    return ability;
  }
}

const noThings: ReadonlySet<string> = new Set();
export const heldAs = (holds: Holdings, key: string): ReadonlySet<string> => holds.get(key) ?? noThings;
