/** The role models on file that a tenant may be set up with: compiled when the bot starts, proved and tested when one is set up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledFrom } from './queries/models.ts';
import type { OfferedModel } from './slack/bot.ts';
import { StartProblem } from './start-problem.ts';

/** A start for a model of one's own, to be copied: nobody sets up with it as it is. */
const example = 'example.yaml';

/** Reads every `*.yaml` of the folder but the example; a model with problems stops the start, with each problem and its line. */
export function readModels(folder: string): OfferedModel[] {
  const files = filesIn(folder).filter((file) => file.endsWith('.yaml') && file !== example);
  if (files.length === 0) throw none(folder);
  return files.sort().map((file) => offered(file, readFileSync(join(folder, file), 'utf8')));
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

function offered(file: string, text: string): OfferedModel {
  const loaded = compiledFrom(text);
  if (!loaded.ok) {
    const problems = loaded.problems.map(({ line, message, next }) => `  ${file}:${line}: ${message} ${next}`);
    throw new StartProblem(`The role model ${file} has problems:\n${problems.join('\n')}`, undefined);
  }
  const { name, version, title, keeper, defaultRole, roles, thingTypes } = loaded.model;
  const summary = `${roles.map((role) => role.title).join(', ')}.`;
  return {
    name,
    version,
    title,
    text,
    summary,
    roles: roles.map((role) => role.name),
    types: [...thingTypes.values()],
    keeper,
    defaultRole,
  };
}
