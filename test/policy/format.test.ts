/** What is wanted instead is said of every value that the format cannot take. */
import { loadModel } from '../../src/policy/index.ts';
import { clinicText, clinicWith, loaded, problemsOf } from './support/models.ts';

const localLines = '    local:\n      - { as: [nurse, carer, north], because: "northern staff" }';

/** What is wanted, and where: what the clinic says there, and what cannot be taken in its place. */
const wanted: Readonly<Record<string, readonly (readonly [passage: string, instead: string])[]>> = {
  'one or several': [['per_person: several', 'per_person: some']],
  'true or false': [
    ['axis: duty, best_for: "Nurses."', 'licensed: maybe, best_for: "Nurses."'],
    ['restricts: true', 'restricts: maybe'],
    ['best_for: "Helpers.", default: true', 'best_for: "Helpers.", default: maybe'],
    ['best_for: "Helpers.", default: true', 'best_for: "Helpers.", licensed: maybe'],
    ['    tag: true', '    tag: maybe'],
    ['    kept: false', '    kept: maybe'],
    ['lengths: [1h, 4h]', 'high_risk: maybe'],
  ],
  'grant, recorded or supplied': [['kept: supplied', 'kept: lent']],
  'a kind of tag, or { kind: level }': [['shares: { badge: full }', 'shares: 3']],
  'role names, or { is: a name under people }': [['asking:', 'invariants: [{ only: 3, may: ward.view }]\nasking:']],
  'a list is wanted here': [
    ['asking:', 'invariants: 3\nasking:'],
    ['asking:', 'tests: 3\nasking:'],
  ],
  'a list of lines is wanted here, each beginning with a dash': [[localLines, '    local: 3']],
  'no line here': [[localLines, '    local: []']],
  'a name is wanted here': [
    ['default: carer', 'default: 3'],
    ['as: carer, shares', 'as: 3, shares'],
  ],
  'a name starts with a small letter and holds letters, digits and _': [['default: carer', 'default: Carer']],
  'a name is wanted here, like view or project.view': [['must_be: medic', 'must_be: 3']],
  'a name or type.name is wanted here, like project.view': [['must_be: medic', 'must_be: No!']],
  'a text is wanted here': [['title: The clinic', 'title: 3']],
  'this text is empty': [
    ['title: The clinic', 'title: "  "'],
    ['restricts: true } }', 'restricts: true }, dark: "" }'],
  ],
  'a plain word is wanted here': [['version: "1"', 'version: [1]']],
  'a length is wanted here, like 30min, 4h, 7d, 2w, 3mo or 1y': [['longest: 1d', 'longest: 3']],
  'a length is a number and min, h, d, w, mo or y, like 4h': [['longest: 1d', 'longest: 0d']],
  'a whole number': [
    ['quorum: 2', 'quorum: 1.5'],
    ['lengths: [1h, 4h]', 'reason: { at_least: 1.5 }'],
    ['lengths: [1h, 4h]', 'reason: 1.5'],
    ['asking:', 'tests: [{ on: main, terms: { head: { quorum: [x] } } }]\nasking:'],
  ],
  'a whole number, counting from 0': [['asking:', 'tests: [{ who: ann, stage: x }]\nasking:']],
  'somebody must decide: give at least one stage': [
    ['stages: [{ by: runner, title: whoever runs the ward }]', 'stages: []'],
  ],
  'a section with keys is wanted here': [['  ward:\n    title: ward', '  ward: 3\n  card:\n    title: ward']],
  'actions as keys, people as lists': [['asking:', 'tests: [{ on: main, may: 3 }]\nasking:']],
  'an action without its type is wanted here, or *': [
    ['asking:', 'tests: [{ who: ann, becomes: chief, loses: { main: [3] } }]\nasking:'],
  ],
};

it.each(
  Object.entries(wanted).flatMap(([words, places]) => places.map(([passage, instead]) => [words, passage, instead])),
)('%s: %j as %j', (words, passage, instead) => {
  expect(problemsOf(clinicWith(passage, instead)).map(({ next }) => next)).toContainEqual(`Change it: ${words}.`);
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

it('the one role that is given on a thing is its default, without a word, beside others that are not given', () => {
  const kept = 'patient: { title: patient, kept: supplied }';
  const given = clinicWith(kept, `${kept}\n      guardian: Guardian`).replace(
    'tend: tender',
    'give: tender\n    tend: tender',
  );
  const roles = loaded(given).thingTypes.get('bed')?.roles ?? [];
  expect(roles.map(({ name, bestFor, isDefault }) => [name, bestFor, isDefault])).toEqual([
    ['patient', '', false],
    ['guardian', '', true],
  ]);
});
