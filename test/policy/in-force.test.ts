/** A model in force is compiled without its proof, which it has passed once: it decides the same, and is refused for what decides alone. */
import { compileModel, loadModel, matrix } from '../../src/policy/index.ts';
import { clinicText, clinicWith, textOf } from './support/models.ts';

const proof = `
# Looked at by nobody who starts it.
invariants:
  - { never: { who: north, may: ward.view }, because: "it is not so" }
example: { people: { ann: chif } }
tests:
  - { no: such, kind: of test }
`;

it.each([
  ['minikai', textOf('minikai')],
  ['clinic', clinicText],
])('%s decides as it did when it was proved', (_, text) => {
  const [whole, alone] = [loadModel(text), compileModel(text)];
  if (!whole.ok || !alone.ok) throw new Error('it is a model');
  expect(matrix(alone.model)).toBe(matrix(whole.model));
  expect(alone.model.asking).toEqual(whole.model.asking);
  expect([alone.model.examples.tests, alone.model.examples.example]).toEqual([[], null]);
  expect(alone.model.invariants.filter(({ core }) => !core)).toEqual([]);
});

it('goes on with a model whose proof is not understood any more', () => {
  for (const text of [clinicText + proof, proof + clinicText, clinicText.replace('\nasking:', `${proof}\nasking:`)]) {
    expect(loadModel(text).ok).toBe(false);
    expect(compileModel(text)).toMatchObject({ ok: true });
  }
});

it('is refused for what decides, on the same lines as ever', () => {
  const text = clinicWith('for_others: workspace.medic', 'for_others: workspace.medick').replace(
    '\nasking:',
    `${proof}\nasking:`,
  );
  const line = text.slice(0, text.indexOf('workspace.medick')).split('\n').length;
  expect(compileModel(text)).toMatchObject({ ok: false, problems: [{ line }] });
  for (const none of ['[]', '3', '', 'model: x']) expect(compileModel(none).ok).toBe(false);
});

it('reads the proof where something outside of it refers to it', () => {
  const shared = clinicText
    .replace('\nasking:', '\ninvariants:\n  - { only: chief, may: ward.archive, because: &why "Why?" }\nasking:')
    .replace('prompt: "Why you?"', 'prompt: *why');
  expect(compileModel(shared)).toMatchObject({ ok: true });
  expect(loadModel(shared)).toMatchObject({ ok: true });
});

it('combinations of choices are proved up to 64 of them, and beyond those each choice by itself', () => {
  const refused = (options: number, when: string): boolean => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, options);
    const declared = names.map((name) => `  ${name}: { value: off, choices: [off, on], says: "x" }\n`).join('');
    const text = clinicWith('things:\n', `options:\n${declared}things:\n`)
      .replace('{ from: runner }', `{ as: north, when: { ${when} }, because: "x" }`)
      .replace('\nasking:', '\ninvariants:\n  - { never: { who: north, may: ward.view } }\nasking:');
    return !loadModel(text).ok;
  };
  expect([refused(6, 'a: on, b: on'), refused(7, 'a: on, b: on'), refused(7, 'g: on')]).toEqual([true, false, true]);
});
