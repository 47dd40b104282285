/** The comparison is exact: it reports every differing answer, and nothing else, on random edits of four models. */
import fc from 'fast-check';
import type { RequestId } from '../../src/domain/ids.ts';
import {
  type CompiledModel,
  compareModels,
  decide,
  type Facts,
  factsOf,
  giveAction,
  isEligible,
  type ModelDifference,
  mayAsk,
  type PolicyId,
  type RequestRef,
  type RightChange,
  type RightKind,
  requestFacts,
  type Snapshot,
  type SubjectFact,
} from '../../src/policy/index.ts';
import { compileText } from '../../src/policy/load.ts';
import { edited } from './support/edits.ts';
import { meets } from './support/matching.ts';
import { clinicText, textOf } from './support/models.ts';
import { nobody, wim, witnesses } from './support/witness.ts';
import { people, root, thing, worlds } from './support/worlds.ts';

jest.setTimeout(120_000);

const texts: Record<string, string> = {
  minikai: textOf('minikai'),
  miruni: textOf('miruni'),
  slack: textOf('slack'),
  clinic: clinicText,
};

function compiled(text: string): CompiledModel {
  const { model } = compileText(text);
  if (!model) throw new Error('the model compiles');
  return model;
}

/** Both models and their difference, with worlds as either of them knows them. */
const pairs = (before: CompiledModel, text: string) =>
  edited(text).chain((after) =>
    fc.record({
      after: fc.constant(after),
      difference: fc.constant(compareModels(before, after)),
      snapshots: fc.array(fc.oneof(worlds(before), worlds(after)), { minLength: 1, maxLength: 3 }),
      outsiders: fc.subarray([...people], { maxLength: 2 }),
      asked: fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(2), fc.nat(3), fc.nat(3), fc.subarray([...people])), {
        maxLength: 4,
      }),
    }),
  );

/** The facts of a world and of requests in it, indexed for one model. */
function indexed(model: CompiledModel, snapshot: Snapshot, requests: readonly RequestRef[]): Facts {
  return factsOf(model, withRequests(model, snapshot, requests));
}

function withRequests(model: CompiledModel, snapshot: Snapshot, requests: readonly RequestRef[]): Snapshot {
  const own = requests.map((request) => requestFacts(model, request));
  return {
    ...snapshot,
    things: [...snapshot.things, ...own.map((one) => one.thing)],
    recorded: [...snapshot.recorded, ...own.flatMap((one) => one.recorded)],
  };
}

/** What the policy answers about one right. */
function allows({ kind, name, on }: Asked, caller: SubjectFact['id'], facts: Facts): boolean {
  const { model } = facts;
  const [type, role] = pairOf(name);
  const where = on as typeof root;
  if (kind === 'do') return decide(model, { caller, action: name, thing: on }, facts).allowed;
  if (kind === 'give')
    return decide(model, { caller, action: giveAction(model, type, role), thing: on }, facts).allowed;
  if (kind === 'hold') return isEligible(model, { subject: caller, thing: where, role }, facts);
  if (kind === 'ask') return mayAsk(model, { caller, target: caller, thing: where, role }, facts).allowed;
  // Whom it is for is no matter of who may ask: what forbids it then is no silence.
  const { reasons } = mayAsk(model, { caller, target: nobody, thing: where, role }, facts);
  return reasons.every((reason) => reason.kind !== 'silence');
}

interface Asked {
  kind: RightKind;
  name: string;
  on: PolicyId;
  request?: RequestRef;
}

/** Every right on every thing of a world, by the names of both models. */
function everything(models: CompiledModel[], snapshot: Snapshot, requests: readonly RequestRef[]): Asked[] {
  const places = [{ id: root, type: 'workspace' }, ...snapshot.things] as { id: PolicyId; type: string }[];
  const names = new Map<string, { kind: RightKind; name: string }>();
  const add = (kind: RightKind, name: string) => names.set(`${kind} ${name}`, { kind, name });
  for (const model of models) {
    for (const { name } of model.actions) add('do', name);
    for (const type of model.thingTypes.values())
      for (const role of type.roles) {
        add('hold', `${type.name}.${role.name}`);
        add('give', `${type.name}.${role.name}`);
      }
    for (const { key } of model.asking) for (const kind of ['ask', 'ask_for_others'] as const) add(kind, key);
  }
  return [...names.values()].flatMap(({ kind, name }): Asked[] => {
    const type = name.split('.')[0];
    if (type === 'request') return requests.map((request) => ({ kind, name, on: request.id, request }));
    return places.filter((place) => place.type === type).map(({ id }) => ({ kind, name, on: id }));
  });
}

/** Whether the report says that somebody who meets these facts gains, loses, or neither. */
function reported(
  difference: ModelDifference,
  { kind, name, on, request }: Asked,
  facts: { before: CompiledModel; after: CompiledModel; snapshot: Snapshot; caller: SubjectFact },
): string {
  const change = difference.rights.find((one) => one.kind === kind && one.name === name);
  if (!change || (change.insidersOnly && !facts.caller.insider)) return 'same';
  const met = (ways: RightChange['gained']): boolean =>
    ways.some((way) => meets(way, { ...facts, thing: on, request }));
  return `${met(change.gained) ? 'gained' : ''}${met(change.lost) ? 'lost' : ''}` || 'same';
}

describe.each(Object.keys(texts))('%s', (name) => {
  const text = texts[name] ?? '';
  const before = compiled(text);

  it('a model is equivalent to itself, whatever its words', () => {
    const words = compiled(text.replaceAll(/because: "/g, 'because: "so: '));
    const { isEquivalent, words: said } = compareModels(before, words);
    expect([compareModels(before, before), isEquivalent, said.length > 0]).toEqual([
      { isEquivalent: true, changes: [], rights: [], words: [] },
      true,
      true,
    ]);
  });

  it('an answer differs exactly where the difference says so', () => {
    let differing = 0;
    fc.assert(
      fc.property(pairs(before, text), ({ after, difference, snapshots, outsiders, asked }) => {
        for (const bare of snapshots) {
          const subjects = bare.subjects.map((one) => ({ ...one, insider: !outsiders.includes(one.id) }));
          const snapshot = { ...bare, subjects };
          const requests = asked.map((numbers, i) => requestOf([before, after], snapshot, numbers, i));
          const all = withRequests(before, snapshot, requests);
          const facts = [before, after].map((model) => indexed(model, snapshot, requests));
          for (const right of everything([before, after], snapshot, requests)) {
            if (right.kind === 'give' && sameGiving(before, after, right.name)) continue;
            for (const caller of subjects) {
              const [was, is] = facts.map((own) => allows(right, caller.id, own));
              const answer = was === is ? 'same' : is ? 'gained' : 'lost';
              if (answer !== 'same') differing++;
              const says = reported(difference, right, { before, after, snapshot: all, caller });
              if (says !== answer)
                throw new Error(`${right.kind} ${right.name} by ${caller.id} on ${right.on}: ${answer}, said ${says}`);
            }
          }
        }
      }),
      { numRuns: 15 },
    );
    expect(differing).toBeGreaterThan(0);
  });

  it('every way that is reported has facts in which the answers do differ', () => {
    let seen = 0;
    fc.assert(
      fc.property(edited(text), (after) => {
        const { rights } = compareModels(before, after);
        for (const change of rights) {
          for (const [ways, gains] of [
            [change.gained, true],
            [change.lost, false],
          ] as const)
            for (const way of ways)
              for (const { snapshot, thing: on, request } of witnesses(before, after, change, way)) {
                seen++;
                const asked = { kind: change.kind, name: change.name, on };
                const [was, is] = [before, after].map((model) =>
                  allows(asked, wim, indexed(model, snapshot, request ? [request] : [])),
                );
                if (was === gains || is !== gains)
                  throw new Error(`${change.kind} ${change.name}: ${way.says} (${was}, ${is})`);
              }
        }
      }),
      { numRuns: 15 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});

/** The same action gives the role in both: it is told where that action is. */
const sameGiving = (before: CompiledModel, after: CompiledModel, name: string): boolean =>
  giveAction(before, ...pairOf(name)) === giveAction(after, ...pairOf(name));

const pairOf = (name: string): [string, string] => [name.split('.')[0] ?? '', name.split('.')[1] ?? ''];

/** A request made of numbers: about any thing, for any role of either model or none, in any stage. */
function requestOf(
  models: CompiledModel[],
  snapshot: Snapshot,
  [where, what, stage, requester, target, approvers]: readonly [number, number, number, number, number, typeof people],
  i: number,
): RequestRef {
  const places = [{ id: root, type: 'workspace' }, ...snapshot.things];
  const place = places[where % places.length] ?? { id: root, type: 'workspace' };
  const rules = models.flatMap(({ asking }) => asking.filter((rule) => rule.on === place.type));
  const role = what % 7 === 0 ? null : (rules[what % Math.max(1, rules.length)]?.role ?? 'none');
  return {
    id: `request ${i}` as string as RequestId,
    thing: thing(place.id),
    type: place.type,
    role,
    stage,
    requester: people[requester] ?? wim,
    target: people[target] ?? wim,
    approvers,
  };
}
