/** Every way to weaken an invariant: without it, or with one action, role or promise fewer. */
import type { Path } from '../problems.ts';
import type { FileInvariant } from '../schema.ts';
import type { Edit } from './edit.ts';
import { others, type Scope } from './scope.ts';

export const invariantEdits = (scope: Scope): Edit[] =>
  scope.fragment.invariants.flatMap((invariant, index): Edit[] => {
    const path: Path = ['invariants', index];
    return [
      { operator: 'invariant dropped', path, to: undefined },
      ...fewer(scope, invariant, path),
      ...wider(scope, invariant, path),
    ];
  });

/** One of the names it speaks about left out; `project.*` as the list it stands for. What it promises by itself is not missed. */
function fewer(scope: Scope, { may, never, whoever, also }: FileInvariant, path: Path): Edit[] {
  const lists: readonly [Path, readonly string[]][] = [
    [[...path, 'may'], expanded(scope, may)],
    [[...path, 'never', 'may'], expanded(scope, never?.may)],
    [[...path, 'never', 'who'], never?.who ?? []],
    [[...path, 'whoever'], expanded(scope, whoever)],
    [[...path, 'also'], also ?? []],
  ];
  const itself = (name: string): boolean => whoever !== undefined && also?.length === 1 && also[0] === name;
  return lists.flatMap(([at, names]) =>
    names
      .filter((name) => names.length > 1 && !itself(name))
      .map((name) => ({ operator: 'invariant weakened', path: at, to: names.filter((one) => one !== name) })),
  );
}

/** One role more that may. */
function wider({ roles }: Scope, { only }: FileInvariant, path: Path): Edit[] {
  if (!Array.isArray(only)) return [];
  const rest = others(roles, only);
  return rest.map((role) => ({ operator: 'invariant weakened', path: [...path, 'only'], to: [...only, role] }));
}

const expanded = ({ actions }: Scope, references: readonly string[] = []): string[] =>
  references.flatMap((reference) => {
    const type = reference.slice(0, -2);
    return reference.endsWith('.*') ? (actions[type] ?? []).map((name) => `${type}.${name}`) : [reference];
  });
