/** Random worlds in which everything happens: people who left, grants that end, requests, accounts, tasks. */
import fc from 'fast-check';
import type { RequestId, TaskId } from '../../../src/domain/ids.ts';
import { exampleFacts } from '../../../src/policy/example-facts.ts';
import {
  accountFacts,
  type CompiledModel,
  factsOf,
  type Gift,
  type HeldFact,
  type OwnFacts,
  type Question,
  requestFacts,
  type Snapshot,
  taskFacts,
} from '../../../src/policy/index.ts';
import type { FileExample } from '../../../src/policy/schema-tests.ts';
import { ends, oneIn, pick, question } from './lively-questions.ts';
import { people, root, subject, worlds } from './worlds.ts';

const numbers = (count: number, each: number): fc.Arbitrary<number[][]> => {
  const one = fc.array(fc.nat(9999), { minLength: each, maxLength: each });
  return fc.array(one, { minLength: count, maxLength: count });
};

/** A world, and so many questions about it. */
export const livelyWorlds = (model: CompiledModel, count: number): fc.Arbitrary<[Snapshot, Question[]]> =>
  fc
    .tuple(worlds(model), numbers(people.length, 6), numbers(26, 4), numbers(6, 8), numbers(count, 10))
    .map(([world, who, grants, requests, asked]) => {
      const snapshot = withOwnActs(model, withPeople(model, world, who, grants), requests);
      const facts = factsOf(model, snapshot);
      return [snapshot, asked.map((by, n) => question(model, snapshot, facts, by, n % 2 === 0))];
    });

/** Most people have a role, are active and from here; most of what they hold has no end. */
function withPeople(model: CompiledModel, world: Snapshot, who: number[][], grants: number[][]): Snapshot {
  const endsAt = (by = 0): HeldFact['endsAt'] => (oneIn(4, by) ? pick(ends, by >> 2) : null);
  const roles = people.flatMap((id, n): HeldFact[] => {
    const [role, has, end, more, ends2] = who[n] ?? [];
    const one = { subject: id, thing: root, role: pick(model.roles, role).name, endsAt: endsAt(end) };
    const two = { ...one, role: pick(model.roles, more).name, endsAt: endsAt(ends2) };
    return oneIn(9, has) ? [] : [one, ...(oneIn(3, has) ? [two] : [])];
  });
  const owning = world.things.filter(({ type }) => (model.inner.typeOf.get(type)?.people.length ?? 0) > 0);
  const rows = grants.flatMap(([person, where, as, end]) => {
    if (owning.length === 0) return [];
    const { id, type } = pick(owning, where);
    const names = model.inner.typeOf.get(type)?.people ?? [];
    const { name } = pick(names, as);
    const kept = model.thingTypes.get(type)?.roles.find((role) => role.name === name)?.kept ?? 'grant';
    return [{ subject: pick(people, person), thing: id as HeldFact['thing'], as: name, endsAt: endsAt(end), kept }];
  });
  const subjects = people.map((id, n) => {
    const by = who[n]?.[5] ?? 1;
    return { id, active: !oneIn(15, by), insider: !oneIn(11, by), directory: oneIn(7, by) ? 'Okta' : null };
  });
  const granted = rows.filter(({ kept }) => kept === 'grant').map(({ as, kept: _, ...row }) => ({ ...row, role: as }));
  const recorded = rows
    .filter(({ kept }) => kept !== 'grant')
    .map(({ subject: id, thing, as }) => ({ subject: id, thing, as }));
  const held = [...world.held.map((row, n) => ({ ...row, endsAt: endsAt(n) })), ...roles, ...granted];
  const keeps = ({ thing, role, endsAt: end }: HeldFact): boolean =>
    thing === root && role === model.keeper && end === null;
  const keepers = subjects.filter(({ id, active }) => active && held.some((row) => row.subject === id && keeps(row)));
  return {
    ...world,
    subjects,
    held,
    recorded: [...world.recorded, ...recorded],
    keepers: keepers.map(({ id }) => id).slice(0, 2),
  };
}

/** Requests in every stage there is, and in one that is gone; everybody's account; a task. */
function withOwnActs(model: CompiledModel, world: Snapshot, requests: number[][]): Snapshot {
  return withOwn(
    model,
    world,
    requests.flatMap((by, n) => request(model, world, by, requestId(n))),
  );
}

function withOwn(model: CompiledModel, world: Snapshot, requests: readonly OwnFacts[]): Snapshot {
  const accounts = world.subjects.map(({ id }) => accountFacts(model, id, world.root));
  const own = [...requests, ...accounts, taskFacts(model, 'T1' as string as TaskId, world.root)];
  return {
    ...world,
    things: [...world.things, ...own.map(({ thing }) => thing)],
    recorded: [...world.recorded, ...own.flatMap(({ recorded }) => recorded)],
  };
}

const requestId = (n: number): RequestId => `R${n}` as string as RequestId;

/** The cast of the model's own example, with one request of its last member's in each stage, and every plain question about it. */
export function exampleWorld(model: CompiledModel, example: FileExample): [Snapshot, Question[]] {
  const cast = exampleFacts(model, example);
  const here = cast.subjects.filter(
    ({ id, active }) => active && cast.held.some((row) => row.thing === cast.root && row.subject === id),
  );
  const requester = here.at(-1)?.id ?? subject('nobody');
  const stages = [...model.asking, { on: 'workspace', role: null, stages: [null] }].flatMap(
    ({ on, role, stages: all }) => {
      const thing = on === 'workspace' ? cast.root : (cast.things.find(({ type }) => type === on)?.id ?? cast.root);
      return all.map((_, stage) => ({
        thing: thing as Gift['thing'],
        type: on,
        role,
        stage,
        requester,
        target: requester,
      }));
    },
  );
  const world = withOwn(
    model,
    cast,
    stages.map((stage, n) => requestFacts(model, { id: requestId(n), ...stage })),
  );
  const places = [{ id: world.root, type: 'workspace' }, ...world.things];
  const asked = places.flatMap(({ id: thing, type }) => {
    const actions = model.actions.filter((action) => action.type === type);
    return actions.flatMap(({ name: action }) => world.subjects.map(({ id: caller }) => ({ caller, action, thing })));
  });
  return [world, asked];
}

function request(model: CompiledModel, world: Snapshot, by: number[], id: RequestId): OwnFacts[] {
  const [kind = 0, which, where, stage = 0, requester, target, other, more] = by;
  const rule = oneIn(7, kind) || model.asking.length === 0 ? null : pick(model.asking, which);
  const things = world.things.filter(({ type }) => type === rule?.on);
  const on = rule && things.length > 0 ? pick(things, where) : { id: root, type: 'workspace' };
  const facts = requestFacts(model, {
    id,
    thing: on.id as Gift['thing'],
    type: on.type,
    role: rule?.role ?? null,
    stage: stage % 5 === 4 ? 9 : stage % (rule?.stages.length ?? 1),
    requester: pick(people, requester),
    target: pick(people, oneIn(2, more) ? requester : target),
    proposer: oneIn(5, more) ? pick(people, other) : null,
    approvers: oneIn(3, other) ? [pick(people, more)] : [],
  });
  return [facts];
}
