/** Every refusal of the loader: the model with one thing wrong, the line it is told on, and the words. */
import { loadModel } from '../../src/policy/index.ts';
import { clinicText, clinicWith } from './support/models.ts';

/** The line of the first place where the changed model says this. */
const lineOf = (text: string, passage: string): number => text.slice(0, text.indexOf(passage)).split('\n').length;

interface Case {
  because: string;
  passage: string;
  instead: string;
  /** Words of the changed model whose line the problem must name. */
  at: string;
  says: RegExp;
}

const cases: readonly Case[] = [
  {
    because: 'unknown key',
    passage: 'closed: { title: closed,',
    instead: 'closed: { titel: x, title: closed,',
    at: 'closed: { titel',
    says: /"titel" is not a key here/,
  },
  {
    because: 'missing key',
    passage: 'title: ward\n',
    instead: '\n',
    at: '  ward:',
    says: /"things.ward.title" is missing/,
  },
  {
    because: 'wrong kind',
    passage: 'kept: false',
    instead: 'kept: maybe',
    at: 'kept: maybe',
    says: /"things.bed.kept" cannot be read/,
  },
  {
    because: 'bad name',
    passage: 'keeper: chief',
    instead: 'keeper: Chief',
    at: 'keeper: Chief',
    says: /cannot be read/,
  },
  {
    because: 'bad length',
    passage: 'longest: 1d',
    instead: 'longest: 3m',
    at: 'longest: 3m',
    says: /longest" cannot be read/,
  },
  {
    because: 'key written twice',
    passage: '  keeper: chief',
    instead: '  keeper: chief\n  keeper: nurse',
    at: '  keeper: nurse',
    says: /not YAML/,
  },
  {
    because: 'unknown default role',
    passage: 'default: carer',
    instead: 'default: career',
    at: 'default: career',
    says: /"career" is not a role/,
  },
  {
    because: 'unknown keeper',
    passage: 'keeper: chief',
    instead: 'keeper: boss',
    at: 'keeper: boss',
    says: /"boss" is not a role/,
  },
  {
    because: 'unknown role',
    passage: '{ as: chief, because: "the chief runs',
    instead: '{ as: cheif, because: "the chief runs',
    at: 'as: cheif',
    says: /there is no role "cheif"/,
  },
  {
    because: 'unknown standing',
    passage: '{ from: runner }',
    instead: '{ from: runer }',
    at: 'from: runer',
    says: /there is no standing "runer"/,
  },
  {
    because: 'standing of something not around',
    passage: '{ from: runner }',
    instead: '{ from: bed.tender }',
    at: 'from: bed.tender',
    says: /not on a ward nor on anything around it/,
  },
  {
    because: 'unknown relation',
    passage: 'is: helper',
    instead: 'is: helpr',
    at: 'is: helpr',
    says: /people of ward "helpr"/,
  },
  {
    because: 'unknown flag',
    passage: 'unless: closed',
    instead: 'unless: shut',
    at: 'unless: shut',
    says: /flag of ward "shut"/,
  },
  {
    because: 'unknown tag',
    passage: 'covers: badge',
    instead: 'covers: card',
    at: 'covers: card',
    says: /tag that ward carries "card"/,
  },
  {
    because: 'unknown level',
    passage: 'shares: { badge: full }',
    instead: 'shares: { badge: fool }',
    at: 'badge: fool',
    says: /level of badge "fool"/,
  },
  {
    because: 'unknown action in may',
    passage: '{ from: runner }',
    instead: '{ may: shine, because: "x" }',
    at: 'may: shine',
    says: /there is no action "shine"/,
  },
  {
    because: 'unknown must_be',
    passage: 'must_be: medic',
    instead: 'must_be: medics',
    at: 'must_be: medics',
    says: /there is no standing "medics"/,
  },
  {
    because: 'unknown container',
    passage: 'inside: ward',
    instead: 'inside: word',
    at: 'inside: word',
    says: /"bed" cannot be inside "word"/,
  },
  {
    because: 'tags that are not tags',
    passage: 'tags: badge\n    people:\n      head',
    instead: 'tags: bed\n    people:\n      head',
    at: 'tags: bed',
    says: /"bed" is not a kind of tag/,
  },
  {
    because: 'things in a circle',
    passage: 'title: ward\n',
    instead: 'title: ward\n    inside: bed\n',
    at: 'inside: bed',
    says: /inside each other in a circle: ward in bed in ward/,
  },
  {
    because: 'standing defined by itself',
    passage: '{ from: administrator }',
    instead: '{ from: [administrator, visitor] }',
    at: 'runner:',
    says: /defined by itself: ward.runner -> ward.visitor -> ward.runner/,
  },
  {
    because: 'a line that can never hold',
    passage: '{ from: runner }',
    instead: '{ is: helper, isnt: helper, as: carer, because: "x" }',
    at: 'isnt: helper',
    says: /can never hold/,
  },
  {
    because: 'a line for everybody',
    passage: '{ from: runner }',
    instead: '{ is: helper, because: "helpers" }',
    at: '{ is: helper, because: "helpers" }',
    says: /holds for everybody, even without a role/,
  },
  {
    because: 'an action nobody carries',
    passage: 'tend: tender',
    instead: 'tend: []',
    at: 'tend: []',
    says: /no standing carries bed.tend/,
  },
  {
    because: 'a permission by nobody known',
    passage: 'tend: tender',
    instead: 'tend: tending',
    at: 'tend: tending',
    says: /there is no role or standing "tending"/,
  },
  {
    because: 'levels of a tag for different people',
    passage: 'full: { title: Full,',
    instead: 'full: { must_be: medic, title: Full,',
    at: '      full: { must_be',
    says: /the levels of this tag are for different people/,
  },
  {
    because: 'no administrator',
    passage: '    administrator:\n      - { as: chief, because: "the chief runs the clinic" }\n',
    instead: '',
    at: '  workspace:\n',
    says: /workspace.administrator is missing/,
  },
  {
    because: 'a convention left out',
    passage: '    configure: administrator\n',
    instead: '',
    at: '  workspace:\n    invite',
    says: /the action workspace.configure is missing/,
  },
  {
    because: 'nobody could give a role',
    passage: '    give: runner\n',
    instead: '',
    at: '  ward:\n    view',
    says: /the action ward.give is missing/,
  },
  {
    because: 'nobody could make a thing',
    passage: '    create_ward: administrator\n',
    instead: '',
    at: '  workspace:\n    invite',
    says: /the action workspace.create_ward is missing/,
  },
  {
    because: 'a role that cannot be asked for',
    passage: '    helper:\n      asked_by',
    instead: '    helpers:\n      asked_by',
    at: '    helpers:\n',
    says: /"helpers" is not a role that is given on a ward/,
  },
  {
    because: 'nobody decides',
    passage: 'stages: [{ by: runner, title: whoever runs the ward }]',
    instead: 'stages: []',
    at: 'stages: []',
    says: /stages" cannot be read/,
  },
  {
    because: 'a stage of nobody known',
    passage: '{ by: medic, title: a medic }',
    instead: '{ by: medics, title: a medic }',
    at: 'by: medics',
    says: /there is no standing "medics"/,
  },
  {
    because: 'a last stage below the role',
    passage: '{ by: administrator, title: the chief, quorum: 2 }',
    instead: '{ by: lesser, title: a nurse }',
    at: 'by: lesser',
    says: /nobody who decides this could give chief/,
  },
  {
    because: 'a length beyond the longest',
    passage: 'lengths: [1h, 4h]',
    instead: 'lengths: [1h, 4d]',
    at: 'lengths: [1h, 4d]',
    says: /longer than longest/,
  },
  {
    because: 'a pattern that is none',
    passage: 'prompt: "Why you?"',
    instead: 'prompt: "Why you?"\n      ticket: { matches: "(", says: "x" }',
    at: 'ticket:',
    says: /is not a pattern/,
  },
  {
    because: 'an axis with one role each',
    passage: 'per_person: several',
    instead: 'per_person: one',
    at: 'axis: duty',
    says: /an axis needs several/,
  },
  {
    because: 'a standing called like a role',
    passage: '    medic:\n',
    instead: '    nurse:\n      - { as: nurse, because: "x" }\n    medic:\n',
    at: '    nurse:\n',
    says: /"nurse" is a workspace role too/,
  },
  {
    because: 'a role called anyone',
    passage: 'carer: { title: Carer',
    instead: 'anyone: { title: A, best_for: "x" }\n    carer: { title: Carer',
    at: 'anyone: {',
    says: /"anyone" means anybody/,
  },
  {
    because: 'two roles by default',
    passage: 'must_be: medic }',
    instead: 'must_be: medic, default: true }',
    at: 'people:',
    says: /more than one default role/,
  },
  {
    because: 'lines about a thing nobody declared',
    passage: '  bed:\n    tender',
    instead: '  bad: { x: [{ as: chief, because: "x" }] }\n  bed:\n    tender',
    at: '  bad:',
    says: /there is no thing "bad"/,
  },
  {
    because: 'a thing of the core',
    passage: 'things:\n',
    instead: 'things:\n  request: { title: x }\n',
    at: '  request:',
    says: /belongs to the core/,
  },
  {
    because: 'a standing of the core',
    passage: 'standing:\n',
    instead: 'standing:\n  request: { decider: [{ as: carer, because: "x" }] }\n',
    at: 'decider:',
    says: /belongs to the core/,
  },
  {
    because: 'an action of the core',
    passage: '    invite: administrator',
    instead: '    invite: administrator\n    ask_help: chief',
    at: 'ask_help',
    says: /belongs to the core/,
  },
  {
    because: 'an option nobody declared',
    passage: '{ from: runner }',
    instead: '{ from: runner, when: { speed: on } }',
    at: 'speed: on',
    says: /there is no option "speed"/,
  },
  {
    because: 'an invariant that fails',
    passage: 'asking:',
    instead: 'invariants:\n  - { only: chief, may: ward.view }\nasking:',
    at: '  - { only',
    says: /must always hold and does not.*somebody who is .* may ward.view/,
  },
  {
    because: 'an invariant about nothing',
    passage: 'asking:',
    instead: 'invariants:\n  - { only: chief, may: ward.shine }\nasking:',
    at: '  - { only',
    says: /there is no action "ward.shine"/,
  },
  {
    because: 'an invariant of no kind',
    passage: 'asking:',
    instead: 'invariants:\n  - { only: chief }\nasking:',
    at: '  - { only',
    says: /none of the kinds/,
  },
  {
    because: 'a test that fails',
    passage: 'asking:',
    instead: 'example: { people: { ann: chief } }\ntests:\n  - { on: workspace, may: { "*": [] } }\nasking:',
    at: '  - { on',
    says: /on workspace, ann may, and the test does not say so: .*invite/,
  },
  {
    because: 'a test on nobody',
    passage: 'asking:',
    instead: 'example: { people: { ann: chief } }\ntests:\n  - { who: bob, sees: [] }\nasking:',
    at: '  - { who',
    says: /there is no person in the example called "bob"/,
  },
  {
    because: 'a test without an example',
    passage: 'asking:',
    instead: 'tests:\n  - { who: bob, sees: [] }\nasking:',
    at: '  - { who',
    says: /no example/,
  },
  {
    because: 'an example of nothing known',
    passage: 'asking:',
    instead: 'example: { people: { ann: chif } }\nasking:',
    at: 'ann: chif',
    says: /there is no role "chif"/,
  },
];

describe('the loader', () => {
  it('takes the clinic as it is', () => {
    expect(loadModel(clinicText)).toMatchObject({ ok: true });
  });

  it.each(cases)('refuses $because, with its line', ({ passage, instead, at, says }) => {
    const text = clinicWith(passage, instead).replace(
      '    local:\n',
      '    lesser: [{ as: nurse, because: "nurses" }]\n    local:\n',
    );
    const result = loadModel(text);
    const found = result.ok ? [] : result.problems.filter((problem) => says.test(problem.message));
    expect(result.ok ? 'taken' : result.problems.map((problem) => `${problem.line}: ${problem.message}`)).not.toBe(
      'taken',
    );
    expect(found.map(({ line }) => line)).toContain(lineOf(text, at));
    expect(found.every(({ next }) => next.length > 10)).toBe(true);
  });

  it('asks for a reason on a line that inherits none', () => {
    const text = clinicWith('is: helper, unless: closed, because: "helpers come while it is open"', 'is: helper');
    expect(loadModel(text)).toMatchObject({ ok: true });
    const bare = clinicWith(
      '{ as: [nurse, carer, north], because: "northern staff" }',
      '{ as: [nurse, carer, north] }',
    );
    expect(loadModel(bare)).toMatchObject({ ok: false, problems: [{ message: 'this line gives no reason' }] });
  });

  it('checks and proves every choice of an option, not only the one in force', () => {
    const options = 'options: { open: { value: off, choices: [off, on], says: "whether" } }\nthings:\n';
    const withOption = (line: string, more = ''): string =>
      clinicWith('things:\n', options).replace('{ from: runner }', line).replace('asking:', `${more}asking:`);
    expect(loadModel(withOption('{ from: runner, when: { open: on } }'))).toMatchObject({ ok: true });
    const typo = withOption('{ as: carer, is: helpr, when: { open: on }, because: "x" }');
    expect(loadModel(typo)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('"helpr"') }] });
    const invariant = 'invariants:\n  - { never: { who: north, may: ward.view } }\n';
    const wide = withOption('{ as: north, when: { open: on }, because: "x" }', invariant);
    expect(loadModel(wide)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('North') }] });
  });

  it('proves combinations of choices too', () => {
    const options =
      'options:\n  a: { value: off, choices: [off, on], says: "x" }\n  b: { value: off, choices: [off, on], says: "y" }\nthings:\n';
    const invariant = 'invariants:\n  - { never: { who: north, may: ward.view } }\n';
    const both = clinicWith('things:\n', options)
      .replace('{ from: runner }', '{ as: north, when: { a: on, b: on }, because: "x" }')
      .replace('asking:', `${invariant}asking:`);
    expect(loadModel(both)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('North') }] });
    expect(loadModel(both.replace('a: on, b: on', 'a: on, b: no'))).toMatchObject({ ok: false });
    expect(loadModel(both.replace('never: { who: north', 'never: { who: south'))).toMatchObject({ ok: true });
  });

  it('is not confused by names that every object has', () => {
    const text = clinicWith('default: carer', 'default: constructor');
    expect(loadModel(text)).toMatchObject({ ok: false, problems: [{ message: '"constructor" is not a role' }] });
    const named = clinicText.replaceAll('visitor', 'constructor').replaceAll('runner', 'toString');
    expect(loadModel(named)).toMatchObject({ ok: true });
  });

  it('tells every problem at once, in the order of the file, and says what was probably meant', () => {
    const text = clinicWith('keeper: chief', 'keeper: chif')
      .replace('is: helper', 'is: helpr')
      .replace('axis: region, best_for: "People of the north."', 'axis: region, best_fr: 1, best_for: "N"');
    const result = loadModel(text);
    const problems = result.ok ? [] : result.problems;
    expect(problems.map(({ message }) => message)).toEqual([
      '"chif" is not a role',
      '"best_fr" is not a key here',
      'there is no name under people of ward "helpr"',
    ]);
    expect(problems.map(({ next }) => next)).toEqual([
      expect.stringContaining('Did you mean "chief"?'),
      expect.stringContaining('Did you mean "best_for"?'),
      expect.stringContaining('Did you mean "helper"?'),
    ]);
    expect(problems.map(({ line }) => line)).toEqual([...problems.map(({ line }) => line)].sort((a, b) => a - b));
  });

  it.each([
    ['{ as: chief, because: "the chief runs', '{ as: cheif, because: "the chief runs', 'Did you mean "chief"?'],
    ['{ by: medic, title: a medic }', '{ by: medics, title: a medic }', 'Did you mean "medic"?'],
    [
      '{ by: medic, title: a medic }',
      '{ by: nurse, title: a medic }',
      '"nurse" is a role; name a standing that has it.',
    ],
    ['{ by: runner, title: whoever', '{ by: ruler, title: whoever', '"runner", "visitor"'],
    ['view: visitor', 'view: visiter', 'Did you mean "visitor"?'],
    ['view: visitor', 'view: ward.visiter', 'Did you mean "ward.visitor"?'],
    ['view: visitor', 'view: nurce', 'Did you mean "nurse"?'],
    ['{ by: [ward.runner] }', '{ by: [ward.runer] }', 'Did you mean "ward.runner"?'],
    ['must_be: medic', 'must_be: medick', 'Did you mean "medic"?'],
    ['is: helper', 'is: helpr', 'Did you mean "helper"?'],
  ])('tells one mistake once, with what was meant: %j -> %j', (passage, instead, next) => {
    const result = loadModel(clinicWith(passage, instead));
    expect(result.ok ? [] : result.problems.map((problem) => problem.next)).toEqual([expect.stringContaining(next)]);
  });

  it.each([
    ['per_person: several', 'per_person: some', '"roles.per_person" cannot be read'],
    ['default: carer', 'default: Carer', '"roles.default" cannot be read'],
    ['title: The clinic\n', '', '"title" is missing'],
    ['  ward:\n    title: ward\n', '  ward:\n', '"things.ward.title" is missing'],
    ['lengths: [1h, 4h]\n      longest: 1d', 'lengths: [1h, 4h]\n      longest: 1day', /longest" cannot be read/],
    ['      prompt: "Which shift?"\n', '', '"asking.ward.helper.prompt" is missing'],
  ])('reads on behind what cannot be read: %j -> %j', (passage, instead, says) => {
    const result = loadModel(clinicWith(passage, instead).replace('is: helper', 'is: helpr'));
    const messages = result.ok ? [] : result.problems.map(({ message }) => message);
    expect(messages).toContainEqual(typeof says === 'string' ? says : expect.stringMatching(says));
    expect(messages).toContainEqual('there is no name under people of ward "helpr"');
    expect(messages.join()).not.toContain('unreadable');
  });

  it.each([
    [
      'because: "the chief runs the clinic"',
      'because: runs, and more',
      'A text that holds a comma stands in "quotes".',
    ],
    ['title: whoever runs the ward', 'title: whoever: all', 'Put a text that holds a comma or a colon in "quotes".'],
    ['prompt: "Which shift?"', 'prompt: Which: shift', 'Put a text that holds a comma or a colon in "quotes".'],
    ['prompt: "Which shift?"', 'prompt: "Which shift?', 'Look for a } or ] or " that is missing'],
    ['    give: runner\n', '\tgive: runner\n', 'Let lines begin with spaces, not with tabs.'],
    ['    give: runner\n', '    view: runner\n', 'This name stands twice in one place: keep one of them.'],
  ])('says of a slip in the writing what to do: %j -> %j', (passage, instead, next) => {
    const result = loadModel(clinicWith(passage, instead));
    const problems = result.ok ? [] : result.problems;
    expect(problems.map((problem) => problem.next)).toContainEqual(expect.stringContaining(next));
    expect(problems.length).toBeLessThan(4);
  });

  it('does not guess behind a passage that is missed everywhere', () => {
    const text = clinicWith('view: visitor\n', 'view:\n').replace('  badge: { view: medic', '  badge: { view: 3');
    const result = loadModel(text);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      '"permissions.ward.view" cannot be read',
      '"permissions.badge.view" cannot be read',
    ]);
  });

  it.each(['', '[]', '3', 'a: [', '{{{', '- x\n- y', '\t\tx: 1', '&a [*a, *a]', 'model: x'])(
    'refuses what is no model: %j',
    (text) => {
      const result = loadModel(text);
      expect(
        result.ok ? [] : result.problems.every(({ line, message, next }) => line >= 1 && message !== '' && next !== ''),
      ).toBe(true);
      expect(result.ok).toBe(false);
    },
  );

  it('refuses a file that blows itself up by aliases, and one that is far too long', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]`;
    expect(loadModel(bomb)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('aliases') }] });
    expect(loadModel(`model: ${'x'.repeat(1_000_001)}`)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('million') }],
    });
  });
});
