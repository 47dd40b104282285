/** Every mutant of every role model of the house is noticed by the model's own tests, and enough of them are made. */
import { type Mutant, mutate } from '../../src/policy/index.ts';
import { fileOf } from '../../src/policy/load.ts';
import { type Edit, edited, saidOf } from '../../src/policy/mutation/edit.ts';
import { mutantsOf, weakenings } from '../../src/policy/mutation/mutants.ts';
import type { ModelFile } from '../../src/policy/schema.ts';
import { clinicText, textOf } from './support/models.ts';

/**
 * The three large models have 3700 mutants, which take half a minute: here every eighth is tried. `roledesk model mutate FILE` tries
 * them all, and so does this test with ALL_MUTANTS=1. Seven is the one with several roles each, tickets and quorums.
 */
const models = [
  { name: 'example', step: 1 },
  { name: 'slack', step: 1 },
  { name: 'minikai', step: process.env.ALL_MUTANTS ? 1 : 8 },
  { name: 'miruni', step: process.env.ALL_MUTANTS ? 1 : 8 },
  { name: '../test/fixtures/models/seven', step: process.env.ALL_MUTANTS ? 1 : 8 },
];

const survivorsOf = (mutants: readonly Mutant[]): string[] =>
  mutants.filter(({ fate }) => fate === 'survived').map(({ line, operator, says }) => `${line} ${operator}: ${says}`);

describe.each(models)('$name', ({ name, step }) => {
  const mutants = mutate(textOf(name), step);

  it('has no mutant that survives', () => {
    expect(survivorsOf(mutants)).toEqual([]);
  });

  it('notices most of them by its tests, and is not left with its equals', () => {
    const count = (fate: Mutant['fate']): number => mutants.filter((mutant) => mutant.fate === fate).length;
    expect(count('tests')).toBeGreaterThan(mutants.length / 2);
    expect(count('equivalent')).toBeLessThan(mutants.length / 5);
    expect(count('loader')).toBeGreaterThan(0);
  });
});

const fileFrom = (text: string): ModelFile => {
  const { file, problems } = fileOf(text);
  if (!file || problems.count > 0) throw new Error('the model does not read');
  return file;
};

/** How many at the least each operator makes of all five models together. */
const least: Readonly<Record<string, number>> = {
  'line dropped': 61,
  'condition dropped': 40,
  'name dropped': 2,
  'condition negated': 18,
  'any for all': 7,
  'role added': 68,
  'role changed': 88,
  'role dropped': 10,
  'standing changed': 47,
  'person changed': 25,
  'level changed': 5,
  'permission dropped': 100,
  'carrier added': 1200,
  'carrier changed': 1300,
  'carrier dropped': 17,
  'must_be dropped': 6,
  'must_be changed': 50,
  'must_be added': 60,
  'keeping changed': 30,
  'rank swapped': 20,
  'licence changed': 27,
  'default changed': 23,
  'keeper changed': 12,
  'roles per person': 4,
  'flag changed': 2,
  'option changed': 18,
  'asking dropped': 19,
  'asker changed': 130,
  'decider changed': 50,
  'stage dropped': 4,
  'stages swapped': 2,
  'stage added': 20,
  'quorum changed': 25,
  'length changed': 170,
  'reason changed': 70,
  'ticket changed': 23,
  'risk changed': 19,
  'invariant dropped': 26,
  'invariant weakened': 150,
};

it('makes as many of each kind as there are places for it', () => {
  const files = models.map(({ name }) => fileFrom(textOf(name)));
  const made = files.flatMap((file) => [...mutantsOf(file), ...weakenings(file)]).map(({ operator }) => operator);
  const few = Object.entries(least).filter(([kind, count]) => made.filter((one) => one === kind).length < count);
  expect(few).toEqual([]);
  expect([...new Set(made)].filter((operator) => !(operator in least))).toEqual([]);
});

describe('a test that is taken out', () => {
  const example = textOf('example');
  const without = (passage: RegExp): string[] => {
    const less = example.replace(passage, '');
    expect(less).not.toBe(example);
    return survivorsOf(mutate(less));
  };

  it.each([
    ['who may what', / {2}- on: workspace\n {4}may:\n( {6}.*\n)+/, /view_people.by: administrator -> .*, helper$/],
    ['who asks', / {2}- \{ who: rosa, asks: editor.*\n/, /asking.workspace.editor.asked_by: nothing -> workspace/],
    ['who gives', / {2}- \{ give: editor, on: workspace, to: anna.*\n/, /roles.per_person: one -> several/],
    ['on what terms', / {2}- on: workspace\n {4}terms:\n( {6}.*\n)+/, /asking.workspace.admin.longest: without/],
    ['which roles', / {2}- on: workspace .*\n {4}roles: .*\n/, /roles.ranked.helper.licensed: false -> true/],
  ])('%s', (_, passage, survives) => {
    expect(without(passage)).toContainEqual(expect.stringMatching(survives));
  });
});

it('an invariant that no change of a line could break survives', () => {
  const idle = '  - { whoever: workspace.invite, also: [workspace.ask_help, workspace.view_administrators] }\n';
  const survivors = survivorsOf(mutate(textOf('example').replace('invariants:\n', `invariants:\n${idle}`)));
  expect(survivors).toContainEqual(expect.stringMatching(/^\d+ invariant dropped: .*whoever: workspace.invite/));
  expect(survivors.every((one) => one.includes('invariants.0'))).toBe(true);
});

it('only a model that loads is mutated', () => {
  expect(() => mutate(textOf('example').replace('read_calendar: [anna', 'read_calendar: [hugo, anna'))).toThrow(
    /loads/,
  );
});

describe('an edit', () => {
  const file = fileFrom(clinicText);
  const before = JSON.stringify(file);
  const all = mutantsOf(file);
  const says = (operator: string): string[] =>
    all.filter((edit) => edit.operator === operator).map((edit) => saidOf(file, edit));

  it('is made once, changes something, and leaves the file it is made of as it is', () => {
    const made = all.map((edit) => JSON.stringify(edited(file, edit)));
    expect(new Set(made).size).toBe(all.length);
    expect(made).not.toContain(before);
    expect(JSON.stringify(file)).toBe(before);
  });

  it.each([
    ['line dropped', 'standing.ward.runner.1: without { as: anyone, is: head }'],
    ['condition dropped', 'standing.bed.tender.0.isnt: without patient'],
    ['condition negated', 'standing.ward.visitor.1: { unless: closed } -> { if: closed }'],
    ['any for all', 'standing.ward.visitor.2: { shares: { badge: full } } -> { covers: { badge: full } }'],
    ['role added', 'standing.ward.visitor.3.as: south, nurse -> south, nurse, north'],
    ['role dropped', 'standing.ward.visitor.3.as.1: without nurse'],
    ['role changed', 'standing.ward.runner.1.as: anyone -> chief'],
    ['standing changed', 'standing.bed.tender.0.from.0: ward.visitor -> ward.runner'],
    ['person changed', 'standing.ward.runner.1.is.0: head -> helper'],
    ['level changed', 'standing.ward.visitor.3.covers: badge -> { badge: full }'],
    ['carrier dropped', 'permissions.workspace.view_people.by.1: without nurse'],
    ['carrier changed', 'permissions.bed.tend.by.0: tender -> ward.visitor'],
    ['must_be dropped', 'things.ward.people.head.must_be: without medic'],
    ['rank swapped', 'roles.ranked: chief, nurse, carer, north, south -> nurse, chief, carer, north, south'],
    ['flag changed', 'things.ward.flags.closed.restricts: true -> false'],
    ['quorum changed', 'asking.workspace.chief.stages.1.quorum: 2 -> 1'],
    [
      'stages swapped',
      'asking.workspace.chief.stages: { by: medic, quorum: 1 }, { by: administrator, quorum: 2 } -> { by: administrator, quorum: 2 }, { by: medic, quorum: 1 }',
    ],
    ['asker changed', 'asking.ward.helper.for_others: without workspace.medic'],
  ])('%s', (operator, words) => {
    expect(says(operator)).toContain(words);
  });

  it('keeps the order of names, which is their rank', () => {
    const edit: Edit = { operator: '', path: ['roles', 'ranked', 'chief', 'licensed'], to: true };
    expect(Object.keys(edited(file, edit).roles.ranked)).toEqual(Object.keys(file.roles.ranked));
    const gone: Edit = { operator: '', path: ['roles', 'ranked', 'nurse'], to: undefined };
    expect(Object.keys(edited(file, gone).roles.ranked)).toEqual(['chief', 'carer', 'north', 'south']);
  });
});
