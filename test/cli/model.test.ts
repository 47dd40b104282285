/** `roledesk model`: what it prints, and what it exits with. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelCommand } from '../../src/cli/model.ts';
import { textOf } from '../policy/support/models.ts';

const folder = mkdtempSync(join(tmpdir(), 'roledesk-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a word on a text; gives back what was printed and the exit code. */
async function run(word: string, text: string): Promise<{ out: string; err: string; code: unknown }> {
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, text);
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line)),
    jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line)),
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => out.push(String(line)) > 0),
  ];
  await modelCommand().parseAsync([word, file], { from: 'user' });
  for (const spy of spies) spy.mockRestore();
  const code = process.exitCode;
  process.exitCode = 0;
  return { out: out.join('\n').replaceAll(file, 'mine.yaml'), err: err.join('\n').replaceAll(file, 'mine.yaml'), code };
}

it('check says that a model is in order', async () => {
  const { out, err, code } = await run('check', textOf('minikai'));
  expect(out).toMatch(/^mine.yaml: Minikai 1 is in order: \d+ actions, \d+ invariants proved, \d+ tests passed\.$/);
  expect([err, code ?? 0]).toEqual(['', 0]);
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
