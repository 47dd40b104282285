/** Everything that may go wrong with the workspace roles and the options: another default, keeper, order, licence or choice. */
import type { ModelFile } from '../schema.ts';
import type { Edit } from './edit.ts';
import { others, swaps } from './scope.ts';

export function roleEdits({ roles, options }: ModelFile): Edit[] {
  const all = Object.keys(roles.ranked);
  return [
    ...others(all, [roles.default]).map((to) => ({ operator: 'default changed', path: ['roles', 'default'], to })),
    ...others(all, [roles.keeper]).map((to) => ({ operator: 'keeper changed', path: ['roles', 'keeper'], to })),
    ...swaps(roles.ranked).map((to) => ({ operator: 'rank swapped', path: ['roles', 'ranked'], to })),
    ...Object.entries(roles.ranked).map(([name, { licensed }]) => ({
      operator: 'licence changed',
      path: ['roles', 'ranked', name, 'licensed'],
      to: !licensed,
    })),
    { operator: 'roles per person', path: ['roles', 'per_person'], to: roles.per_person === 'one' ? 'several' : 'one' },
    ...Object.entries(options).flatMap(([name, { value, choices }]) =>
      others(choices, [value]).map((to) => ({ operator: 'option changed', path: ['options', name, 'value'], to })),
    ),
  ];
}
