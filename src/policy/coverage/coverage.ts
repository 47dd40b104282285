/** Which lines of a role model its own tests exercise: by answers that rest on them, alone or beside others. */

import type { CompiledModel } from '../compiled.ts';
import { exampleRunner } from '../examples.ts';
import { compileOne, fileOf, theCore } from '../load.ts';
import { nowhere } from '../problems.ts';
import type { ModelFile } from '../schema.ts';
import { addressed, addressOf, linesOf } from './lines.ts';
import { actionOf, restsOn } from './rests-on.ts';

/**
 * `alone`: some yes in the tests would be a no without it · `beside`: every yes that it gives has another reason too · `none`: no
 * yes rests on it. An invariant gives no yes and is proved at every load: it is `alone` when each action that it speaks about is
 * allowed to somebody in the tests, so that it is about something, and else `none`.
 */
export type Covered = 'alone' | 'beside' | 'none';

export interface CoveredLine {
  readonly line: number;
  /** Where it stands (`permissions.project.view.by.0`), and the line as it is written. */
  readonly address: string;
  readonly text: string;
  readonly covered: Covered;
}

/** Every line of the model in this text, which must be one that loads, in the order of the file. */
export function coverage(text: string): readonly CoveredLine[] {
  const { file, problems } = fileOf(text);
  if (!file || problems.count > 0) throw new Error('only a model that loads has lines to be covered');
  const { alone, some, actions } = heard(file);
  const idle = new Set(idleInvariants(file, actions));
  const rows = text.split(/\r?\n/);
  const covered = (address: string): Covered => {
    if (address.startsWith('invariants.')) return idle.has(address) ? 'none' : 'alone';
    return alone.has(address) ? 'alone' : some.has(address) ? 'beside' : 'none';
  };
  return linesOf(file)
    .map(({ address, path }) => ({ line: problems.lineOf(path), address, covered: covered(address) }))
    .map((one) => ({ ...one, text: rows[one.line - 1]?.trim() ?? '' }))
    .sort((a, b) => a.line - b.line);
}

interface Heard {
  /** What every way to some yes needs, what any way to a yes needs, and the actions that were allowed. */
  readonly alone: ReadonlySet<string>;
  readonly some: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
}

function heard(file: ModelFile): Heard {
  const model = compiled(addressed(file));
  const [alone, some, actions] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const run = exampleRunner(model, (put) => {
    const [first, ...others] = restsOn(file, put);
    if (!first) return;
    for (const address of first) if (others.every((way) => way.has(address))) alone.add(address);
    for (const way of [first, ...others]) for (const address of way) some.add(address);
    const action = actionOf(put, model);
    if (action) actions.add(action);
  });
  for (const test of file.tests) run(test);
  return { alone, some, actions };
}

/** Invariants about an action that no test allows to anybody. */
const idleInvariants = (file: ModelFile, allowed: ReadonlySet<string>): string[] =>
  compiled(file)
    .invariants.filter(({ core, actions }) => !core && actions.some((action) => !allowed.has(action)))
    .map(({ path }) => addressOf(path));

function compiled(file: ModelFile): CompiledModel {
  const model = compileOne(file, theCore(), nowhere());
  if (!model) throw new Error('only a model that loads has lines to be covered');
  return model;
}
