/** The role models on file that a tenant may be set up with: compiled when the bot starts, proved and tested when one is set up. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledModel, LoadedModel } from './policy/index.ts';
import { compiledFrom } from './queries/models.ts';
import type { OfferedModel } from './slack/bot.ts';
import { StartProblem } from './start-problem.ts';

/** A start for a model of one's own, to be copied: nobody sets up with it as it is. */
const example = 'example.yaml';

/** What the build found of the files it has proved, by the digest of their text: the same text need not be read again. */
export type ProvedModels = Readonly<Record<string, Omit<OfferedModel, 'text'>>>;

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The texts of every `*.yaml` of the folder but the example, by the names of their files. */
export function modelTexts(folder: string): ReadonlyMap<string, string> {
  const files = filesIn(folder).filter((file) => file.endsWith('.yaml') && file !== example);
  if (files.length === 0) throw none(folder);
  return new Map(files.sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** Reads the models of the folder; one with problems stops the start, with each problem and its line. */
export async function readModels(folder: string, proved: ProvedModels = {}): Promise<readonly OfferedModel[]> {
  const offered: OfferedModel[] = [];
  for (const [file, text] of modelTexts(folder)) {
    const known = proved[digestOf(text)] ?? shownOf(soundModel(file, await compiledFrom(text)));
    offered.push({ ...known, text });
  }
  return offered;
}

const none = (folder: string, cause?: unknown): StartProblem =>
  new StartProblem(
    `There are no role models (*.yaml) in ${folder}. Set ROLEDESK_MODELS to the folder of yours.`,
    cause,
  );

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw none(folder, error);
  }
}

/** The model, or every problem of its file with its line. */
export function soundModel(file: string, loaded: LoadedModel): CompiledModel {
  if (loaded.ok) return loaded.model;
  const problems = loaded.problems.map(({ line, message, next }) => `  ${file}:${line}: ${message} ${next}`);
  throw new StartProblem(`The role model ${file} has problems:\n${problems.join('\n')}`, undefined);
}

/** What is shown of a model before anybody has set up with it. */
export function shownOf(model: CompiledModel): Omit<OfferedModel, 'text'> {
  const { name, version, title, keeper, defaultRole, roles, thingTypes } = model;
  return {
    name,
    version,
    title,
    summary: `${roles.map((role) => role.title).join(', ')}.`,
    roles: roles.map((role) => role.name),
    types: [...thingTypes.values()],
    keeper,
    defaultRole,
  };
}
