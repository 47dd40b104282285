/** What the core's word `stage` stands for: each stage of each way of asking, decided by its standing on what is asked about. */
import type { Clause, TypeIndex } from './compiled.ts';
import { join, plain } from './conjunction.ts';
import type { Flattener } from './flatten.ts';
import { typeOfKey } from './names.ts';
import type { Path } from './problems.ts';
import { orphanFlag, stageFlag } from './types-index.ts';

interface StageOf {
  readonly flag: string;
  /** The type asked about, and the standing on it or around it. */
  readonly on: string;
  readonly by: string;
  readonly path: Path;
}

/**
 * The clauses of every stage, each under the flag of its stage, which only a request about such a thing carries; a stage that is
 * gone falls to the administrators.
 */
export function stageClauses(all: Flattener, request: TypeIndex): readonly Clause[] {
  const orphan: StageOf = { flag: orphanFlag, on: 'workspace', by: 'workspace.administrator', path: [] };
  return [...stagesOf(all), orphan].flatMap(({ flag, on, by, path }) => {
    const place = request.flags.get(flag);
    const asked = all.types.get(on);
    if (!place || !asked) return [];
    const atom = all.atoms.of({ kind: 'flag', slot: request.slot, ...place, flag });
    const only = plain([{ atom, wanted: true }]);
    return all.by(asked, by, path).flatMap((clause) => join(all.one, request, only, clause) ?? []);
  });
}

const stagesOf = ({ draft }: Flattener): readonly StageOf[] =>
  [...draft.asking].flatMap(([key, { stages, path }]) =>
    stages.map(({ by }, at) => ({
      flag: stageFlag(key, at),
      on: typeOfKey(key),
      by,
      path: [...path, 'stages', at, 'by'],
    })),
  );
