/** The matrix shows every action of a model, every way of holding something, and every state of the flags. */
import { matrix } from '../../src/policy/index.ts';
import { clinicText, loaded, textOf } from './support/models.ts';

const clinic = matrix(loaded(clinicText));
const block = (text: string, title: string): string[] =>
  text
    .split('\n\n')
    .filter((one) => one.startsWith(title))
    .flatMap((one) => one.split('\n'));

it.each(['minikai', 'miruni', 'slack', 'example'])('%s: every action is a column', (name) => {
  const model = loaded(textOf(name));
  const text = matrix(model);
  for (const type of [...model.thingTypes.values()]) {
    const header = block(text, `on ${type.title}`)
      .filter((line) => line.startsWith('on '))
      .join(' ')
      .split(/\s+/);
    const actions = model.actions
      .filter((action) => action.type === type.name)
      .map((action) => action.name.slice(type.name.length + 1));
    expect(header).toEqual(expect.arrayContaining(actions));
  }
});

it('shows what each way of holding something brings, and what brings nothing more', () => {
  expect(block(clinic, 'on ward (not closed)')).toEqual([
    'on ward (not closed)                      view  give  give_head  rename  archive  restrict  tag',
    'Chief                                     yes   yes   yes        yes     yes      yes       yes',
    '  no more by: Head; Helper; badge as Full of the ward; every badge of the ward',
    'Nurse                                     .     .     .          .       .        .         .',
    '  no more by: Helper; badge as Full of the ward; every badge of the ward',
    'Nurse, Head                               yes   yes   .          yes     .        yes       yes',
    'Carer                                     .     .     .          .       .        .         .',
    '  no more by: Head; Helper; every badge of the ward',
    'Carer, badge as Full of the ward          yes   .     .          .       .        .         .',
    'North                                     .     .     .          .       .        .         .',
    '  no more by: Head; Helper; badge as Full of the ward; every badge of the ward',
    'South                                     .     .     .          .       .        .         .',
    '  no more by: Head; Helper; badge as Full of the ward; every badge of the ward',
    'Nurse + North                             .     .     .          .       .        .         .',
    '  no more by: badge as Full of the ward; every badge of the ward',
    'Nurse + North, Head                       yes   yes   .          yes     .        yes       yes',
    'Nurse + North, Helper                     yes   .     .          .       .        .         .',
    'Carer + North                             .     .     .          .       .        .         .',
    '  no more by: Head; every badge of the ward',
    'Carer + North, Helper                     yes   .     .          .       .        .         .',
    'Carer + North, badge as Full of the ward  yes   .     .          .       .        .         .',
    'Nurse + South                             .     .     .          .       .        .         .',
    '  no more by: Helper; badge as Full of the ward',
    'Nurse + South, Head                       yes   yes   .          yes     .        yes       yes',
    'Nurse + South, every badge of the ward    yes   .     .          .       .        .         .',
    '(no role)                                 .     .     .          .       .        .         .',
  ]);
});

it('has a block for each state of the flags and each stage of a request', () => {
  const titles = clinic
    .split('\n')
    .filter((line) => line.startsWith('on '))
    .map((line) => line.replace(/ {2,}.*/, ''));
  expect(titles).toEqual(
    expect.arrayContaining([
      'on ward (not closed)',
      'on ward (closed)',
      'on bed (ward not closed)',
      'on bed (ward closed)',
      'on request (for workspace.chief, stage 2 of 2)',
      'on request (for the help desk)',
    ]),
  );
});

it('flags are combined while they are few, and shown one at a time where they are many', () => {
  const states = (count: number): number => {
    const names = Array.from({ length: count }, (_, at) => `f${at}`);
    const text = clinicText
      .replace(
        '    flags: { closed:',
        `    flags: { ${names.map((name) => `${name}: { title: ${name} }, `).join('')}closed:`,
      )
      .replace('    visitor:\n', `    visitor:\n      - { as: carer, unless: [${names.join(', ')}], because: "x" }\n`);
    return matrix(loaded(text))
      .split('\n')
      .filter((line) => line.startsWith('on ward (')).length;
  };
  expect([states(1), states(4), states(5)]).toEqual([4, 32, 7]);
});

it('four eyes can be read off it', () => {
  const [header, ...rows] = block(clinic, 'on request (for workspace.chief, stage 2 of 2)');
  expect(header).toMatch(/view +approve +deny/);
  expect(rows.find((row) => row.startsWith('Chief '))).toMatch(/^Chief +yes +yes +yes/);
  expect(rows.find((row) => row.startsWith('Chief, who asked'))).toMatch(/^Chief, who asked +yes +\. +\. /);
});

it('a stronger level of a tag brings what a weaker one brings, and all of the tags what any of them does', () => {
  const text = clinicText
    .replace('    visitor:\n', '    any: [{ as: north, shares: badge, because: "x" }]\n    visitor:\n')
    .replace('    view: visitor\n', '    view: visitor\n    look: any\n');
  const rows = block(matrix(loaded(text)), 'on ward (closed)');
  const looks = rows.filter((row) => /^North, .*badge/.test(row));
  expect(rows[0]).toMatch(/^on ward \(closed\) +view +look /);
  expect(looks.map((row) => row.replace(/ {2,}/g, ' | '))).toEqual([
    expect.stringMatching(/^North, badge as Full of the ward \| \. \| yes \|/),
    expect.stringMatching(/^North, every badge of the ward \| \. \| yes \|/),
    expect.stringMatching(/^North, badge of the ward \| \. \| yes \|/),
  ]);
});
