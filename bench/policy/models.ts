/** The two models the checks are about, loaded as the bot loads them. */
import { readFileSync } from 'node:fs';
import { type CompiledModel, loadModel } from '../../src/policy/index.ts';

export const textOf = (name: string): string =>
  readFileSync(new URL(`../../roles/${name}.yaml`, import.meta.url), 'utf8');

export function modelOf(name: string): CompiledModel {
  const loaded = loadModel(textOf(name));
  if (!loaded.ok) throw new Error(`${name} does not load: ${JSON.stringify(loaded.problems)}`);
  return loaded.model;
}
