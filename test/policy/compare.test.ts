/** Comparing two models: what is said of each kind of change, in the words people read. */
import { type CompiledModel, compareModels, type ModelDifference, type RightChange } from '../../src/policy/index.ts';
import { compileText } from '../../src/policy/load.ts';
import { clinicText, clinicWith, textOf } from './support/models.ts';

function compiled(text: string): CompiledModel {
  const { model, problems } = compileText(text);
  if (!model || problems.count > 0) throw new Error(problems.all.map(({ message }) => message).join('\n'));
  return model;
}

const miruni = textOf('miruni');
const minikai = textOf('minikai');

/** The model with passages replaced; each must be there. */
function changed(text: string, ...passages: [string, string][]): string {
  return passages.reduce((now, [passage, other]) => {
    if (!now.includes(passage)) throw new Error(`the model does not say: ${passage}`);
    return now.replaceAll(passage, other);
  }, text);
}

const between = (before: string, after: string): ModelDifference => compareModels(compiled(before), compiled(after));

const right = ({ rights }: ModelDifference, kind: string, name: string): RightChange => {
  const found = rights.find((one) => one.kind === kind && one.name === name);
  if (!found) throw new Error(`no change of ${kind} ${name}, but of ${rights.map((one) => `${one.kind} ${one.name}`)}`);
  return found;
};
const said = (ways: RightChange['gained']): string[] => ways.map(({ says }) => says);

it('says who gains, just those who could not before, and shortly', () => {
  const difference = between(
    miruni,
    changed(miruni, ['{ from: team.teammate, unless: closed,', '{ from: team.teammate,']),
  );
  const { gained, lost, gainedInShort, title } = right(difference, 'do', 'project.view');
  expect([title, said(gained), said(gainedInShort), lost]).toEqual([
    'See the project',
    [
      'a Member who is Team Member on the team, and is not Team Admin on the team and is not owner on the project and is not assigned on the project, where the project is closed',
    ],
    ['a Member who is Team Member on the team, where the project is closed'],
    [],
  ]);
  expect(gained[0]).toMatchObject({
    counts: [{ before: 'member', after: 'member' }],
    stages: [],
    conditions: expect.arrayContaining([
      { kind: 'flag', type: 'project', flag: 'closed', wanted: true },
      { kind: 'is', type: 'team', as: 'member', wanted: true },
      { kind: 'is', type: 'project', as: 'owner', wanted: false },
    ]),
  });
});

it('says who loses, with what was left of another way', () => {
  const difference = between(minikai, changed(minikai, ['value: any', 'value: all']));
  const { gained, lost } = right(difference, 'do', 'record.view');
  expect([gained, said(lost)]).toEqual([
    [],
    [
      'a Member who holds a Mini label that the Mini carries and holds a record label that the record carries, and lacks a record label that the record carries',
    ],
  ]);
  expect(difference.changes).toEqual([
    {
      of: 'option recordLabelMatch',
      part: 'choice',
      before: 'any',
      after: 'all',
      says: 'option recordLabelMatch: choice was any, is all',
    },
  ]);
});

it('where people hold several roles, roles that do alike are one', () => {
  const difference = between(clinicText, clinicWith('rename: runner', 'rename: [runner, nurse, carer]'));
  const { gained, gainedInShort } = right(difference, 'do', 'ward.rename');
  expect(said(gained)).toEqual([
    'a Carer who is not Chief and is not Nurse',
    'a Nurse who is not Chief and is not Head on the ward',
  ]);
  expect(said(gainedInShort)).toEqual(['a Carer or Nurse']);
});

it.each([
  [
    'a line that another one covers',
    clinicWith(
      '- { from: administrator }',
      '- { from: administrator }\n      - { as: chief, isnt: head, because: "x" }',
    ),
  ],
  [
    'all tags at a level, where one of them is enough',
    clinicWith(
      '      - { as: carer, sh',
      '      - { as: carer, covers: { badge: full }, because: "x" }\n      - { as: carer, sh',
    ),
  ],
  [
    'a line in two halves, for each role',
    clinicWith(
      '- { as: [chief, nurse], because: "chiefs and nurses" }',
      '- { as: nurse, because: "nurses" }\n      - { as: chief, because: "chiefs" }',
    ),
  ],
  ['a standing under another name', clinicText.replaceAll('medic', 'doctor')],
  ['other words', clinicWith('"heads run their ward"', '"the head of a ward runs it"')],
])('is no change of rights: %s', (_, text) => {
  const { words, ...rest } = between(clinicText, text);
  expect(rest).toEqual({ isEquivalent: true, rights: [], changes: [] });
  expect(words).not.toEqual([]);
});

it('what stands in one of two places is never in both', () => {
  const inside = (line: string): string =>
    clinicWith('    inside: ward\n', '    inside: [ward, tent]\n')
      .replace(
        '  badge:\n    title: badge\n',
        '  tent: { title: tent, people: { guide: Guide } }\n  badge:\n    title: badge\n',
      )
      .replace(
        '  bed:\n    tender:\n',
        `  tent:\n    guided:\n      - { as: anyone, is: guide, because: "x" }\n  bed:\n    tender:\n${line}`,
      )
      .replace(
        '  badge: { view',
        '  tent: { view: guided, give: guided, rename: guided, archive: guided }\n  badge: { view',
      )
      .replace('    create_badge:', '    create_tent: administrator\n    create_badge:');
  const guides = '      - { from: tent.guided, isnt: patient }\n';
  const before = inside(guides);
  // Who moves a bed runs the ward that it is in: nothing is in that and in a tent.
  expect(() => compiled(inside(`${guides}      - { from: tent.guided, may: bed.move }\n`))).toThrow('can never hold');
  const { gained } = right(between(inside(''), before), 'do', 'bed.tend');
  expect(said(gained)).toEqual(['anybody with a role who is Guide on the tent, and is not patient on the bed']);
});

it('roles that are new, gone, or ranked otherwise are told as what counts', () => {
  const slimmer = changed(minikai, [
    '    member:\n      title: Member',
    '    temp:\n      title: Temp\n      best_for: "Temps."\n    member:\n      title: Member',
  ]);
  const difference = between(minikai, slimmer);
  expect(difference.changes.map(({ says }) => says)).toEqual(['role Temp: new']);
  expect(said(right(difference, 'do', 'workspace.ask_help').gained)).toEqual(['somebody in the new role Temp']);
  const { lost } = right(between(slimmer, minikai), 'do', 'workspace.ask_help');
  expect(said(lost)).toEqual(['somebody who was Temp (a role that is no more)']);
});

it('a stage that is gone falls to the administrators, and that is told', () => {
  const difference = between(
    clinicText,
    clinicWith('        - { by: administrator, title: the chief, quorum: 2 }\n', '').replace(
      'by: medic',
      'by: administrator',
    ),
  );
  const { lost, gained } = right(difference, 'do', 'request.approve');
  expect([gained, said(lost)]).toEqual([
    [],
    [
      'a Nurse who is not Chief and is not who asked on the request and is not who is to hold it on the request and is not who has approved it already on the request, on a request for Chief in stage 1',
    ],
  ]);
  expect(difference.changes.map(({ says }) => says)).toEqual([
    'asking for Chief: stages was 1 of those who decide, then 2 of those who decide, is 1 of those who decide',
  ]);
});

it('what is asked for otherwise is told part by part, and apart from words', () => {
  const { changes, words, rights } = between(
    clinicText,
    clinicWith('longest: 1d', 'longest: 2d').replace('prompt: "Why?"', 'prompt: "What for?"'),
  );
  expect([changes.map(({ says }) => says), words.map(({ says }) => says), rights]).toEqual([
    ['asking for Chief: longest length was 1 day, is 2 days'],
    ['asking workspace.chief: prompt was Why?, is What for?'],
    [],
  ]);
});

it('a right that takes too many cases counts as changed', () => {
  const clinic = compiled(clinicText);
  const view = clinic.inner.permissions.get('ward.view');
  const [clause] = view?.clauses ?? [];
  if (!view || !clause) throw new Error('the clinic has wards');
  // The product of sums that no order of conditions keeps small: pairs whose halves stand far apart.
  const pairs = 20;
  const literal = (as: string, bit: number) => ({
    atom: { kind: 'is', slot: view.slot, bit, as } as const,
    wanted: true,
  });
  const many = Array.from({ length: pairs }, (_, at) => [literal(`left ${at}`, 1), literal(`right ${at}`, 1)]);
  const first = { ...clause, roles: [1], literals: many.flatMap(([left]) => left ?? []) };
  const clauses = [first, ...many.map((literals) => ({ ...clause, roles: [1], literals }))];
  const permissions = new Map(clinic.inner.permissions).set('ward.view', { ...view, clauses });
  const { isEquivalent, rights } = compareModels(clinic, { ...clinic, inner: { ...clinic.inner, permissions } });
  expect([isEquivalent, rights.map(({ name, unknown }) => [name, unknown])]).toEqual([false, [['ward.view', true]]]);
});

it('a role that nobody may hold any more counts for nothing: what it opened is lost, and holding it too', () => {
  const difference = between(clinicText, clinicWith('must_be: medic', 'must_be: administrator'));
  expect(said(right(difference, 'hold', 'ward.head').lost)).toEqual(['a Nurse who is not Chief']);
  expect(said(right(difference, 'do', 'ward.rename').lost)).toEqual([
    'a Nurse who is Head on the ward, and is not Chief',
  ]);
});

it('who asks for others is told for itself, and exactly', () => {
  const kind = 'ask_for_others';
  const text = (by: string) => clinicWith('for_others: workspace.medic', `for_others: ${by}`);
  const medics = text('workspace.medic');
  const change = (by: string): RightChange => {
    const { rights } = between(medics, text(by));
    expect(rights.map((one) => `${one.kind} ${one.name}`)).toEqual([`${kind} ward.helper`]);
    return right({ rights } as ModelDifference, kind, 'ward.helper');
  };
  const [runners, visitors] = [change('runner'), change('visitor')];
  expect([said(runners.gained), said(runners.lost)]).toEqual([
    [],
    ['a Nurse who is not Chief and is not Head on the ward'],
  ]);
  expect(said(visitors.gained)).toEqual([
    'somebody who is Carer and is North and is Helper on the ward, and is not Chief and is not Nurse, where the ward is not closed',
    'a Carer who holds a badge as Full that the ward carries, and is not Chief and is not Nurse',
  ]);
});
