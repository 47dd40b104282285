/** CASL 7 in its quickest form: conditions are functions, which look into sets of what a person holds. */
import { Ability, type AbilityTuple, type ConditionsMatcher, type RawRuleFrom } from '@casl/ability';
import type { PolicyId, Snapshot } from '../../../src/policy/index.ts';
import type { Person } from './by-hand.ts';
import type { Form, Holdings } from './casl.ts';

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
/** The rules for one person of a product; none for nobody. */
export type RulesFor = (person: Person, holds: Holdings) => CaslRule[];

export const functionForm = (rulesFor: RulesFor): Form<CaslThing> => ({
  things: thingsOf,
  abilityFor: (person, holds) =>
    new Ability<AbilityTuple, Condition>(rulesFor(person, holds), {
      conditionsMatcher: asItIs,
      detectSubjectType: (thing) => (thing as CaslThing).type,
    }),
});

const asItIs = ((condition: Condition) => condition) as ConditionsMatcher<Condition>;

function thingsOf({ root, things: rows }: Snapshot): Map<PolicyId, CaslThing> {
  const things = new Map<PolicyId, CaslThing>();
  things.set(root, { type: 'workspace', id: root, flags: [], tags: [], outer: null });
  for (const { id, type, inside, flags, tags } of rows)
    things.set(id, { type, id, flags, tags, outer: (inside && things.get(inside)) ?? null });
  return things;
}
