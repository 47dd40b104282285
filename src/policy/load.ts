/** From the text of a role model file to a compiled model, or to every problem at once. */
import { compile } from './compile.ts';
import type { CompiledModel } from './compiled.ts';
import { coreText } from './core.ts';
import { checkExample } from './example-facts.ts';
import { runExamples } from './examples.ts';
import { readYaml } from './loader.ts';
import type { Problem, Problems } from './problems.ts';
import { prove } from './prove.ts';
import { type CoreFile, coreFile, type ModelFile } from './schema.ts';
import { readShape } from './shape.ts';

export type LoadedModel = { ok: true; model: CompiledModel } | { ok: false; problems: readonly Problem[] };

const longestText = 1_000_000;
let core: CoreFile | undefined;

/** A model that can be put to use: it reads, it means something, its invariants are proved and its tests hold. */
export function loadModel(text: string): LoadedModel {
  const { file, model, problems } = compileText(text);
  if (file?.example && model) checkExample(model, file.example, problems);
  if (!file || !model || problems.count > 0) return { ok: false, problems: problems.all };
  const variants = variantsOf(model);
  if (problems.count > 0) return { ok: false, problems: problems.all };
  for (const variant of variants) proveAll(variant, problems);
  for (const { path, message } of runExamples(model)) {
    problems.add(path, message, 'Mend the test, or the lines that decide it.');
  }
  return problems.count > 0 ? { ok: false, problems: problems.all } : { ok: true, model };
}

const mostVariants = 64;

/**
 * The model as it is, and with every other combination of choices, so that switching brings no surprise. Beyond 64 combinations
 * each choice is taken by itself.
 */
function variantsOf(model: CompiledModel): readonly CompiledModel[] {
  const { options } = model;
  const each = options.flatMap(({ name, choices }) => choices.map((choice) => ({ [name]: choice })));
  const count = options.reduce((all, { choices }) => all * choices.length, 1);
  const chosen = count > mostVariants ? each : combinations(options);
  const isAsItIs = (one: Choices): boolean => options.every(({ name, value }) => (one[name] ?? value) === value);
  return [model, ...chosen.filter((one) => !isAsItIs(one)).map((one) => model.examples.withOptions(one))];
}

type Choices = Readonly<Record<string, string>>;

const combinations = (options: CompiledModel['options']): readonly Choices[] =>
  options.reduce<readonly Choices[]>(
    (all, { name, choices }) => all.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))),
    [{}],
  );

function proveAll(model: CompiledModel, problems: Problems): void {
  for (const { says, counterExample, path } of prove(model)) {
    const message = `this must always hold and does not (${says}): ${counterExample}`;
    problems.add(path, message, 'Mend the line that allows it, or the invariant.');
  }
}

/** Reads, checks and compiles a model without proving or testing it. */
export function compileText(text: string): { file: ModelFile | null; model: CompiledModel | null; problems: Problems } {
  const { data, problems } = readYaml(text.length > longestText ? '' : text);
  if (text.length > longestText) problems.add([], 'this file is longer than a million characters', 'Split the model.');
  if (problems.count > 0) return { file: null, model: null, problems };
  const file = readShape(data, problems);
  if (!file) return { file: null, model: null, problems };
  core ??= coreFile.parse(readYaml(coreText).data);
  return { file, model: compile(file, core, problems), problems };
}
