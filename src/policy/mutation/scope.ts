/** What could stand at a place of a role model instead of what does: the roles, and the standings on a thing and around it. */
import type { CoreFile, ModelFile } from '../schema.ts';

/** A file, or the core: what both have. */
export type Fragment = CoreFile;

export interface Scope {
  readonly roles: readonly string[];
  readonly options: ModelFile['options'];
  readonly fragment: Fragment;
  /** Actions by type, those of the whole model. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
}

export const scopeOf = (file: ModelFile): Scope => ({
  roles: Object.keys(file.roles.ranked),
  options: file.options,
  fragment: file,
  actions: Object.fromEntries(Object.entries(file.permissions).map(([type, all]) => [type, Object.keys(all)])),
});

/** Standings that may be named on this type, by `type.standing`: its own, and those of what it is inside. */
export const standingsFor = ({ fragment }: Scope, type: string): string[] =>
  [...around(fragment, type)].flatMap((one) =>
    Object.keys(fragment.standing[one] ?? {}).map((name) => `${one}.${name}`),
  );

/** The type, and every type that is around it on some way up. */
function around({ things }: Fragment, type: string, seen = new Set<string>()): Set<string> {
  if (seen.has(type)) return seen;
  seen.add(type);
  for (const container of things[type]?.inside ?? []) around({ things } as Fragment, container, seen);
  return seen.add('workspace');
}

/** `administrator` on a team as `team.administrator` or `workspace.administrator`; a role stays as it is. */
export function fullName({ fragment }: Scope, type: string, reference: string): string {
  if (reference.includes('.')) return reference;
  return (
    [type, 'workspace'].filter((one) => fragment.standing[one]?.[reference]).map((one) => `${one}.${reference}`)[0] ??
    reference
  );
}

/** Every one of these but those that stand there already. */
export const others = <Name extends string>(all: readonly Name[], there: readonly string[]): Name[] =>
  all.filter((one) => !there.includes(one));

/** Two neighbours of a ranking changed places, once for each pair. */
export const swaps = <Value>(ranked: Readonly<Record<string, Value>>): Record<string, Value>[] => {
  const entries = Object.entries(ranked);
  return entries.slice(1).map((entry, at) => {
    const before = entries[at] ?? entry;
    return Object.fromEntries([...entries.slice(0, at), entry, before, ...entries.slice(at + 2)]);
  });
};
