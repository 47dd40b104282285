/** A part that is there only with one choice of an option: always there, or with another choice. */
import type { Path } from '../problems.ts';
import type { Edit } from './edit.ts';
import { others, type Scope } from './scope.ts';

export function whenEdits({ options }: Scope, when: Record<string, string> | undefined, path: Path): Edit[] {
  return Object.entries(when ?? {}).flatMap(([option, choice]) => [
    { operator: 'option changed', path: [...path, 'when', option], to: undefined },
    ...others(options[option]?.choices ?? [], [choice]).map((other) => ({
      operator: 'option changed',
      path: [...path, 'when', option],
      to: other,
    })),
  ]);
}
