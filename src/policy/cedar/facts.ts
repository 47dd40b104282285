/** Facts and questions as Cedar reads them: every entity at once, or one question with the few entities that it needs. */
import type { SubjectId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CompiledModel } from '../compiled.ts';
import { exampleFacts } from '../example-facts.ts';
import type { Gift, Question, Snapshot, SubjectFact, ThingFact } from '../types.ts';
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
  const now = castOf(model, snapshot);
  const later = new Map<string, Cast>();
  const until = (giver: Giver): Cast => {
    const cast = later.get(giver.id) ?? castOf(model, withGiver(snapshot, giver));
    later.set(giver.id, cast);
    return cast;
  };
  return {
    entities: now.everything,
    request: (question) => {
      if (!changesGrants(question.action)) {
        if (question.gives || question.takes) throw new Error(`${question.action} gives and takes nothing.`);
        return now.asked(question, []);
      }
      const giver = giverOf(snapshot, question);
      return (giver ? until(giver) : now).changing(question, giver?.id ?? question.caller);
    },
  };
}

/** Whoever gives, as somebody who holds only what lasts until the gift ends. */
interface Giver {
  readonly id: SubjectId;
  readonly of: SubjectId;
  readonly until: Instant | null;
}

const lasts = (endsAt: Instant | null, until: Instant | null): boolean =>
  endsAt === null || (until !== null && endsAt >= until);

/** Undefined where nothing is given, or nothing ends before: then it is the caller themselves. */
function giverOf({ held }: Snapshot, { caller, gives }: Question): Giver | undefined {
  if (!gives || held.every(({ subject, endsAt }) => subject !== caller || lasts(endsAt, gives.until))) return undefined;
  return { id: `${caller} until ${gives.until ?? 'for good'}` as string as SubjectId, of: caller, until: gives.until };
}

function withGiver(snapshot: Snapshot, { id, of, until }: Giver): Snapshot {
  const own = <Row extends { subject: SubjectId }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ subject }) => subject === of).map((row) => ({ ...row, subject: id }));
  return {
    ...snapshot,
    subjects: [
      ...snapshot.subjects,
      ...snapshot.subjects.filter((one) => one.id === of).map((one) => ({ ...one, id })),
    ],
    held: [...snapshot.held, ...own(snapshot.held).filter(({ endsAt }) => lasts(endsAt, until))],
    recorded: [...snapshot.recorded, ...own(snapshot.recorded)],
  };
}

type Cast = ReturnType<typeof castOf>;

/** Entities of a snapshot, each made when it is first needed. */
function castOf(model: CompiledModel, snapshot: Snapshot) {
  const rows = rowsOf(model, snapshot);
  const subjects = new Map(snapshot.subjects.map((subject) => [subject.id, subject]));
  const types = givable(model).map(({ info }) => info.name);
  const made = new Map<string, CedarEntity>();
  const once = (key: string, make: () => CedarEntity): CedarEntity => {
    const entity = made.get(key) ?? make();
    made.set(key, entity);
    return entity;
  };
  const one = (id: SubjectId): CedarEntity =>
    once(`person ${id}`, () => personEntity(rows, subjects.get(id) ?? stranger(id)));
  const thing = (fact: ThingFact): CedarEntity[] => {
    const type = model.inner.typeOf.get(fact.type);
    return type ? [once(`thing ${fact.id}`, () => thingEntity(rows, fact, type))] : [];
  };
  const withAround = (id: string | undefined): CedarEntity[] => {
    const fact = rows.things.get(id ?? '');
    return fact ? [fact, ...thingsAround(rows, fact)].flatMap(thing) : [];
  };
  /** Cedar is told what it is held on where a policy may look at that. */
  const gift = ({ role, thing: id, until }: Gift, among: readonly string[]): { [name: string]: CedarValue } => {
    const on = rows.things.get(id);
    const told = on && (on.id === snapshot.root || among.includes(on.type));
    return { role, on: told ? { [on.type]: refer(thingUid(on)) } : {}, for_good: until === null };
  };
  const asked = (
    { caller, action, thing: id, gives, takes }: Question,
    people: readonly SubjectId[],
    context: CedarRequest['context'] = {},
  ): CedarRequest | null => {
    const on = rows.things.get(id);
    const entities = [...[caller, ...people].map(one), ...[id, gives?.thing, takes?.thing].flatMap(withAround)];
    return on
      ? {
          principal: personUid(caller),
          action: { type: 'Action', id: action },
          resource: thingUid(on),
          context,
          entities: [...new Set(entities)],
        }
      : null;
  };
  return {
    asked,
    everything: () => [...snapshot.subjects.map(({ id }) => one(id)), ...[...rows.things.values()].flatMap(thing)],
    changing: (question: Question, giver: SubjectId): CedarRequest | null => {
      const { caller, target, gives, takes } = question;
      const who = refer(personUid(target ?? caller));
      return asked(question, [target ?? caller, giver], {
        ...(target ? { target: who } : {}),
        ...(gives ? { gives: { ...gift(gives, types), to: who, giver: refer(personUid(giver)) } } : {}),
        ...(takes ? { takes: { ...gift(takes, []), from: who } } : {}),
      });
    },
  };
}

/** Somebody of whom no facts are known: may nothing, and is taken for an insider where something is to be given. */
const stranger = (id: SubjectId): SubjectFact => ({ id, active: false, insider: true, directory: null });

/** The example at the end of the model's file as entities, its people holding their roles open-ended; null without one. */
export function cedarExample(model: CompiledModel): CedarEntity[] | null {
  const { example } = model.examples;
  return example && cedarFacts(model, exampleFacts(model, example)).entities();
}
