/** The tests a model carries: each kind passes on the truth and fails, with a reason, on anything else. */
import { exampleFacts, rootName } from '../../src/policy/example-facts.ts';
import { exampleRunner } from '../../src/policy/examples.ts';
import { loadModel, may } from '../../src/policy/index.ts';
import { clinicText, loaded, problemsOf, textOf } from './support/models.ts';

const example = `
example:
  people:
    ann: chief
    bob: [nurse, north]
    cid: carer
    dot: []
    ede: { as: chief, active: false }
  things:
    pass: { is: badge, people: { full: cid } }
    main: { is: ward, tags: [pass], people: { head: bob } }
    bed1: { is: bed, inside: main, people: { patient: bob } }
`;

const failures = (line: string): string[] =>
  problemsOf(clinicText.replace('asking:', `${example}\ntests:\n  - ${line}\nasking:`)).map(({ message }) => message);

it.each([
  '{ on: main, may: { "*": [ann], view: [ann, bob, cid], rename: [ann, bob], give: [ann, bob], restrict: [ann, bob], tag: [ann, bob] } }',
  '{ who: cid, sees: [main] }',
  '{ who: bob, sees: [main, pass] }',
  '{ seen: main, by: [cid, bob, ann] }',
  '{ who: dot, may_not: view, on: main }',
  '{ who: cid, may_not: rename, on: main, needs: ["be Chief or Nurse", "be Head on the ward"] }',
  '{ who: cid, may_not: rename, on: main, needs: ["be Head on the ward", "be Chief or Nurse"] }',
  '{ who: bob, may_not: tend, on: bed1, needs: ["not be patient on the bed"] }',
  '{ who: cid, becomes: south, loses: { main: [view], bed1: ["*"] } }',
  '{ who: bob, becomes: nurse, loses: {} }',
  '{ who: dot, becomes: nurse, gains: { workspace: ["*"], pass: [view] } }',
  '{ who: cid, asks: chief, on: workspace, decided_by: [ann, bob] }',
  '{ who: cid, asks: chief, on: workspace, stage: 1, decided_by: [ann] }',
  '{ who: bob, asks: helper, on: main, for: cid, decided_by: [ann] }',
  '{ who: cid, asks: helper, on: main, for: bob, decided_by: [] }',
  '{ give: helper, on: main, to: cid, by: [ann, bob] }',
  '{ give: head, on: main, to: cid, by: [] }',
  '{ give: nurse, on: workspace, to: cid, by: [ann] }',
  '{ take: head, on: main, from: bob, by: [ann] }',
  '{ take: nurse, on: workspace, from: bob, by: [ann] }',
  '{ take: chief, on: workspace, from: ann, by: [] }',
  '{ remove: bob, by: [ann] }',
  '{ on: workspace, roles: { ranked: [chief, nurse, carer, north, south], default: carer, keeper: chief } }',
  '{ on: main, roles: { ranked: [head, helper], default: helper } }',
  '{ on: bed1, roles: { ranked: [patient], supplied: [patient] } }',
  '{ on: main, restricts: closed }',
  '{ on: workspace, terms: { chief: { lengths: [1h, 4h], longest: 1d, quorum: [1, 2] } } }',
  '{ on: main, terms: { head: {}, helper: { reason: 0 } } }',
  '{ on: bed1, terms: {} }',
])('passes: %s', (line) => {
  expect(failures(line)).toEqual([]);
});

it.each([
  [
    '{ on: main, may: { "*": [ann], view: [ann, bob], rename: [ann, bob], give: [ann, bob], restrict: [ann, bob], tag: [ann, bob] } }',
    'on main, cid may, and the test does not say so: view. a full badge opens the ward',
  ],
  [
    '{ on: bed1, may: { "*": [ann, cid], move: [ann, bob, cid] } }',
    'on bed1, cid may not, and the test says they may: move. Nothing in the roles of The clinic allows this: move (bed).',
  ],
  ['{ on: main, may: { shine: [ann] } }', 'there is no action ward.shine'],
  [
    '{ on: workspace, may: { "*": [ann], ask_help: [ann, cid], view_administrators: [ann, cid] } }',
    'on workspace, bob may, and the test does not say so: ask_help, view_administrators, view_people. everybody with a role may; the role Nurse allows it',
  ],
  ['{ who: cid, sees: [] }', 'cid sees main: the model says so, the test does not'],
  ['{ who: cid, sees: [main, pass] }', 'cid sees pass: the test says so, the model does not'],
  ['{ seen: main, by: [ann] }', 'main is seen by bob, cid: the model says so, the test does not'],
  ['{ who: ann, may_not: view, on: main }', 'ann may ward.view on main: the chief runs the clinic'],
  [
    '{ who: cid, may_not: rename, on: main, needs: ["be Nurse"] }',
    /least first: be Chief or Nurse; be Head on the ward - or - be Chief$/,
  ],
  [
    '{ who: cid, becomes: south, loses: { main: [view] } }',
    'becoming south, cid loses on bed1 tend: the model says so, the test does not',
  ],
  [
    '{ who: cid, becomes: [south, north], loses: { main: [view] } }',
    'becoming south, north, cid loses on bed1 tend: the model says so, the test does not',
  ],
  [
    '{ who: dot, becomes: [nurse, north], gains: { workspace: ["*"] } }',
    'becoming nurse, north, dot gains on pass view: the model says so, the test does not',
  ],
  [
    '{ who: cid, asks: chief, on: workspace, decided_by: [ann, cid] }',
    "cid's request for chief on workspace may be approved by cid: the test says so, the model does not",
  ],
  ['{ who: dot, asks: chief, on: workspace, decided_by: [ann] }', /^dot may not ask for chief on workspace/],
  ['{ who: zed, sees: [] }', 'there is no person in the example called "zed"'],
  ['{ seen: zoo, by: [] }', 'there is no thing in the example called "zoo"'],
  ['{ who: cid, sees: [main], with: { speed: high } }', 'there is no choice "high" of an option called "speed"'],
  ['{ who: cid, sees: [main], becomes: south }', /none of the kinds/],
  ['{ who: cid }', /none of the kinds/],
  [
    '{ give: helper, on: main, to: cid, by: [ann] }',
    'helper on main may be given to cid by bob: the model says so, the test does not',
  ],
  [
    '{ give: head, on: main, to: cid, by: [ann] }',
    'head on main may be given to cid by ann: the test says so, the model does not. This person cannot be Head. What is missing: be Chief or Nurse.',
  ],
  ['{ give: haed, on: main, to: cid, by: [] }', 'there is no role "haed" on main; roles there: "head", "helper"'],
  [
    '{ who: cid, asks: boss, on: workspace, decided_by: [] }',
    /^there is no role "boss" on workspace; roles there: "chief"/,
  ],
  ['{ take: helper, on: main, from: bob, by: [] }', 'bob does not hold helper on main'],
  ['{ take: patient, on: bed1, from: bob, by: [] }', 'bob does not hold patient on bed1'],
  [
    '{ take: chief, on: workspace, from: ann, by: [ann] }',
    'chief on workspace may be taken from ann by ann: the test says so, the model does not',
  ],
  ['{ take: head, on: main, from: bob, by: [] }', /taken from bob by ann: the model says so/],
  ['{ remove: bob, by: [ann, cid] }', /^bob may be removed by cid: the test says so, the model does not. Nothing in/],
  ['{ remove: zed, by: [] }', 'there is no person in the example called "zed"'],
  ['{ give: head, on: main, to: zed, by: [] }', 'there is no person in the example called "zed"'],
  [
    '{ on: main, roles: { ranked: [helper, head], default: helper } }',
    'of the roles on main, ranked is head, helper, and the test says helper, head',
  ],
  [
    '{ on: main, roles: { ranked: [head, helper], default: helper, licensed: [head] } }',
    'of the roles on main, licensed is nothing, and the test says head',
  ],
  [
    '{ on: workspace, roles: { ranked: [chief, nurse, carer, north, south] } }',
    'of the roles on workspace, keeper is chief, and the test says nothing',
  ],
  ['{ on: bed1, restricts: closed }', 'restricting bed1 sets closed: the test says so, the model does not'],
  [
    '{ on: workspace, terms: { chief: { lengths: [1h], longest: 1d, quorum: [1, 2] } } }',
    'asking for chief on workspace, lengths is 1h, 4h, and the test says 1h',
  ],
  [
    '{ on: workspace, terms: { chief: { lengths: [1h, 4h], longest: 1d } } }',
    'asking for chief on workspace, quorum is 1, 2, and the test says 1',
  ],
  [
    '{ on: main, terms: { head: { automatic_up_to: 1h }, helper: {} } }',
    'asking for head on main, automatic_up_to is nothing, and the test says 1h',
  ],
  ['{ on: main, terms: { head: {} } }', 'on main may be asked for helper: the model says so, the test does not'],
])('fails: %s', (line, says) => {
  expect(failures(line)).toContainEqual(typeof says === 'string' ? says : expect.stringMatching(says));
});

it('people of the example hold what is given, and are recorded as what is not', () => {
  const model = loaded(clinicText.replace('asking:', `${example}\nasking:`));
  const { held, recorded } = exampleFacts(model, model.examples.example ?? { people: {}, things: {} });
  expect(
    held.filter(({ thing }) => thing !== rootName).map(({ subject, role, thing }) => [subject, role, thing]),
  ).toEqual([
    ['cid', 'full', 'pass'],
    ['bob', 'head', 'main'],
  ]);
  expect(recorded).toEqual([{ thing: 'bed1', as: 'patient', subject: 'bob' }]);
});

it('people of the example hold what an option withholds, too', () => {
  const minikai = loaded(textOf('minikai'));
  const { held, recorded } = exampleFacts(minikai, minikai.examples.example ?? { people: {}, things: {} });
  expect(minikai.thingTypes.get('mini_label')?.roles.map(({ name }) => name)).not.toContain('edit');
  expect(held).toContainEqual({ subject: 'meg', thing: 'garden', role: 'edit', endsAt: null });
  expect(recorded.map(({ as }) => as)).not.toContain('edit');
});

it('whoever may by two lines is told both', () => {
  const both = example.replace('ann: chief', 'ann: [chief, nurse]');
  const line = '{ who: ann, may_not: view_people, on: workspace }';
  expect(loadModel(clinicText.replace('asking:', `${both}\ntests:\n  - ${line}\nasking:`))).toMatchObject({
    problems: [
      { message: 'ann may workspace.view_people on workspace: the chief runs the clinic; the role Nurse allows it' },
    ],
  });
});

it('whoever becomes something stays among the others, who are what they were', () => {
  const line = '{ who: dot, becomes: nurse, gains: { workspace: ["*"], pass: [view] } }';
  const model = loaded(clinicText.replace('asking:', `${example}\ntests:\n  - ${line}\nasking:`));
  const { held } = exampleFacts(model, model.examples.example ?? { people: {}, things: {} });
  const after: unknown[] = [];
  model.examples.tests.forEach(exampleRunner(model, ({ facts }) => after.push(facts.snapshot.held)));
  const now = { subject: 'dot', thing: rootName, role: 'nurse', endsAt: null };
  expect(new Set(after)).toEqual(new Set([[...held, now]]));
});

describe('what a test puts to the model, and was allowed, is told:', () => {
  const heard = (line: string): string[] => {
    const model = loaded(clinicText.replace('asking:', `${example}\ntests:\n  - ${line}\nasking:`));
    const told: string[] = [];
    const run = exampleRunner(model, (put) => {
      if ('ask' in put) told.push(`${put.ask.caller} asks for ${put.ask.role}`);
      else told.push(`${put.question.caller} ${put.question.action}`);
      expect('ask' in put || may(model, put.question, put.facts)).toBe(true);
    });
    expect(model.examples.tests.flatMap(run)).toEqual([]);
    return told;
  };

  it.each([
    [
      '{ on: bed1, may: { "*": [ann], move: [ann, bob], tend: [ann, cid] } }',
      ['ann bed.tend', 'ann bed.move', 'bob bed.move', 'cid bed.tend'],
    ],
    ['{ who: bob, sees: [main, pass] }', ['bob badge.view', 'bob ward.view']],
    ['{ seen: main, by: [cid, bob, ann] }', ['ann ward.view', 'bob ward.view', 'cid ward.view']],
    ['{ who: cid, becomes: south, loses: { main: [view], bed1: ["*"] } }', ['cid ward.view', 'cid bed.tend']],
    [
      '{ who: dot, becomes: carer, gains: { workspace: ["*"] } }',
      ['dot workspace.ask_help', 'dot workspace.view_administrators'],
    ],
    [
      '{ who: cid, asks: chief, on: workspace, stage: 1, decided_by: [ann] }',
      ['cid asks for chief', 'ann request.approve', 'ann request.deny'],
    ],
    ['{ who: dot, asks: chief, on: workspace, decided_by: [] }', []],
    ['{ give: helper, on: main, to: cid, by: [ann, bob] }', ['ann ward.give', 'bob ward.give']],
    ['{ take: head, on: main, from: bob, by: [ann] }', ['ann ward.give_head']],
    ['{ remove: bob, by: [ann] }', ['ann workspace.remove']],
    ['{ who: cid, may_not: rename, on: main }', []],
  ])('%s', (line, wanted) => {
    expect(heard(line)).toEqual(wanted);
  });
});
