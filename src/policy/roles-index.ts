/** Numbers the workspace roles by rank and groups them by axis. */
import type { Draft } from './draft.ts';
import { anyone } from './names.ts';
import { didYouMean, listed, type Problems } from './problems.ts';
import type { RoleInfo } from './types.ts';

const mostRoles = 30;

export interface RolesIndex {
  readonly bits: ReadonlyMap<string, number>;
  readonly axes: readonly number[];
  readonly infos: readonly RoleInfo[];
}

/** The strongest role has the lowest bit, so that the strongest of several is their lowest bit. */
export function indexRoles(draft: Draft, problems: Problems): RolesIndex {
  const { ranked, per_person, ...named } = draft.file.roles;
  const names = Object.keys(ranked);
  if (names.length === 0) problems.add(['roles', 'ranked'], 'there is no role', 'Give at least one, strongest first.');
  if (names.length > mostRoles)
    problems.add(['roles', 'ranked'], `more than ${mostRoles} roles`, 'Use fewer, or roles on things.');
  if (Object.hasOwn(ranked, anyone))
    problems.add(['roles', 'ranked', anyone], `"${anyone}" means anybody with a role`, 'Choose another name.');
  for (const key of ['default', 'keeper'] as const) {
    if (Object.hasOwn(ranked, named[key])) continue;
    const next = `${didYouMean(named[key], names)}Roles here: ${listed(names)}.`;
    problems.add(['roles', key], `"${named[key]}" is not a role`, next);
  }
  const bits = new Map(names.map((name, at) => [name, 1 << at]));
  const axes = new Map<string, number>();
  for (const [name, role] of Object.entries(ranked)) {
    if (role.axis && per_person === 'one') {
      problems.add(
        ['roles', 'ranked', name, 'axis'],
        'an axis needs several roles per person',
        'Write per_person: several, or take axis out.',
      );
    }
    axes.set(role.axis ?? '', (axes.get(role.axis ?? '') ?? 0) | (bits.get(name) ?? 0));
  }
  const infos = Object.entries(ranked).map(([name, { title, best_for, licensed }]) => ({
    name,
    title,
    bestFor: best_for,
    licensed,
  }));
  return { bits, axes: [...axes.values()], infos };
}
