/** `roledesk model check | test | matrix FILE`: what an Admin who writes a role model runs beside the editor. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { type CompiledModel, loadModel, matrix, type Problem } from '../policy/index.ts';

/** The subcommand; it exits with 1 when the file has a problem, so that a pipeline can stand on it. */
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

/** The model in the file; null once its problems have been printed. */
function loaded(file: string): CompiledModel | null {
  const result = loadModel(read(file));
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

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    console.error(`${file} cannot be read. Give the path of a role model file, like roles/minikai.yaml.`);
    process.exit(1);
  }
}
