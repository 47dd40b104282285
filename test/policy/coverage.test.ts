/** Every line of every role model of the house is one that its own tests rest on; and a line that is not is named. */
import { type CoveredLine, coverage } from '../../src/policy/index.ts';
import { textOf } from './support/models.ts';

const not = (covered: CoveredLine['covered'], text: string): string[] =>
  coverage(text)
    .filter((line) => line.covered !== covered)
    .map((line) => `${line.covered}: ${line.address}`);

describe.each(['minikai', 'miruni', 'slack', 'example', '../test/fixtures/models/seven'])('%s', (name) => {
  it('has no line without which its tests would say the same', () => {
    expect(not('alone', textOf(name))).toEqual([]);
  });

  it('has lines of every section, each with its number and its words', () => {
    const lines = coverage(textOf(name));
    const sections = new Set(lines.map(({ address }) => address.split('.')[0]));
    expect([...sections]).toEqual(expect.arrayContaining(['standing', 'permissions', 'asking', 'invariants']));
    const rows = textOf(name).split('\n');
    for (const { line, text } of lines) expect(rows[line - 1]?.trim()).toBe(text);
  });
});

/** The example with one passage replaced; it must still be a model whose tests pass. */
const example = (...changes: readonly (readonly [string | RegExp, string])[]): string =>
  changes.reduce((text, [passage, other]) => {
    const changed = text.replace(passage, other);
    expect(changed).not.toBe(text);
    return changed;
  }, textOf('example'));

it.each([
  [
    'a standing that nobody in the tests has',
    [
      [
        '    administrator:\n',
        '    bookkeeper:\n      - { as: editor, because: "Editors keep the books" }\n    administrator:\n',
      ],
    ],
    ['none: standing.workspace.bookkeeper.0'],
  ],
  [
    'two lines that give the same',
    [
      [
        'because: "Admins run the office" }\n',
        'because: "Admins run the office" }\n      - { as: admin, because: "Admins do the rest" }\n',
      ],
    ],
    ['beside: standing.workspace.administrator.0', 'beside: standing.workspace.administrator.1'],
  ],
  [
    'two that carry the same',
    [['read_calendar:    { by: [admin,', 'read_calendar:    { by: [administrator, admin,']],
    ['beside: permissions.workspace.read_calendar.by.0', 'beside: permissions.workspace.read_calendar.by.1'],
  ],
  [
    'nobody who asks',
    [[/ {2}- \{ who: (rosa|anna), asks: editor.*\n/g, '']],
    ['none: asking.workspace.editor.asked_by', 'none: asking.workspace.editor.stages.0'],
  ],
  [
    'somebody who asks for others, untested',
    [
      [
        '      prompt: "What do you want to write?"',
        '      for_others: administrator\n      prompt: "What do you want to write?"',
      ],
      [/.*who: anna, asks: editor, on: workspace, for.*\n/, ''],
    ],
    ['none: asking.workspace.editor.for_others'],
  ],
  [
    'an invariant about what nobody does',
    [
      ['    anna: admin\n    arne: admin\n', '    anna: editor\n    arne: editor\n'],
      [/tests:[\s\S]*/, 'tests:\n  - { who: emil, sees: [] }\n'],
    ],
    expect.arrayContaining(['none: invariants.0', 'none: invariants.2']),
  ],
] as const)('%s', (_, changes, lines) => {
  expect(not('alone', example(...changes))).toEqual(lines);
});

it('what its holder must be is covered where somebody is given the role, or asks for it', () => {
  const text = textOf('slack')
    .replace(/ {2}- \{ give: guest, on: print, to: sam.*\n/, '')
    .replace(/ {2}- \{ who: \w+, asks: guest, .*\n/g, '');
  expect(not('alone', text)).toEqual([
    'none: things.channel.people.guest.must_be',
    'none: asking.channel.guest.asked_by',
    'none: asking.channel.guest.for_others',
    'none: asking.channel.guest.stages.0',
  ]);
});

it('with another option chosen, lines that are not there else are covered too', () => {
  const text = textOf('minikai').replace(/ {2}- \{ on: plan, with: \{ labelEdit: on \}.*\n/, '');
  expect(not('alone', text)).toContain('none: standing.record.label_editor.0');
});
