/** Where a request can stand under two models at once: each names the stage by its own flag, and calls what it lacks an orphan. */
import type { CompiledModel } from '../compiled.ts';
import type { RequestRef } from '../own-acts.ts';
import { helpFlag, orphanFlag, stageFlag } from '../types-index.ts';
import type { Stage } from './difference.ts';

export interface StageCase {
  readonly stage: Stage;
  /** The one flag that is set on the request, under each model. */
  readonly before: string;
  readonly after: string;
  /** The type asked about; null is any. */
  readonly on: string | null;
}

export function stageCases(before: CompiledModel, after: CompiledModel): readonly StageCase[] {
  const flagged = new Map<string, StageCase>();
  for (const model of [before, after]) {
    for (const { key, on, stages } of model.asking) {
      stages.forEach((_, stage) => {
        const flag = (of: CompiledModel): string => (has(of, key, stage) ? stageFlag(key, stage) : orphanFlag);
        const which = { kind: 'stage', key, stage } as const;
        flagged.set(`${key} ${stage}`, { stage: which, before: flag(before), after: flag(after), on });
      });
    }
  }
  const plain = (kind: 'help' | 'orphan', flag: string): StageCase => ({
    stage: { kind },
    before: flag,
    after: flag,
    on: null,
  });
  return [...flagged.values(), plain('help', helpFlag), plain('orphan', orphanFlag)];
}

/** Where a request stands under both models: in a stage that either has, with the help desk, or in none. */
export function stageOf(before: CompiledModel, after: CompiledModel, { type, role, stage }: RequestRef): Stage {
  if (role === null) return { kind: 'help' };
  const key = `${type}.${role}`;
  return has(before, key, stage) || has(after, key, stage) ? { kind: 'stage', key, stage } : { kind: 'orphan' };
}

const has = (model: CompiledModel, key: string, stage: number): boolean =>
  (model.asking.find((rule) => rule.key === key)?.stages.length ?? 0) > stage;
