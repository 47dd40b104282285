/** The questions read backwards, for everybody else: what may somebody do this to, and who may do it, each without asking about all. */
import type { SubjectId } from '../domain/ids.ts';
import type { CompiledModel } from './compiled.ts';
import { mustMatch } from './decide.ts';
import type { Facts } from './facts.ts';
import { holdersOf, peopleNumbers } from './reach-people.ts';
import { thingNumbers } from './reach-things.ts';
import type { PolicyId } from './types.ts';

/** An answer that need not be written out: going through it names every one, `every` and `some` say it in short. */
export interface Reached<Id> extends Iterable<Id> {
  /** Kinds that are in it whole: the type of the things, or the roles whose holders all may. */
  readonly every: readonly string[];
  /** Those beside them, one by one. */
  readonly some: readonly Id[];
}

/** Everything that the caller may do this to: what `may` says of each thing there is. */
export function thingsReached(
  model: CompiledModel,
  caller: SubjectId,
  action: string,
  facts: Facts,
): Reached<PolicyId> {
  mustMatch(model, facts);
  const program = facts.programs.get(action);
  const subject = facts.subjects.get(caller);
  if (program === undefined || subject === undefined) return reached([], [], []);
  const { all, some } = thingNumbers(program, subject, facts);
  if (!all) return reached([], idsOf(facts, some), []);
  return reached([program.permission.type], [], {
    [Symbol.iterator]: () => idsOf(facts, facts.inverted.ofSlot(program.slot))[Symbol.iterator](),
  });
}

/** Everybody who may do this to the thing: what `may` says of each person there is. */
export function peopleReaching(
  model: CompiledModel,
  action: string,
  thing: PolicyId,
  facts: Facts,
): Reached<SubjectId> {
  mustMatch(model, facts);
  const program = facts.programs.get(action);
  const at = facts.things.get(thing);
  if (program === undefined || at === undefined) return reached([], [], []);
  const { roles, some } = peopleNumbers(program, at, facts);
  const idOf = (subject: number): SubjectId => facts.subjectAt(subject)?.id as SubjectId;
  const names = model.roles.filter(({ name }) => ((model.inner.roleBits.get(name) ?? 0) & roles) !== 0);
  return reached(
    names.map(({ name }) => name),
    some.map(idOf),
    {
      *[Symbol.iterator]() {
        for (const subject of holdersOf(roles, action, facts)) yield idOf(subject);
      },
    },
  );
}

function reached<Id>(every: readonly string[], some: readonly Id[], whole: Iterable<Id>): Reached<Id> {
  if (every.length === 0) return { every, some, [Symbol.iterator]: () => some[Symbol.iterator]() };
  const all = function* (): Generator<Id> {
    yield* whole;
    yield* some;
  };
  return { every, some, [Symbol.iterator]: all };
}

function idsOf(facts: Facts, things: ArrayLike<number>): PolicyId[] {
  const ids: PolicyId[] = [];
  for (let i = 0; i < things.length; i++) ids.push(facts.ids[things[i] as number] as PolicyId);
  return ids;
}
