/** `roledesk model export`: what it prints, and what it exits with. */
import { join } from 'node:path';
import { run } from '../../src/cli/program.ts';
import { cedarExample, cedarOf } from '../../src/policy/index.ts';
import { loaded, textOf } from '../policy/support/models.ts';

const minikai = loaded(textOf('minikai'));
const file = join('roles', 'minikai.yaml');

/** Types these words after `model export`; gives back what was printed and the exit code. */
async function exported(...words: string[]): Promise<{ out: string; err: string; code: number }> {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0),
    jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line)),
  ];
  const code = await run(['model', 'export', ...words]);
  for (const spy of spies) spy.mockRestore();
  process.exitCode = 0;
  return { out: out.join(''), err: err.join('\n'), code };
}

it.each([
  ['the policies', ['--cedar'], () => cedarOf(minikai).policies],
  ['the schema', ['--cedar', '--schema'], () => cedarOf(minikai).schema],
  ['the example as entities', ['--cedar', '--entities'], () => `${JSON.stringify(cedarExample(minikai), null, 2)}\n`],
])('prints %s', async (_, words, wanted) => {
  expect(await exported(file, ...words)).toEqual({ out: wanted(), err: '', code: 0 });
});

it.each([
  [[file], /say which language: --cedar is the one there is/],
  [[file, '--schema'], /say which language/],
  [[file, '--cedar', '--schema', '--entities'], /ask for one/],
  [[file, '--rego'], /unknown option '--rego'/],
  [['--cedar'], /missing required argument 'file'/],
  [['roles/none.yaml', '--cedar'], /^roles\/none\.yaml is not there\./],
])('%j is not understood: said, and 2', async (words, says) => {
  const { out, err, code } = await exported(...words);
  expect(err).toMatch(says);
  expect([out, code]).toEqual(['', 2]);
});

it('a file with problems is refused with all of them, and 1', async () => {
  const { out, err, code } = await exported('package.json', '--cedar');
  expect(err).toMatch(/problems? in package\.json\./);
  expect([out, code]).toEqual(['', 1]);
});
