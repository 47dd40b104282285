/** Facts and questions as Cedar reads them: every entity at once, or one question with the few entities that it needs. */
import type { SubjectId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CompiledModel } from '../compiled.ts';
import { exampleFacts } from '../example-facts.ts';
import type { Gift, PolicyId, Question, Snapshot, SubjectFact, ThingFact } from '../types.ts';
import {
  type CedarEntity,
  type CedarUid,
  type CedarValue,
  personEntity,
  personUid,
  refer,
  rowsOf,
  thingEntity,
  thingsAround,
  thingUid,
} from './entities.ts';
import { changesGrants, givable } from './names.ts';

/** What Cedar is asked: its own shape of a request. */
export interface CedarRequest {
  readonly principal: CedarUid;
  readonly action: CedarUid;
  readonly resource: CedarUid;
  readonly context: { readonly [name: string]: CedarValue };
  readonly entities: readonly CedarEntity[];
}

export interface CedarFacts {
  /** Every person and every thing. */
  readonly entities: () => CedarEntity[];
  /** Null for a thing that is not there, on which nobody may anything. Throws where an act that changes nothing gives or takes. */
  readonly request: (question: Question) => CedarRequest | null;
}

/** A snapshot as entities of the schema that `cedarOf` writes. Only what is in force counts: Cedar sees no clock. */
export function cedarFacts(model: CompiledModel, snapshot: Snapshot): CedarFacts {
  const rows = rowsOf(model, snapshot);
  const subjects = new Map(snapshot.subjects.map((subject) => [subject.id, subject]));
  const types = givable(model).map(({ info }) => info.name);
  const made = new Map<string, CedarEntity>();
  const once = (key: string, make: () => CedarEntity): CedarEntity => {
    const entity = made.get(key) ?? make();
    made.set(key, entity);
    return entity;
  };
  const someone = (id: SubjectId): SubjectFact => subjects.get(id) ?? stranger(id);
  const heldBy = (id: SubjectId) => (subjects.has(id) ? (rows.held.get(id) ?? []) : []);
  const aPerson = (id: SubjectId): CedarEntity =>
    once(`person ${id}`, () => personEntity(rows, someone(id), heldBy(id), id));
  const aThing = (thing: ThingFact): CedarEntity[] => {
    const type = model.inner.typeOf.get(thing.type);
    return type ? [once(`thing ${thing.id}`, () => thingEntity(rows, thing, type))] : [];
  };
  /** Whoever gives, with only what they hold until the gift ends; themselves where nothing ends before. */
  const giver = (id: SubjectId, until: Instant | null): CedarEntity => {
    const held = heldBy(id);
    const lasting = held.filter(({ endsAt }) => endsAt === null || (until !== null && endsAt >= until));
    if (lasting.length === held.length) return aPerson(id);
    const then = `${id} until ${until ?? 'for good'}`;
    return once(`giver ${then}`, () => personEntity(rows, someone(id), lasting, then));
  };
  const withAround = (id: PolicyId | undefined): CedarEntity[] => {
    const thing = id === undefined ? undefined : rows.things.get(id);
    return thing ? [thing, ...thingsAround(rows, thing)].flatMap(aThing) : [];
  };

  return {
    entities: () => [...snapshot.subjects.map(({ id }) => aPerson(id)), ...[...rows.things.values()].flatMap(aThing)],
    request: (question) => {
      const { caller, action, thing, target, gives, takes } = question;
      const on = rows.things.get(thing);
      if (!on) return null;
      const changes = changesGrants(action);
      if (!changes && (gives || takes)) throw new Error(`${action} gives and takes nothing.`);
      const who = target ?? caller;
      const by = gives && giver(caller, gives.until);
      const context = {
        ...(target ? { target: refer(personUid(target)) } : {}),
        ...(gives && by ? { gives: { ...gift(gives, types), to: refer(personUid(who)), giver: refer(by.uid) } } : {}),
        ...(takes ? { takes: { ...gift(takes, []), from: refer(personUid(who)) } } : {}),
      };
      const people = changes ? [aPerson(who), ...(by ? [by] : [])] : [];
      const things = [thing, gives?.thing, takes?.thing].flatMap(withAround);
      return {
        principal: personUid(caller),
        action: { type: 'Action', id: action },
        resource: thingUid(on),
        context: changes ? context : {},
        entities: [...new Set([aPerson(caller), ...people, ...things])],
      };
    },
  };

  /** Cedar is told what it is held on where a policy may look at that. */
  function gift({ role, thing, until }: Gift, types: readonly string[]): { [name: string]: CedarValue } {
    const on = rows.things.get(thing);
    const where = on && (on.id === snapshot.root || types.includes(on.type)) ? { [on.type]: refer(thingUid(on)) } : {};
    return { role, on: where, for_good: until === null };
  }
}

/** Somebody of whom no facts are known. */
const stranger = (id: SubjectId): SubjectFact => ({ id, active: false, insider: false, directory: null });

/** The example at the end of the model's file as entities, its people holding their roles open-ended; null without one. */
export function cedarExample(model: CompiledModel): CedarEntity[] | null {
  const { example } = model.examples;
  return example && cedarFacts(model, exampleFacts(model, example)).entities();
}
