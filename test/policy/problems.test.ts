/** What was probably meant, and how problems are put together: by themselves, apart from any model. */
import { didYouMean, listed, Problems } from '../../src/policy/problems.ts';

describe('did you mean', () => {
  const roles = ['chief', 'nurse', 'carer', 'administrator'];

  it.each([
    ['chif', 'chief', 'a letter left out'],
    ['chieff', 'chief', 'a letter too many'],
    ['chiec', 'chief', 'another letter'],
    ['cheif', 'chief', 'two letters swapped'],
    ['hcief', 'chief', 'the first two swapped'],
    ['chife', 'chief', 'the last two swapped'],
    ['adminstartor', 'administrator', 'two slips in a long word'],
    ['dministratro', 'administrator', 'a letter left out at the front, two swapped at the end'],
  ])('%s: %s (%s)', (word, meant) => {
    expect(didYouMean(word, roles)).toBe(`Did you mean "${meant}"? `);
  });

  it.each(['cheig', 'hcifx', 'chfei', 'hceif', 'boss', 'nuse1', 'c', 'chi', 'admiistrtrs'])(
    '%s is too far from all',
    (word) => {
      expect(didYouMean(word, roles)).toBe('');
    },
  );

  it('is the nearest of several, however they are ordered', () => {
    expect(didYouMean('nurses', ['nurs', 'nurse'])).toContain('"nurse"');
    expect(didYouMean('nurses', ['nurse', 'nurs'])).toContain('"nurse"');
  });

  it('is the same word where there is one, and nothing where nothing is known', () => {
    expect(didYouMean('a', ['b', 'a'])).toContain('"a"');
    expect(didYouMean('a', [])).toBe('');
  });

  it('lets no more slips pass because a type stands before the name', () => {
    expect(didYouMean('ward.view', ['ward.vie'])).toContain('"ward.vie"');
    expect(didYouMean('ward.veww', ['ward.vie'])).toBe('');
  });
});

it('lists words in quotes, or says that there are none', () => {
  expect([listed(['a', 'b']), listed([])]).toEqual(['"a", "b"', 'none']);
});

describe('problems', () => {
  const places: Record<string, { line: number; column: number }> = {
    a: { line: 2, column: 9 },
    b: { line: 2, column: 3 },
    c: { line: 1, column: 5 },
  };
  const collected = (): Problems => new Problems(([first]) => places[String(first)] ?? { line: 0, column: 0 });

  it('are told in the order of the file, within a line too', () => {
    const problems = collected();
    for (const key of ['a', 'b', 'c']) problems.add([key], `${key} is wrong`, 'Mend it.');
    expect(problems.all.map(({ message }) => message)).toEqual(['c is wrong', 'b is wrong', 'a is wrong']);
  });

  it('are told once for each line and message, and counted as often as they were met', () => {
    const problems = collected();
    problems.add(['a'], 'one', 'x');
    problems.add(['b'], 'one', 'x');
    problems.add(['b'], 'two', 'x');
    problems.add(['c'], 'one', 'x');
    problems.again();
    expect(problems.all.map(({ line, message }) => `${line} ${message}`)).toEqual(['1 one', '2 two', '2 one']);
    expect(problems.count).toBe(5);
  });

  it('are not told of a word that is to be ignored, in the message or in the path', () => {
    const problems = collected();
    problems.add(['a'], 'this says noise', 'x');
    problems.ignore('noise');
    problems.add(['b'], 'more noise', 'x');
    problems.add(['c', 'noise'], 'hidden', 'x');
    problems.add(['c', 'no', 'ise'], 'plain', 'x');
    expect(problems.all.map(({ message }) => message)).toEqual(['plain', 'this says noise']);
  });
});
