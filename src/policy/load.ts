/** From the text of a role model file to a compiled model, or to every problem at once. */
import { compile } from './compile.ts';
import type { CompiledModel } from './compiled.ts';
import { coreText } from './core.ts';
import { checkExample } from './example-facts.ts';
import { runExamples } from './examples.ts';
import { readYaml, type YamlFile } from './loader.ts';
import type { Problem, Problems } from './problems.ts';
import { prove } from './prove.ts';
import { type CoreFile, coreFile, type ModelFile } from './schema.ts';
import { readShape } from './shape.ts';

export type LoadedModel = { ok: true; model: CompiledModel } | { ok: false; problems: readonly Problem[] };

const longestText = 1_000_000;
let core: CoreFile | undefined;

/** A model that can be put to use: it reads, it means something, its invariants are proved and its tests hold. */
export function loadModel(text: string): LoadedModel {
  const { file, problems } = fileOf(text);
  const variants = file && compileAll(file, theCore(), problems);
  const model = variants?.[0];
  if (!variants || !model) return { ok: false, problems: problems.all };
  for (const variant of variants) proveAll(variant, problems);
  for (const { path, message } of runExamples(model)) {
    problems.add(path, message, 'Mend the test, or the lines that decide it.');
  }
  return problems.count > 0 ? { ok: false, problems: problems.all } : { ok: true, model };
}

/**
 * A model that was proved and tested before, compiled and nothing else: its tests, example and invariants are not even read. So a
 * Roledesk that understands those more strictly than the one that put it in force goes on with it.
 */
export function compileModel(text: string): LoadedModel {
  const deciding = compiled(textWithoutProof(text));
  // What was cut may have been needed after all: an anchor, or sections in another shape.
  return deciding.ok ? deciding : compiled(text);
}

function compiled(text: string): LoadedModel {
  const { data, problems } = dataOf(text);
  const file = problems.count > 0 ? null : readShape(withoutProof(data), problems);
  const model = file && compile(file, theCore(), problems);
  return model && problems.count === 0 ? { ok: true, model } : { ok: false, problems: problems.all };
}

const section = /^[^\s#-]/;
const proof = /^(tests|example|invariants):/;

/** The same as text, with as many lines: reading YAML is what takes longest, and every start waits for it. */
function textWithoutProof(text: string): string {
  let isProof = false;
  const kept = text.split('\n').map((line) => {
    if (section.test(line)) isProof = proof.test(line);
    return isProof ? '' : line;
  });
  return kept.join('\n');
}

/** What decides, without what only shows that it decides rightly. */
function withoutProof(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const { tests: _tests, example: _example, invariants: _invariants, ...deciding } = data as Record<string, unknown>;
  return deciding;
}

/** The model as the file has it, then with every other combination of choices; null when something in it means nothing. */
export function compileAll(file: ModelFile, core: CoreFile, problems: Problems): readonly CompiledModel[] | null {
  const model = compileOne(file, core, problems);
  const variants = model && variantsOf(model);
  return problems.count > 0 ? null : variants;
}

/** The model with the choices that stand in the file; null when something in it, or in its example, means nothing. */
export function compileOne(file: ModelFile, core: CoreFile, problems: Problems): CompiledModel | null {
  const model = compile(file, core, problems);
  if (file.example) checkExample(model, file.example, problems);
  return problems.count > 0 ? null : model;
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
  const { file, problems } = fileOf(text);
  return { file, model: file && compile(file, theCore(), problems), problems };
}

/** The file as it reads, not compiled; null where too little of it can be read. */
export function fileOf(text: string): { file: ModelFile | null; problems: Problems } {
  const { data, problems } = dataOf(text);
  return { file: problems.count > 0 ? null : readShape(data, problems), problems };
}

function dataOf(text: string): YamlFile {
  const { data, problems } = readYaml(text.length > longestText ? '' : text);
  if (text.length > longestText) problems.add([], 'this file is longer than a million characters', 'Split the model.');
  return { data, problems };
}

/** What every model is laid over. */
export function theCore(): CoreFile {
  core ??= coreFile.parse(readYaml(coreText).data);
  return core;
}
