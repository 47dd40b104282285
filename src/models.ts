/** The role models on file that a tenant may be set up with: read, proved and tested when the bot starts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModel } from './policy/index.ts';
import type { OfferedModel } from './slack/bot.ts';

/** Reads every `*.yaml` of the folder; a model with problems stops the start, with each problem and its line. */
export function readModels(folder: string): OfferedModel[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => offered(file, readFileSync(join(folder, file), 'utf8')));
}

function offered(file: string, text: string): OfferedModel {
  const loaded = loadModel(text);
  if (!loaded.ok) {
    const problems = loaded.problems.map(({ line, message, next }) => `  ${file}:${line}: ${message} ${next}`);
    throw new Error(`The role model ${file} has problems:\n${problems.join('\n')}`);
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
