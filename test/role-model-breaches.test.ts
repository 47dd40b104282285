/** Each rule of the products' roles, broken on purpose by one change to its model: the model is refused, for what it says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadModel } from '../src/policy/index.ts';

const read = (path: string): string => readFileSync(join(__dirname, '..', path), 'utf8');

const breach = z.strictObject({ rule: z.string(), passage: z.string(), instead: z.string() });
const breaches = z.record(z.string(), z.array(breach)).parse(parse(read('test/fixtures/models/broken/breaches.yaml')));

describe.each(Object.entries(breaches))('%s', (name, ofModel) => {
  const text = read(`roles/${name}.yaml`);

  it.each(ofModel)('$rule', ({ passage, instead }) => {
    expect(text.split(passage)).toHaveLength(2);
    const result = loadModel(text.replace(passage, instead));
    expect(result.ok ? [] : result.problems.map(({ next }) => next)).toContainEqual(
      expect.stringMatching(/^Mend the (line that allows it|test)/),
    );
  });
});

/** Whole files with one mistake each, and what is said about it. */
const mistakes = [
  { file: 'nobody-decides', line: 28, says: /there is no standing "steward"/ },
  { file: 'leftover-counts', line: 41, says: /leftover.*somebody who is Guest.*Lead on the crew/ },
  { file: 'example-lies', line: 30, says: /rob may/ },
];

it.each(mistakes)('$file.yaml is refused on line $line', ({ file, line, says }) => {
  const result = loadModel(read(`test/fixtures/models/broken/${file}.yaml`));
  const problems = result.ok ? [] : result.problems;
  expect(problems.map((problem) => problem.line)).toEqual(problems.map(() => line));
  expect(problems).toContainEqual(expect.objectContaining({ line, message: expect.stringMatching(says) }));
});
