/** `roledesk model check | test | matrix | coverage | mutate | export FILE`, `compare OLD NEW`: what an Admin who writes a role model runs beside the editor. */
import { Command } from 'commander';
import { matrix } from '../policy/index.ts';
import { loaded } from './loaded-model.ts';
import { compareCommand } from './model-compare.ts';
import { showCoverage } from './model-coverage.ts';
import { exportCommand } from './model-export.ts';
import { showMutants } from './model-mutate.ts';

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
  model
    .command('coverage')
    .argument('<file>')
    .description('the lines that no test in the file rests on')
    .action(showCoverage);
  model
    .command('mutate')
    .argument('<file>')
    .description('change every line in every way, and see which changes no test in the file notices')
    .action(showMutants);
  model.addCommand(exportCommand());
  model.addCommand(compareCommand());
  return model;
}

function check(file: string): void {
  const { model } = loaded(file) ?? {};
  if (!model) return;
  const { title, version, actions, invariants, examples } = model;
  console.log(
    `${file}: ${title} ${version} is in order: ${actions.length} actions, ${invariants.length} invariants proved, ${examples.tests.length} tests passed.`,
  );
}

function test(file: string): void {
  const { model } = loaded(file) ?? {};
  if (!model) return;
  const { invariants, examples } = model;
  for (const { says } of invariants) console.log(`proved  ${says}`);
  console.log(`passed  ${examples.tests.length} tests`);
  if (examples.tests.length === 0)
    console.log('This file has no tests: add example and tests, see docs/role-model-file.md.');
}

function show(file: string): void {
  const { model } = loaded(file) ?? {};
  if (model) process.stdout.write(matrix(model));
}
