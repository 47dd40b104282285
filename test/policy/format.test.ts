/** What is wanted instead is said of every value that the format cannot take. */
import { loadModel } from '../../src/policy/index.ts';
import { clinicText, clinicWith } from './support/models.ts';

const nexts = (text: string): string[] => {
  const result = loadModel(text);
  return result.ok ? [] : result.problems.map(({ next }) => next);
};

it.each([
  ['per_person: several', 'per_person: some', 'one or several'],
  ['axis: duty, best_for: "Nurses."', 'licensed: maybe, best_for: "Nurses."', 'true or false'],
  ['restricts: true', 'restricts: maybe', 'true or false'],
  ['best_for: "Helpers.", default: true', 'best_for: "Helpers.", default: maybe', 'true or false'],
  ['best_for: "Helpers.", default: true', 'best_for: "Helpers.", licensed: maybe', 'true or false'],
  ['    tag: true', '    tag: maybe', 'true or false'],
  ['    kept: false', '    kept: maybe', 'true or false'],
  ['lengths: [1h, 4h]', 'high_risk: maybe', 'true or false'],
  ['kept: supplied', 'kept: lent', 'grant, recorded or supplied'],
  ['shares: { badge: full }', 'shares: 3', 'a kind of tag, or { kind: level }'],
  ['asking:', 'invariants: [{ only: 3, may: ward.view }]\nasking:', 'role names, or { is: a name under people }'],
  ['asking:', 'invariants: 3\nasking:', 'a list is wanted here'],
  ['asking:', 'tests: 3\nasking:', 'a list is wanted here'],
  [
    '    local:\n      - { as: [nurse, carer, north], because: "northern staff" }',
    '    local: 3',
    'a list of lines is wanted here, each beginning with a dash',
  ],
  ['    local:\n      - { as: [nurse, carer, north], because: "northern staff" }', '    local: []', 'no line here'],
  ['default: carer', 'default: 3', 'a name is wanted here'],
  ['default: carer', 'default: Carer', 'a name starts with a small letter and holds letters, digits and _'],
  ['must_be: medic', 'must_be: 3', 'a name is wanted here, like view or project.view'],
  ['must_be: medic', 'must_be: No!', 'a name or type.name is wanted here, like project.view'],
  ['title: The clinic', 'title: 3', 'a text is wanted here'],
  ['title: The clinic', 'title: "  "', 'this text is empty'],
  ['version: "1"', 'version: [1]', 'a plain word is wanted here'],
  ['longest: 1d', 'longest: 3', 'a length is wanted here, like 30min, 4h, 7d, 2w, 3mo or 1y'],
  ['longest: 1d', 'longest: 0d', 'a length is a number and min, h, d, w, mo or y, like 4h'],
  ['quorum: 2', 'quorum: 1.5', 'a whole number'],
  ['lengths: [1h, 4h]', 'reason: { at_least: 1.5 }', 'a whole number'],
  ['lengths: [1h, 4h]', 'reason: 1.5', 'a whole number'],
  ['as: carer, shares', 'as: 3, shares', 'a name is wanted here'],
  ['restricts: true } }', 'restricts: true }, dark: "" }', 'this text is empty'],
  [
    'stages: [{ by: runner, title: whoever runs the ward }]',
    'stages: []',
    'somebody must decide: give at least one stage',
  ],
  ['  ward:\n    title: ward', '  ward: 3\n  card:\n    title: ward', 'a section with keys is wanted here'],
  ['asking:', 'tests: [{ on: main, may: 3 }]\nasking:', 'actions as keys, people as lists'],
  [
    'asking:',
    'tests: [{ who: ann, becomes: chief, loses: { main: [3] } }]\nasking:',
    'an action without its type is wanted here, or *',
  ],
  ['asking:', 'tests: [{ who: ann, stage: x }]\nasking:', 'a whole number, counting from 0'],
  ['asking:', 'tests: [{ on: main, terms: { head: { quorum: [x] } } }]\nasking:', 'a whole number'],
])('%j as %j: %s', (passage, instead, wanted) => {
  expect(nexts(clinicWith(passage, instead))).toContainEqual(`Change it: ${wanted}.`);
});

it.each([
  ['quorum: 2', ['quorum: 0', 'quorum: 10'], ['quorum: 1', 'quorum: 9']],
  ['lengths: [1h, 4h]', ['reason: 501', 'reason: -1'], ['reason: 0', 'reason: 500']],
  ['things:\n', ['options: { a: { value: x, choices: [x], says: "x" } }\nthings:\n'], []],
])('%s has its limits', (passage, beyond, within) => {
  expect(beyond.map((instead) => loadModel(clinicWith(passage, instead)).ok)).toEqual(beyond.map(() => false));
  expect(within.map((instead) => loadModel(clinicWith(passage, instead)).ok)).toEqual(within.map(() => true));
});

it('takes a word for a list of one, a title for a section, and a plain word of any kind for a choice', () => {
  const short = clinicText
    .replace(
      '{ closed: { title: closed, restricts: true } }',
      '{ closed: { title: closed, restricts: true }, dark: dark }',
    )
    .replace('version: "1"', 'version: true');
  const loading = loadModel(short);
  expect(loading).toMatchObject({ ok: true, model: { version: 'true' } });
  const flags = loading.ok ? loading.model.thingTypes.get('ward')?.flags : [];
  expect(flags?.map(({ name, title }) => [name, title])).toContainEqual(['dark', 'dark']);
});
