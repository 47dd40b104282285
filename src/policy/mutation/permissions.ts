/** Everything that may go wrong with a permission: forgotten, carried by too few, by too many, or by somebody else. */
import { anyone } from '../names.ts';
import type { Path } from '../problems.ts';
import type { Edit } from './edit.ts';
import { fullName, others, type Scope, standingsFor } from './scope.ts';
import { whenEdits } from './when.ts';

export const permissionEdits = (scope: Scope): Edit[] =>
  Object.entries(scope.fragment.permissions).flatMap(([type, permissions]) =>
    Object.entries(permissions).flatMap(([name, { by, when }]): Edit[] => {
      const path: Path = ['permissions', type, name];
      const there = by.map((one) => fullName(scope, type, one));
      const rest = others([...standingsFor(scope, type), ...scope.roles, anyone], there);
      const few =
        by.length > 1
          ? by.map((_, at) => ({ operator: 'carrier dropped', path: [...path, 'by', at], to: undefined }))
          : [];
      return [
        { operator: 'permission dropped', path, to: undefined },
        ...few,
        ...rest.map((other) => ({ operator: 'carrier added', path: [...path, 'by'], to: [...by, other] })),
        ...by.flatMap((_, at) =>
          rest.map((other) => ({ operator: 'carrier changed', path: [...path, 'by', at], to: other })),
        ),
        ...whenEdits(scope, when, path),
      ];
    }),
  );
