/** `roledesk model check | test | matrix FILE`: what an Admin who writes a role model runs beside the editor. */
import { Command } from 'commander';
import { type CompiledModel, loadModel, matrix, type Problem } from '../policy/index.ts';
import { readText } from './text-file.ts';

/** The subcommand; it exits with 1 when the file has a problem and 2 when there is none to read, so that a pipeline can stand on it. */
export function modelCommand(): Command {
  const model = new Command('model').description('check, test or show a role model file');
  model.command('check').argument('<file>').description('every problem, with its line and what to do').action(check);
  model
    .command('test')
    .argument('<file>')
    .description('prove the invariants and run the tests in the file')
    .action(test);
  model.command('matrix').argument('<file>').description('the whole model as a table').action(show);
  return model;
}

function check(file: string): void {
  const model = loaded(file);
  if (!model) return;
  const { title, version, actions, invariants, examples } = model;
  console.log(
    `${file}: ${title} ${version} is in order: ${actions.length} actions, ${invariants.length} invariants proved, ${examples.tests.length} tests passed.`,
  );
}

function test(file: string): void {
  const model = loaded(file);
  if (!model) return;
  const { invariants, examples } = model;
  for (const { says } of invariants) console.log(`proved  ${says}`);
  console.log(`passed  ${examples.tests.length} tests`);
  if (examples.tests.length === 0)
    console.log('This file has no tests: add example and tests, see docs/role-model-file.md.');
}

function show(file: string): void {
  const model = loaded(file);
  if (model) process.stdout.write(matrix(model));
}

/** The model in the file; null once it has been said why there is none. */
function loaded(file: string): CompiledModel | null {
  const { text, unread } = readText(file);
  if (text === null) {
    console.error(`${file} ${unread}`);
    process.exitCode = 2;
    return null;
  }
  const result = loadModel(text);
  if (result.ok) return result.model;
  fail(file, result.problems);
  return null;
}

function fail(file: string, problems: readonly Problem[]): void {
  for (const { line, column, message, next } of problems)
    console.error(`${file}:${line}:${column ?? 1}  ${message}\n    ${next}`);
  console.error(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${file}.`);
  process.exitCode = 1;
}
