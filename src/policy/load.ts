/** From the text of a role model file to a compiled model, or to every problem at once. */
import type { z } from 'zod';
import { compile } from './compile.ts';
import type { CompiledModel } from './compiled.ts';
import { coreText } from './core.ts';
import { checkExample } from './example-facts.ts';
import { runExamples } from './examples.ts';
import { readYaml } from './loader.ts';
import { didYouMean, type Path, type Problem, type Problems } from './problems.ts';
import { prove } from './prove.ts';
import { type CoreFile, coreFile, type ModelFile, modelFile } from './schema.ts';

export type LoadedModel = { ok: true; model: CompiledModel } | { ok: false; problems: readonly Problem[] };

const longestText = 1_000_000;
let core: CoreFile | undefined;

/** A model that can be put to use: it reads, it means something, its invariants are proved and its tests hold. */
export function loadModel(text: string): LoadedModel {
  const { file, model, problems } = compileText(text);
  if (!file || !model || problems.count > 0) return { ok: false, problems: problems.all };
  if (file.example) checkExample(model, file.example, problems);
  const variants = variantsOf(model);
  if (problems.count > 0) return { ok: false, problems: problems.all };
  for (const variant of variants) proveAll(variant, problems);
  for (const { path, message } of runExamples(model)) {
    problems.add(path, message, 'Mend the test, or the lines that decide it.');
  }
  return problems.count > 0 ? { ok: false, problems: problems.all } : { ok: true, model };
}

/** The model as it is, and with each other choice of each option, so that switching one later brings no surprise. */
const variantsOf = (model: CompiledModel): readonly CompiledModel[] => [
  model,
  ...model.options.flatMap(({ name, value, choices }) =>
    choices.filter((choice) => choice !== value).map((choice) => model.examples.withOptions({ [name]: choice })),
  ),
];

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
  const first = modelFile.safeParse(data);
  for (const issue of first.error?.issues ?? []) addIssue(issue, data, problems);
  const parsed = first.success ? first : modelFile.safeParse(withoutUnknownKeys(data, first.error.issues));
  if (!parsed.success) return { file: null, model: null, problems };
  core ??= coreFile.parse(readYaml(coreText).data);
  return { file: parsed.data, model: compile(parsed.data, core, problems), problems };
}

/** Zod's issues in our words: what is wrong, and which keys or values would have been understood. */
function addIssue(issue: z.core.$ZodIssue, data: unknown, problems: Problems): void {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.replace('keys here: ', '').split(', ');
    for (const key of issue.keys)
      problems.add(
        [...path, key],
        `"${key}" is not a key here`,
        `${didYouMean(key, known)}Keys here: ${known.join(', ')}.`,
      );
    return;
  }
  const what = path.length > 0 ? `"${path.join('.')}"` : 'the file';
  if (issue.code === 'invalid_key')
    problems.add(
      path,
      `${what} has a name that cannot be used`,
      'Use small letters, digits and _, beginning with a letter.',
    );
  else if (valueAt(data, path) === undefined) problems.add(path, `${what} is missing`, `Add it: ${issue.message}.`);
  else problems.add(path, `${what} cannot be read`, `Change it: ${issue.message}.`);
}

/** Keys that nobody knows are told and then left out, so that the problems behind them are told in the same go. */
function withoutUnknownKeys(data: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const owner = valueAt(data, issue.path as Path);
    for (const key of issue.keys) if (typeof owner === 'object' && owner !== null) Reflect.deleteProperty(owner, key);
  }
  return data;
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step], data);
