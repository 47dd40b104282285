/** Every refusal of the loader: the model with one thing wrong, the line it is told on, and the words. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModel } from '../../src/policy/index.ts';
import { type Mistake, mistakes } from './support/mistakes.ts';
import { clinicText, clinicWith, loaded, problemsOf } from './support/models.ts';

const refusals = join(__dirname, 'refusals.txt');

/** The clinic with one thing wrong, and a standing that stands below all roles. */
const mistaken = ({ passage, instead }: Mistake): string =>
  clinicWith(passage, instead).replace('    local:\n', '    lesser: [{ as: nurse, because: "nurses" }]\n    local:\n');

/** The line of the first place where the changed model says this. */
const lineOf = (text: string, passage: string): number => text.slice(0, text.indexOf(passage)).split('\n').length;

describe('the loader', () => {
  it('takes the clinic as it is', () => {
    expect(loadModel(clinicText)).toMatchObject({ ok: true });
  });

  it.each(mistakes)('refuses $because, with its line', (mistake) => {
    const { at, says } = mistake;
    const text = mistaken(mistake);
    const result = loadModel(text);
    const found = result.ok ? [] : result.problems.filter((problem) => says.test(problem.message));
    expect(result.ok ? 'taken' : result.problems.map((problem) => `${problem.line}: ${problem.message}`)).not.toBe(
      'taken',
    );
    expect(found.map(({ line }) => line)).toContain(lineOf(text, at));
    expect(found.every(({ next }) => next.length >= 10)).toBe(true);
  });

  it('refuses in these places and words, and says no more (the golden file)', () => {
    const told = mistakes.map((mistake) => {
      const lines = problemsOf(mistaken(mistake)).map(
        ({ line, column, message, next }) => `  ${line}:${column} ${message}\n    ${next}`,
      );
      return [mistake.because, ...lines].join('\n');
    });
    const text = `${told.join('\n\n')}\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(refusals, text);
    expect(text).toBe(readFileSync(refusals, 'utf8'));
  });

  it('refuses a stage that nobody could decide as the options are chosen', () => {
    const text = clinicWith(
      'things:\n',
      'options: { open: { value: off, choices: [off, on], says: "whether" } }\nthings:\n',
    )
      .replace('    local:\n', '    idle: [{ as: nurse, when: { open: on }, because: "x" }]\n    local:\n')
      .replace('{ by: medic, title', '{ by: idle, title');
    expect(problemsOf(text)).toEqual([
      {
        line: lineOf(text, '{ by: idle'),
        column: expect.any(Number),
        message: 'nobody can ever decide this: "idle" holds for nobody',
        next: 'Name a standing that somebody can have.',
      },
    ]);
  });

  it('takes a last stage of people who stand high enough and are something else besides', () => {
    const text = clinicWith('    local:\n', '    both: [{ as: [chief, north], because: "x" }]\n    local:\n');
    expect(loadModel(text.replace('{ by: administrator, title: the chief', '{ by: both, title: x'))).toMatchObject({
      ok: true,
    });
  });

  it('takes 200 ways for things to be inside each other, and no more, told once', () => {
    const withWays = (...layers: number[]) => {
      const names = layers.map((count, layer) => Array.from({ length: count }, (_, at) => `k${layer}_${at}`));
      const things = names.flatMap((kinds, layer) =>
        kinds.map((name) => {
          const inside = names[layer - 1] ?? ['workspace'];
          return `  ${name}: { title: ${name}, kept: false, inside: [${inside.join(', ')}] }\n`;
        }),
      );
      const text = clinicWith('  bed:\n    title', `${things.join('')}  bed:\n    title`);
      return problemsOf(text).map(({ line, message, next }) => {
        expect(next).toBe('Let things be inside fewer kinds of thing.');
        return [text.split('\n')[line - 1]?.trim(), message];
      });
    };
    // The workspace, and what the clinic has by itself, are four of them.
    expect([withWays(4, 48), withWays(1, 195)]).toEqual([[], []]);
    const together = 'there are more than 200 ways for things to be inside each other, all kinds together';
    expect(withWays(1, 196)).toEqual([['things:', together]]);
    expect(withWays(3, 67, 1, 2)).toEqual([
      [expect.stringContaining('k2_0:'), 'there are more than 200 ways for "k2_0" to be inside things'],
    ]);
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

  it('leaves out a permission while its option says so', () => {
    const options = 'options: { open: { value: off, choices: [off, on], says: "whether" } }\nthings:\n';
    const text = clinicWith('things:\n', options).replace(
      '    tend: tender\n',
      '    tend: tender\n    wash: { by: tender, when: { open: on } }\n',
    );
    const actions = (choice: string): string[] => {
      const result = loadModel(text.replace('value: off', `value: ${choice}`));
      return result.ok ? result.model.actions.map(({ name }) => name).filter((name) => name.startsWith('bed.')) : [];
    };
    expect(actions('off').sort()).toEqual(['bed.move', 'bed.tend']);
    expect(actions('on').sort()).toEqual(['bed.move', 'bed.tend', 'bed.wash']);
  });

  it('tells what people are by its lines, and nothing of what the core adds to every model', () => {
    expect(loaded(clinicText).standings).toEqual([
      'workspace.administrator',
      'workspace.medic',
      'workspace.local',
      'ward.runner',
      'ward.visitor',
      'bed.tender',
    ]);
  });

  it('takes an action without its type to be one of the thing that the line is about', () => {
    const short = clinicWith('{ from: runner }', '{ may: give, because: "x" }');
    const long = clinicWith('{ from: runner }', '{ may: ward.give, because: "x" }');
    const clauses = [short, long].map((text) => {
      const result = loadModel(text);
      return result.ok
        ? result.model.inner.permissions.get('ward.view')?.clauses.map(({ roles, literals }) => [roles, literals])
        : [];
    });
    expect(clauses[0]).not.toEqual([]);
    expect(clauses[0]).toEqual(clauses[1]);
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
    const problems = problemsOf(text);
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
    ['lengths: [1h, 4h]', 'break_glass: { longest: 1h, review_by: medic }', 'said with automatic_up_to. Keys here: '],
    ['is: helper', 'is: helpr', 'Did you mean "helper"?'],
  ])('tells one mistake once, with what was meant: %j -> %j', (passage, instead, next) => {
    expect(problemsOf(clinicWith(passage, instead)).map((problem) => problem.next)).toEqual([
      expect.stringContaining(next),
    ]);
  });

  it('refuses a tag whose holders would depend on what is around whatever carries it', () => {
    const local = clinicWith(
      'standing:\n',
      'standing:\n  badge:\n    holder:\n      - { as: nurse, because: "nurses hold badges" }\n',
    );
    const with_ = (standing: string) =>
      problemsOf(local.replaceAll(/(full|basic): \{/g, `$1: { must_be: ${standing},`));
    expect(with_('holder').map(({ next }) => next)).toEqual(['Name a standing of the workspace.']);
    expect(with_('medic')).toEqual([]);
  });

  it.each([
    ['per_person: several', 'per_person: some', '"roles.per_person" cannot be read'],
    ['default: carer', 'default: Carer', '"roles.default" cannot be read'],
    ['title: The clinic\n', '', '"title" is missing'],
    ['  ward:\n    title: ward\n', '  ward:\n', '"things.ward.title" is missing'],
    ['lengths: [1h, 4h]\n      longest: 1d', 'lengths: [1h, 4h]\n      longest: 1day', /longest" cannot be read/],
    ['      prompt: "Which shift?"\n', '', '"asking.ward.helper.prompt" is missing'],
    ['\nasking:\n', '\nasking:\n  bed: 3\n  card: { reader: 3 }\n', '"asking.bed" cannot be read'],
  ])('reads on behind what cannot be read: %j -> %j', (passage, instead, says) => {
    const messages = problemsOf(clinicWith(passage, instead).replace('is: helper', 'is: helpr')).map(
      ({ message }) => message,
    );
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
    const problems = problemsOf(clinicWith(passage, instead));
    expect(problems.map((problem) => problem.next)).toContainEqual(expect.stringContaining(next));
    expect(problems.length).toBeLessThan(4);
  });

  it('tells of every name that stands twice', () => {
    const text = clinicWith('    give: runner\n', '    view: runner\n').replace(/^title: .*$/m, '$&\ntitle: Again');
    const twice = problemsOf(text).filter(({ next }) => next.includes('stands twice'));
    expect(twice).toHaveLength(2);
  });

  it.each([
    ['standing.workspace.medic', /( +medic:)\n.*"chiefs and nurses" }/],
    ['standing.bed', /(\n {2}bed:)\n {4}tender:\n.*/],
  ])('does not miss what is there and cannot be read: %s', (path, passage) => {
    expect(problemsOf(clinicText.replace(passage, '$1 3')).map(({ message }) => message)).toEqual([
      `"${path}" cannot be read`,
    ]);
  });

  it('does not guess behind a passage that is missed everywhere', () => {
    const text = clinicWith('view: visitor\n', 'view:\n').replace('  badge: { view: medic', '  badge: { view: 3');
    expect(problemsOf(text).map(({ message }) => message)).toEqual([
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

  it('speaks of the file where it is as a whole no model', () => {
    for (const text of ['[]', '3'])
      expect(loadModel(text)).toMatchObject({ ok: false, problems: [{ line: 1, message: 'the file cannot be read' }] });
  });

  it('refuses a file that blows itself up by aliases, and one that is far too long', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]`;
    expect(loadModel(bomb)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('aliases'), next: 'Write the repeated parts out.' }],
    });
    expect(loadModel(`model: ${'x'.repeat(1_000_001)}`)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('million'), next: 'Split the model.' }],
    });
  });
});
