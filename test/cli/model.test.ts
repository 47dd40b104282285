/** `roledesk model`: what it prints, and what it exits with. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as runProgram } from '../../src/cli/program.ts';
import { textOf } from '../policy/support/models.ts';

const folder = mkdtempSync(join(tmpdir(), 'roledesk-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  out: string;
  err: string;
  code: number;
}

/** Types these words; gives back what was printed and the exit code. */
async function type(...words: string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line)),
    jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line)),
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => out.push(String(line)) > 0),
    jest.spyOn(process.stderr, 'write').mockImplementation((line) => err.push(String(line)) > 0),
  ];
  const code = await runProgram(words);
  for (const spy of spies) spy.mockRestore();
  process.exitCode = 0;
  const plain = (lines: string[]): string => lines.join('\n').replaceAll(`${folder}/`, '');
  return { out: plain(out), err: plain(err), code };
}

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const run = (word: string, text: string): Promise<Ran> => type('model', word, file('mine.yaml', text));

it('check says that a model is in order', async () => {
  const { out, err, code } = await run('check', textOf('minikai'));
  expect(out).toMatch(/^mine.yaml: Minikai 1 is in order: \d+ actions, \d+ invariants proved, \d+ tests passed\.$/);
  expect([err, code]).toEqual(['', 0]);
});

it('check names every problem with its line and what to do, and exits with 1', async () => {
  const { out, err, code } = await run('check', textOf('minikai').replace('keeper: admin', 'keeper: boss'));
  expect(out).toBe('');
  expect(err).toMatch(
    /^mine\.yaml:\d+:\d+ {2}"boss" is not a role\n {4}Roles here: "admin", "member"\.\n1 problem in mine\.yaml\.$/,
  );
  expect(code).toBe(1);
});

it('test lists what was proved and passed', async () => {
  const { out } = await run('test', textOf('minikai'));
  expect(out).toContain('proved  four eyes');
  expect(out).toMatch(/passed {2}\d+ tests/);
});

it('matrix prints the tables', async () => {
  const { out } = await run('matrix', textOf('minikai'));
  expect(out).toMatch(/^Minikai 1: who may do what\n\non environment +ask_help/);
});

it('coverage says that every line is covered, or names those that are not, and exits with 1', async () => {
  const { out, code } = await run('coverage', textOf('example'));
  expect(out).toMatch(/^The parish office 1: 27 of 27 lines are covered by its tests, 0 of them only beside/);
  expect(code).toBe(0);
  const less = await run('coverage', textOf('example').replace(/ {2}- \{ who: (rosa|anna), asks: editor.*\n/g, ''));
  expect(less.out).toMatch(
    /^mine\.yaml:\d+ {2}asking\.workspace\.editor\.asked_by\n {4}editor:\nmine\.yaml:\d+ {2}.*stages\.0\n {4}- \{ by: .*\n.*: 25 of 27/,
  );
  expect(less.code).toBe(1);
});

it('mutate says what became of every mutant, names those that nobody notices, and exits with 1', async () => {
  const { out, code } = await run('mutate', textOf('example'));
  expect(out).toMatch(/^what was changed +made +loader +tests +same +survived\n/);
  expect(out).toMatch(/\nasker changed +6 +\. +6 +\. +\.\n/);
  expect(out).toMatch(/\nThe parish office 1: (\d+) mutants, \d+ noticed, \d+ the same in other words, 0 survived\.$/);
  expect(code).toBe(0);
  const less = await run('mutate', textOf('example').replace(/ {2}- \{ who: rosa, asks: editor.*\n/, ''));
  expect(less.out).toMatch(
    /\nmine\.yaml:\d+ {2}asker changed\n {4}asking\.workspace\.editor\.asked_by: nothing -> workspace\.administrator\n/,
  );
  expect(less.out).toMatch(/, 1 survived\.\nAdd a test that fails with each of them, or mend the line/);
  expect(less.code).toBe(1);
});

it.each([
  [
    'that is not there',
    () => join(folder, 'none.yaml'),
    /^none\.yaml is not there\. Give the path of a role model file/,
  ],
  ['that is a folder', () => folder, /is a folder\. Give the path/],
  ['that is empty', () => file('empty.yaml', ' \n'), /^empty\.yaml is empty\. .*roles\/example\.yaml/],
  [
    'of other bytes',
    () => file('bin.yaml', new Uint8Array([0xff, 0xfe, 0x6d, 0x00])),
    /^bin\.yaml is not a text in UTF-8/,
  ],
  ['with bytes of zero', () => file('nul.yaml', 'model: a\0b'), /^nul\.yaml is not a text\. /],
])('a file %s is said so, with 2', async (_, path, says) => {
  for (const word of ['check', 'test', 'matrix', 'coverage', 'mutate']) {
    const { out, err, code } = await type('model', word, path());
    expect(err).toMatch(says);
    expect([out, code]).toEqual(['', 2]);
  }
});

it('a file that begins with a byte order mark is read like any other', async () => {
  expect(await run('check', `\uFEFF${textOf('example')}`)).toMatchObject({ err: '', code: 0 });
});

it.each([
  [['model', 'chek', 'x'], /unknown command 'chek'.*\n.*Did you mean check/],
  [['model', 'check'], /missing required argument 'file'[\s\S]*Usage: roledesk model check/],
  [['model', 'check', 'a', 'b'], /too many arguments/],
  [['modl'], /unknown command 'modl'/],
  [[], /Usage: roledesk/],
])('%j is not understood: the usage, and 2', async (words, says) => {
  const { err, code } = await type(...words);
  expect(err).toMatch(says);
  expect(code).toBe(2);
});

it('help is no mistake', async () => {
  expect(await type('model', '--help')).toMatchObject({ out: expect.stringContaining('check <file>'), code: 0 });
});
