/** What somebody's workspace roles may come to under two models at once, whatever they hold. */
import type { CompiledModel } from '../compiled.ts';
import { strongest } from '../ranks.ts';
import type { Counting } from './difference.ts';

/** Whether roles mean the same in both: the same names, in the same order, as many per person. */
export const sameRoles = (before: CompiledModel, after: CompiledModel): boolean =>
  before.cardinality === after.cardinality &&
  before.roles.length === after.roles.length &&
  before.roles.every(({ name }, at) => after.roles[at]?.name === name);

/**
 * With one role per person in both models: every pair of roles that can count at once, nobody's included. Null where several
 * count in either, so that each role is a condition of its own.
 */
export function roleCases(before: CompiledModel, after: CompiledModel): readonly Counting[] | null {
  if (before.cardinality === 'several' || after.cardinality === 'several') return null;
  const names = (model: CompiledModel): (string | null)[] => [...model.roles.map(({ name }) => name), null];
  if (sameRoles(before, after)) return names(before).map((name) => ({ before: name, after: name }));
  return names(before).flatMap((one) =>
    names(after).flatMap((other): Counting[] => {
      // Whoever holds just these two is the plainest case of the pair: any other role they hold is weaker in both.
      const held = [one, other].filter((name) => name !== null);
      const fits = strongest(before, held) === one && strongest(after, held) === other;
      return fits ? [{ before: one, after: other }] : [];
    }),
  );
}

/** Every role of either model, strongest first as the second one ranks them. */
export const allRoles = (before: CompiledModel, after: CompiledModel): readonly string[] => [
  ...new Set([...after.roles, ...before.roles].map(({ name }) => name)),
];
