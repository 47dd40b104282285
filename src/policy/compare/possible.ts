/** Which conditions can hold together, whatever a model says: things stand in one another only so, and tags are held by level. */

import { always, type Diagrams, type Node } from './diagrams.ts';
import type { Condition } from './difference.ts';
import type { Named } from './naming.ts';

type Tagged = Condition & { kind: 'shares' | 'covers' };
type Variables = readonly Named[];

/** Nothing holds of a thing that is not there: on each way up, conditions on other types are false, and it is in those of its own. */
export function possibleChains(all: Diagrams, named: Variables, chains: readonly (readonly string[])[]): Node {
  if (chains.length === 0) return always;
  const placed = named.flatMap(({ condition }, variable) => {
    const isPlaced = condition.kind !== 'role' && condition.kind !== 'insider';
    return isPlaced ? [{ type: condition.type, isInside: condition.kind === 'inside', variable }] : [];
  });
  const ways = chains.map((chain) => {
    const decided = placed.filter(({ type, isInside }) => isInside || !chain.includes(type));
    return all.and(decided.map(({ type, variable }) => all.condition({ variable, wanted: chain.includes(type) })));
  });
  return all.or(ways);
}

/**
 * What holding tags can come to. What is not shared at some level is held at none of it, on any tag carried; within that, a thing
 * may carry a tag held at every other level, and beside it, for each `covers` that fails, one that is not held so.
 */
export function possibleTags(all: Diagrams, named: Variables): Node {
  const tagged = named.flatMap(({ condition, key }, variable) => {
    const isTag = condition.kind === 'shares' || condition.kind === 'covers';
    return isTag ? [{ condition, key, variable }] : [];
  });
  const rules = tagged.flatMap(({ condition, variable }) => {
    const near = tagged.filter(({ condition: other }) => other.type === condition.type && other.tag === condition.tag);
    const open = (level: string): Node =>
      all.and(
        near
          .filter(({ condition: other }) => other.kind === 'shares' && other.levels.includes(level))
          .map((other) => all.condition({ variable: other.variable, wanted: true })),
      );
    const anyOpen = (levels: readonly string[]): Node => all.or(levels.map(open));
    const then = (rule: Node): Node => all.or([all.condition({ variable, wanted: false }), rule]);
    const others = condition.kind === 'covers' ? near.filter(({ condition: other }) => other.kind === 'covers') : [];
    const beside = others.map((other) =>
      all.or([all.condition({ variable: other.variable, wanted: true }), anyOpen(without(condition, other.condition))]),
    );
    return [then(all.and([anyOpen(condition.levels), ...beside]))];
  });
  return all.and(rules);
}

/** Levels that would do for the one and not for the other. */
const without = (one: Tagged, other: Tagged): readonly string[] =>
  one.levels.filter((level) => !other.levels.includes(level));
