/** The same rules in CASL 7 as it is best used: one ability for each person, made of what they hold, with conditions as functions. */
import { Ability, type AbilityTuple, type ConditionsMatcher, type RawRuleFrom } from '@casl/ability';
import type { Question, Snapshot } from '../../../src/policy/index.ts';
import { type Person, peopleOf, recordsOf } from './by-hand.ts';
import type { Engine } from './engine.ts';

/** A thing with everything that the conditions look at. */
export interface CaslThing {
  readonly type: string;
  readonly id: string;
  readonly flags: readonly string[];
  /** Labels it carries. */
  readonly tags: readonly string[];
  readonly outer: CaslThing | null;
}

export type Condition = (thing: CaslThing) => boolean;
export type CaslRule = RawRuleFrom<AbilityTuple, Condition>;
/** What a person holds: the things by what they are to them. */
export type Holdings = ReadonlyMap<string, ReadonlySet<string>>;
/** The rules for one person of a product. */
export type RulesFor = (person: Person, holds: Holdings) => CaslRule[];

const asItIs = ((condition: Condition) => condition) as ConditionsMatcher<Condition>;

type PersonAbility = Ability<AbilityTuple, Condition>;

export class Casl implements Engine {
  readonly name: string;
  readonly #people: Map<string, Person>;
  readonly #holdings = new Map<string, Map<string, Set<string>>>();
  readonly #things = new Map<string, CaslThing>();
  readonly #abilities: Map<string, PersonAbility> | null;
  readonly #rulesFor: RulesFor;

  /** `cached` keeps every ability once it is made; otherwise each check makes its own. */
  constructor(snapshot: Snapshot, strongestFirst: readonly string[], rulesFor: RulesFor, cached: boolean) {
    this.name = cached ? 'CASL 7, abilities cached' : 'CASL 7, abilities rebuilt';
    this.#people = peopleOf(snapshot, strongestFirst);
    this.#rulesFor = rulesFor;
    this.#abilities = cached ? new Map() : null;
    this.#things.set(snapshot.root, { type: 'workspace', id: snapshot.root, flags: [], tags: [], outer: null });
    for (const { id, type, inside, flags, tags } of snapshot.things)
      this.#things.set(id, { type, id, flags, tags, outer: this.#things.get(inside ?? '') ?? null });
    for (const { thing, as, who } of recordsOf(snapshot)) this.#note(thing, as, who);
  }

  may({ caller, action, thing }: Question): boolean {
    const about = this.#things.get(thing);
    return about !== undefined && this.#abilityOf(caller).can(action, about);
  }

  #note(thing: string, as: string, who: string): void {
    const own = this.#holdings.get(who) ?? new Map<string, Set<string>>();
    this.#holdings.set(who, own);
    // A label that is held, at whatever level, opens what carries it.
    const key = this.#things.get(thing)?.type.endsWith('_label') ? 'label' : `${this.#things.get(thing)?.type}.${as}`;
    const things = own.get(key) ?? new Set();
    own.set(key, things.add(thing));
  }

  #abilityOf(caller: string): PersonAbility {
    const known = this.#abilities?.get(caller);
    if (known) return known;
    const person = this.#people.get(caller);
    const rules = person?.active ? this.#rulesFor(person, this.#holdings.get(caller) ?? new Map()) : [];
    const ability = new Ability<AbilityTuple, Condition>(rules, {
      conditionsMatcher: asItIs,
      detectSubjectType: (thing) => (thing as CaslThing).type,
    });
    this.#abilities?.set(caller, ability);
    return ability;
  }
}

const noThings: ReadonlySet<string> = new Set();
export const heldAs = (holds: Holdings, key: string): ReadonlySet<string> => holds.get(key) ?? noThings;
/** `view comment` of `edit_request`, as the actions are called. */
export const actions = (type: string, names: string): string[] => names.split(' ').map((name) => `${type}.${name}`);
