/** Things that may be in one of several kinds: a line about a container holds of nothing that is in no such container, whoever answers. */
import fc from 'fast-check';
import { WaysUp } from '../../src/policy/containers.ts';
import {
  anchorsOf,
  type CompiledModel,
  compareFor,
  compareModels,
  decide,
  explain,
  factsOf,
  loadModel,
  matrix,
  may,
  type PeopleDifference,
  peopleReaching,
  type Question,
  type Snapshot,
  thingsReached,
  whatIf,
} from '../../src/policy/index.ts';
import { Problems } from '../../src/policy/problems.ts';
import { cedarWith, differs } from './support/cedar.ts';
import { changing } from './support/changes.ts';
import { meets } from './support/matching.ts';
import { loaded, scatteredText } from './support/models.ts';
import { naiveMay } from './support/naive.ts';
import { at, people, questions, root, type subject, thing, worlds } from './support/worlds.ts';

jest.setTimeout(60_000);

const clinic = loaded(scatteredText);
const naive = naiveMay(scatteredText);
const [ada, ben] = people as [ReturnType<typeof subject>, ReturnType<typeof subject>];
const [east, cot, stray, note] = ['east', 'cot', 'stray', 'note'].map(thing) as [
  ReturnType<typeof thing>,
  ReturnType<typeof thing>,
  ReturnType<typeof thing>,
  ReturnType<typeof thing>,
];

/** A ward with a bed, and a bed and a chart that are in no ward; Ada is a nurse and Ben a carer. */
const world = (flags: readonly string[] = []): Snapshot => ({
  now: at('2026-01-01T00:00:00.000Z'),
  root,
  subjects: people.map((id) => ({ id, active: true, insider: true, directory: null })),
  things: [
    { id: east, type: 'ward', inside: root, flags, tags: [] },
    { id: cot, type: 'bed', inside: east, flags: [], tags: [] },
    { id: stray, type: 'bed', inside: root, flags: [], tags: [] },
    { id: note, type: 'chart', inside: stray, flags: [], tags: [] },
  ],
  held: [
    { subject: ada, thing: root, role: 'nurse', endsAt: null },
    { subject: ben, thing: root, role: 'carer', endsAt: null },
  ],
  recorded: [],
  keepers: [],
});

describe('a nurse, whom every open ward is open to', () => {
  const facts = factsOf(clinic, world());
  const asks = (action: string, on: typeof cot): Question => ({ caller: ada, action, thing: on });

  it.each(['bed.rest', 'bed.lift'])('%s: the bed in a ward, and not the one in none', (action) => {
    expect([may(clinic, asks(action, cot), facts), may(clinic, asks(action, stray), facts)]).toEqual([true, false]);
    expect(decide(clinic, asks(action, stray), facts)).toMatchObject({
      allowed: false,
      reasons: [{ kind: 'silence' }],
    });
    expect([...thingsReached(clinic, ada, action, facts)]).toEqual([cot]);
    expect([...peopleReaching(clinic, action, stray, facts)]).toEqual([]);
    expect([...peopleReaching(clinic, action, cot, facts)]).toEqual([ada]);
  });

  it('is not let to a bed in a closed ward', () => {
    expect(may(clinic, asks('bed.rest', cot), factsOf(clinic, world(['closed'])))).toBe(false);
  });

  it('is told what is missing', () => {
    const { missing } = explain(clinic, asks('bed.rest', stray), facts, []);
    expect(missing.map((way) => way.facts)).toEqual([['it is in a ward']]);
    expect(missing[0]?.needs).toEqual([{ kind: 'inside', thing: null, type: 'ward' }]);
  });

  it('shows in the matrix as somebody who needs a ward around it', () => {
    expect(matrix(clinic)).toMatch(/^Nurse, in a ward +yes/m);
  });
});

it('everybody who answers reads the lines as they stand in the file', () => {
  const ask = cedarWith(clinic);
  const seen = { yes: 0, inNoWard: 0 };
  fc.assert(
    fc.property(worlds(clinic), (snapshot) => {
      const facts = factsOf(clinic, snapshot);
      const core = new Set(clinic.actions.filter((action) => action.core).map(({ name }) => name));
      const all = questions(clinic, snapshot).filter(({ action }) => !core.has(action));
      const wanted = new Set(all.filter((question) => naive(snapshot, question)).map(textOf));
      const told = (yes: (question: Question) => boolean): string[] => all.filter(yes).map(textOf);
      expect(told((question) => may(clinic, question, facts))).toEqual([...wanted]);
      expect(told((question) => decide(clinic, question, facts).allowed)).toEqual([...wanted]);
      expect(
        told(({ caller, action, thing: on }) => [...thingsReached(clinic, caller, action, facts)].includes(on)),
      ).toEqual([...wanted]);
      expect(
        told(({ caller, action, thing: on }) => [...peopleReaching(clinic, action, on, facts)].includes(caller)),
      ).toEqual([...wanted]);
      const some = all.filter(({ action }) => /^(bed|chart)/.test(action));
      expect(ask(snapshot, some).filter(differs)).toEqual([]);
      const noes = some.flatMap((question) => explain(clinic, question, facts, []).missing);
      expect(noes.filter((way) => way.facts.length === 0)).toEqual([]);
      seen.yes += wanted.size;
      seen.inNoWard += some.filter(
        (question) => wardOf(snapshot, question.thing) === null && !wanted.has(textOf(question)),
      ).length;
    }),
    { numRuns: 12 },
  );

  expect(seen.yes).toBeGreaterThan(60);
  expect(seen.inNoWard).toBeGreaterThan(60);
});

const textOf = ({ caller, action, thing: on }: Question): string => `${caller} ${action} ${on}`;

function wardOf({ things }: Snapshot, id: string | null): string | null {
  const one = things.find((each) => each.id === id);
  return one === undefined ? null : one.type === 'ward' ? one.id : wardOf({ things } as Snapshot, one.inside);
}

it('what changes is told before it happens just as it is answered afterwards', () => {
  fc.assert(
    fc.property(changing(clinic), ({ snapshot, changes: [change = {}] }) => {
      const before = factsOf(clinic, snapshot);
      const { people: changed, after } = whatIf(clinic, before, change);
      const differ = questions(clinic, snapshot).filter(
        (question) => may(clinic, question, before) !== may(clinic, question, after),
      );
      expect(new Set(changed.map((one) => one.subject))).toEqual(new Set(differ.map(({ caller }) => caller)));
    }),
    { numRuns: 60 },
  );
});

describe('a line of the ward that is new', () => {
  const line = '      - { as: nurse, unless: closed, because: "nurses walk through open wards" }\n';
  const before = loaded(scatteredText.replace(line, ''));
  const difference = compareModels(before, clinic);

  it('is told with the ward that it needs, and of nothing that is in none', () => {
    const { gained, gainedInShort } = difference.rights.find(({ name }) => name === 'bed.rest') ?? {
      gained: [],
      gainedInShort: [],
    };
    expect(gainedInShort.map(({ says }) => says)).toEqual([
      'a Nurse, where it is in a ward and the ward is not closed',
    ]);
    expect(gained[0]?.conditions).toContainEqual({ kind: 'inside', type: 'ward', wanted: true });
  });

  it('differs exactly where the comparison says so, for any facts and for the people there are', () => {
    let differing = 0;
    fc.assert(
      fc.property(worlds(clinic), (snapshot) => {
        const [was, is] = [factsOf(before, snapshot), factsOf(clinic, snapshot)];
        const all = questions(clinic, snapshot);
        const gains = all.filter((question) => may(clinic, question, is) && !may(before, question, was));
        const met = all.filter(({ caller, action, thing: on }) => {
          const who = snapshot.subjects.find(({ id }) => id === caller);
          const ways = difference.rights.find(({ kind, name }) => kind === 'do' && name === action)?.gained ?? [];
          return who && ways.some((way) => meets(way, { before, after: clinic, snapshot, caller: who, thing: on }));
        });
        expect(met.map(textOf)).toEqual(gains.map(textOf));
        differing += gains.length;
        expect(told(compareFor(before, clinic, snapshot, [], difference)).sort()).toEqual(gains.map(textOf).sort());
      }),
      { numRuns: 40 },
    );
    expect(differing).toBeGreaterThan(10);
  });

  const told = ({ lines }: PeopleDifference): string[] =>
    lines.flatMap(({ change, names, subjects, things, except }) => {
      expect(change).toBe('gained');
      return names.flatMap((action) =>
        subjects.flatMap((caller) =>
          things
            .filter((on) => !except.some((pair) => pair.subject === caller && pair.thing === on))
            .map((on) => textOf({ caller, action, thing: on })),
        ),
      );
    });
});

it('what is in no such container is told as such, and the same in other words is no change', () => {
  const { rights } = compareModels(
    clinic,
    loaded(scatteredText.replace('rest: ward.open', 'rest: [ward.open, chief]')),
  );
  expect(rights.map(({ name, gained, lost }) => [name, gained.map(({ says }) => says), lost])).toEqual([
    ['bed.rest', ['a Chief, where it is in no ward'], []],
  ]);
  const rester = '    rester:\n      - { from: ward.open, isnt: patient }\n    lifter:\n';
  const doubled = scatteredText
    .replace('rest: ward.open', 'rest: [ward.open, rester]')
    .replace('    lifter:\n', rester);
  expect(compareModels(clinic, loaded(doubled)).rights).toEqual([]);
});

it.each([
  ['{ whoever: bed.rest, also: ward.enter, because: "x" }', null],
  ['{ whoever: bed.lift, also: ward.enter, because: "x" }', null],
  ['{ whoever: chart.read, also: ward.view, because: "x" }', /chart.read/],
  [
    '{ whoever: bed.air, also: ward.enter, because: "x" }',
    /somebody who is Chief, while it is in no ward, may bed.air/,
  ],
])('a promise about the container: %s', (line, counter) => {
  const loading = loadModel(scatteredText.replace('\nasking:', `\ninvariants:\n  - ${line}\nasking:`));
  const said = loading.ok ? null : loading.problems.map(({ message }) => message).join();
  if (counter === null) expect(said).toBeNull();
  else expect(said).toMatch(counter);
});

it('those whom a role alone brings to a ward are looked for among its holders', () => {
  expect(anchorsOf(clinic, 'bed.rest')).toMatchObject({
    always: [],
    byRole: ['chief', 'nurse'],
    unlessSomething: ['south'],
    byThing: false,
  });
});

it('a model whose things are each in one kind says nothing of being inside', () => {
  const inside = (model: CompiledModel): number =>
    [...model.inner.permissions.values()]
      .flatMap(({ clauses }) => clauses.flatMap(({ literals }) => literals))
      .filter(({ atom }) => atom.kind === 'inside').length;
  expect(inside(clinic)).toBeGreaterThan(0);
  expect(inside(loaded(scatteredText.replaceAll(/inside: \[(\w+), workspace\]/g, 'inside: $1')))).toBe(0);
});

it('of more ways up than anybody needs no more are followed: a tower of kinds is refused at once', () => {
  const floors = Array.from({ length: 4 }, (_, floor) => Array.from({ length: 10 }, (__, at) => `kind_${floor}_${at}`));
  const insides = new Map(
    floors.flatMap((kinds, floor) => kinds.map((kind) => [kind, floors[floor - 1] ?? ['workspace']] as const)),
  );
  const problems = new Problems(() => ({ line: 1, column: 1 }));
  const ways = new WaysUp(new Map(), insides, problems);
  expect(['kind_2_0', 'kind_3_0', 'kind_3_1'].map((kind) => ways.of(kind).length)).toEqual([100, 200, 200]);
  expect(problems.all.map(({ message }) => message)).toEqual([
    'there are more than 200 ways for "kind_3_0" to be inside things',
  ]);
});
