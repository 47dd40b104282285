/** A model as plain named parts with plain values, so that two models can be laid side by side. */

export interface Facet {
  /** `role guest`, `thing project`: the same in both models where it is the same thing. */
  readonly of: string;
  /** What people call it. */
  readonly title: string;
  /** Part -> value as text; a part that is left out has none. */
  readonly parts: Readonly<Record<string, string>>;
}

import type { ModelChange } from './difference.ts';

/** What is new, gone or otherwise, in the order of the later model; what is gone comes where it stood. */
export function facetsBetween(before: readonly Facet[], after: readonly Facet[]): readonly ModelChange[] {
  const then = new Map(before.map((facet) => [facet.of, facet]));
  const now = new Map(after.map((facet) => [facet.of, facet]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((of) => changesOf(then.get(of), now.get(of)));
}

function changesOf(then: Facet | undefined, now: Facet | undefined): readonly ModelChange[] {
  if (!then && now) return [{ of: now.of, part: null, before: null, after: now.title, says: `${now.title}: new` }];
  if (then && !now)
    return [{ of: then.of, part: null, before: then.title, after: null, says: `${then.title}: taken out` }];
  if (!then || !now) return [];
  const parts = [...new Set([...Object.keys(then.parts), ...Object.keys(now.parts)])];
  return parts.flatMap((part): readonly ModelChange[] => {
    const [was, is] = [then.parts[part] ?? null, now.parts[part] ?? null];
    if (was === is) return [];
    return [
      {
        of: now.of,
        part,
        before: was,
        after: is,
        says: `${now.title}: ${part} was ${was ?? 'not said'}, is ${is ?? 'not said'}`,
      },
    ];
  });
}
