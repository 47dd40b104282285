/** Comparing two models for the people there are: the lines say just what each question answers before and after. */
import fc from 'fast-check';
import type { RequestId } from '../../src/domain/ids.ts';
import {
  type CompiledModel,
  compareFor,
  decide,
  factsOf,
  isEligible,
  mayAsk,
  type PeopleDifference,
  type RequestRef,
  requestFacts,
  type Snapshot,
} from '../../src/policy/index.ts';
import { compileText } from '../../src/policy/load.ts';
import { edited } from './support/edits.ts';
import { clinicText, textOf } from './support/models.ts';
import { nobody } from './support/witness.ts';
import { people, questions, root, thing, worlds } from './support/worlds.ts';

jest.setTimeout(120_000);

const compiled = (text: string): CompiledModel => {
  const { model } = compileText(text);
  if (!model) throw new Error('the model compiles');
  return model;
};

/** `gained mini.view ada mini0`, for every action and asking that a line names, on each of its things. */
const told = ({ lines }: PeopleDifference): string[] =>
  lines.flatMap(({ change, kind, names, subjects, things, except }) =>
    names.flatMap((name) =>
      subjects.flatMap((subject) =>
        things
          .filter((one) => !except.some((pair) => pair.subject === subject && pair.thing === one))
          .map((one) => `${change} ${kind} ${name} ${subject} ${one}`),
      ),
    ),
  );

/** The same, by asking everybody everything. */
function asked(before: CompiledModel, after: CompiledModel, snapshot: Snapshot, requests: RequestRef[]): string[] {
  const [was, is] = [before, after].map((model) => {
    const own = requests.map((request) => requestFacts(model, request));
    const all: Snapshot = {
      ...snapshot,
      things: [...snapshot.things, ...own.map((one) => one.thing)],
      recorded: [...snapshot.recorded, ...own.flatMap((one) => one.recorded)],
    };
    const facts = factsOf(model, all);
    const acts = questions(model, all)
      .filter((question) => decide(model, question, facts).allowed)
      .map(({ action, caller, thing: on }) => `do ${action} ${caller} ${on}`);
    const asks = model.asking.flatMap(({ key, on, role }) =>
      [{ id: root, type: 'workspace' }, ...snapshot.things]
        .filter(({ type }) => type === on)
        .flatMap(({ id }) =>
          people.flatMap((one) => {
            const ask = { caller: one, thing: id as typeof root, role };
            const others = mayAsk(model, { ...ask, target: nobody }, facts).reasons;
            return [
              ...(mayAsk(model, { ...ask, target: one }, facts).allowed ? [`ask ${key} ${one} ${id}`] : []),
              // Whom it is for is no matter of who may ask: what forbids it then is neither silence nor that they have left.
              ...(others.some(({ kind, code }) => kind === 'silence' || code === 'rail.inactive')
                ? []
                : [`ask_for_others ${key} ${one} ${id}`]),
            ];
          }),
        ),
    );
    return new Set([...acts, ...asks]);
  });
  const minus = (one = new Set<string>(), other = new Set<string>()) => [...one].filter((each) => !other.has(each));
  return [...minus(is, was).map((each) => `gained ${each}`), ...minus(was, is).map((each) => `lost ${each}`)];
}

/** How many lines the edits of all models have made necessary: were there none, nothing would have been compared. */
let differing = 0;
afterAll(() => expect(differing).toBeGreaterThan(0));

describe.each(
  Object.entries({ minikai: textOf('minikai'), miruni: textOf('miruni'), slack: textOf('slack'), clinic: clinicText }),
)('%s', (_, text) => {
  const before = compiled(text);
  const cases = edited(text).chain((after) =>
    fc.record({
      after: fc.constant(after),
      world: fc.oneof(worlds(before), worlds(after)),
      inactive: fc.subarray([...people], { maxLength: 1 }),
      outside: fc.subarray([...people], { maxLength: 2 }),
      stages: fc.array(fc.tuple(fc.nat(1000), fc.nat(2), fc.nat(3), fc.nat(3)), { maxLength: 3 }),
    }),
  );

  it('the lines tell everything that differs, once, and nothing else', () => {
    fc.assert(
      fc.property(cases, ({ after, world, inactive, outside, stages }) => {
        const subjects = world.subjects.map((one) => ({
          ...one,
          active: !inactive.includes(one.id),
          insider: !outside.includes(one.id),
        }));
        const snapshot = { ...world, subjects };
        const requests = stages.map((numbers, i) => requestOf([before, after], snapshot, numbers, i));
        const wanted = asked(before, after, snapshot, requests).sort();
        const lines = told(compareFor(before, after, snapshot, requests)).filter((line) =>
          / (do|ask|ask_for_others) /.test(line),
        );
        differing += wanted.length;
        expect(lines.sort()).toEqual(wanted);
      }),
      { numRuns: 15 },
    );
  });

  it('grants that count in one model alone are named, and no others', () => {
    fc.assert(
      fc.property(cases, ({ after, world }) => {
        const types = new Map<string, string>(world.things.map(({ id, type }) => [id, type]));
        const counts = (model: CompiledModel, { subject, thing: on, role }: Snapshot['held'][number]): boolean =>
          on === root
            ? model.roles.some(({ name }) => name === role)
            : isEligible(model, { subject, thing: on, role }, factsOf(model, world));
        const wanted = world.held
          .filter((row) => counts(before, row) !== counts(after, row))
          .map((row) => `${row.subject} ${row.role} ${types.get(row.thing) ?? 'workspace'} ${counts(after, row)}`);
        const { grants } = compareFor(before, after, world);
        const named = grants
          .filter(({ grant }) => 'role' in grant)
          .map(
            ({ grant, role, why }) =>
              `${grant.subject} ${role} ${types.get(grant.thing) ?? 'workspace'} ${why === 'counts'}`,
          );
        expect(named.sort()).toEqual(wanted.sort());
      }),
      { numRuns: 15 },
    );
  });
});

it('the same change for many people and things is one line', () => {
  const text = textOf('miruni');
  const [before, after] = [text, text.replace('{ from: team.teammate, unless: closed,', '{ from: team.teammate,')].map(
    compiled,
  );
  if (!before || !after) throw new Error('both compile');
  const held = people.flatMap((subject) => [
    { subject, thing: root, role: 'member', endsAt: null },
    { subject, thing: thing('web'), role: 'member', endsAt: null },
  ]);
  const project = (id: string, flags: string[]) => ({
    id: thing(id),
    type: 'project',
    inside: thing('web'),
    flags,
    tags: [],
  });
  const world: Snapshot = {
    now: '2026-01-01T00:00:00.000Z' as string as Snapshot['now'],
    root,
    subjects: people.map((id) => ({ id, active: true, insider: true, directory: null })),
    things: [
      { id: thing('web'), type: 'team', inside: root, flags: [], tags: [] },
      project('site', []),
      project('vault', ['closed']),
      project('lab', ['closed']),
    ],
    held,
    recorded: [],
    keepers: [],
  };
  const { lines } = compareFor(before, after, world);
  expect(lines.map(({ kind, names, subjects, things, except }) => ({ kind, names, subjects, things, except }))).toEqual(
    [
      {
        kind: 'do',
        names: ['project.view', 'project.read_change_log', 'project.create_edit_request'],
        subjects: people,
        things: ['vault', 'lab'],
        except: [],
      },
      { kind: 'ask', names: ['project.assigned'], subjects: people, things: ['vault', 'lab'], except: [] },
      { kind: 'ask_for_others', names: ['project.assigned'], subjects: people, things: ['vault', 'lab'], except: [] },
    ],
  );
});

it('a pending request that nobody there can approve any more is named', () => {
  const before = compiled(clinicText);
  const after = compiled(clinicText.replace('by: medic, title: a medic', 'by: administrator, title: the chief'));
  const request: RequestRef = {
    id: 'R-1' as string as RequestId,
    thing: root,
    type: 'workspace',
    role: 'chief',
    stage: 0,
    requester: people[1] as (typeof people)[number],
    target: people[1] as (typeof people)[number],
  };
  const world: Snapshot = {
    now: '2026-01-01T00:00:00.000Z' as string as Snapshot['now'],
    root,
    subjects: people.map((id) => ({ id, active: true, insider: true, directory: null })),
    things: [],
    held: people.slice(0, 2).map((subject) => ({ subject, thing: root, role: 'nurse', endsAt: null })),
    recorded: [],
    keepers: [],
  };
  expect(compareFor(before, after, world, [request]).stranded).toEqual(['R-1']);
  const chief = [
    ...world.held,
    { subject: people[2] as (typeof people)[number], thing: root, role: 'chief', endsAt: null },
  ];
  expect(compareFor(before, after, { ...world, held: chief }, [request]).stranded).toEqual([]);
});

function requestOf(
  models: CompiledModel[],
  { things }: Snapshot,
  [what, stage, requester, target]: readonly [number, number, number, number],
  i: number,
): RequestRef {
  const rules = models.flatMap(({ asking }) => asking);
  const rule = what % 5 === 0 ? undefined : rules[what % Math.max(1, rules.length)];
  const place = things.find(({ type }) => type === rule?.on);
  return {
    id: `request ${i}` as string as RequestId,
    thing: thing(place?.id ?? root),
    type: place?.type ?? 'workspace',
    role: rule && (place || rule.on === 'workspace') ? rule.role : null,
    stage,
    requester: people[requester] ?? (thing('x') as never),
    target: people[target] ?? (thing('x') as never),
  };
}
