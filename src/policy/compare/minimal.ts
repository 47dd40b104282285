/** The minimal conjunctions that say where a right differs, over all the cases of roles that there are. */

import { type Diagrams, type Node, never, type Term } from './diagrams.ts';
import type { Counting } from './difference.ts';

/** Where the right differs in one case of roles: the facts in question, and those beside them that cannot be. */
export interface Region {
  readonly counts: Counting | null;
  readonly least: Node;
  readonly most: Node;
  /** Where the right is held on the side that has more; what cannot be is in it too. */
  readonly held: Node;
}

/** A conjunction, and the cases of roles in which it is needed; null is the one case where roles are conditions. */
export interface Minimal {
  readonly counts: readonly (Counting | null)[];
  readonly terms: readonly Term[];
}

/** Cases of roles that differ alike. */
interface Kind {
  readonly counts: readonly (Counting | null)[];
  readonly least: Node;
  readonly most: Node;
  readonly held: Node;
}

interface Draft {
  readonly terms: readonly Term[];
  readonly kinds: Set<Kind>;
}

export interface MinimalWays {
  /** Together they hold just where the right differs; each can lose no condition and no case of roles. */
  readonly exact: readonly Minimal[];
  /** The same without saying who has the right anyway: wherever one holds, the right is held on the side that has more. */
  readonly short: readonly Minimal[];
}

/** `isTelling` keeps a condition in the short ways though it is only about who has the right anyway; `impossible` cannot be. */
export function minimalWays(
  diagrams: Diagrams,
  regions: readonly Region[],
  isTelling: (term: Term) => boolean,
  impossible: Node,
): MinimalWays {
  const kinds = alike(regions.filter(({ least }) => least !== never));
  const found = new Map<string, readonly Term[]>();
  for (const { least, most } of kinds)
    for (const terms of diagrams.cover(least, most).terms) found.set(keyOf(terms), terms);
  const drafts = [...found.values()].map((terms): Draft => {
    return { terms, kinds: new Set(kinds.filter((kind) => isMinimal(diagrams, terms, kind))) };
  });
  for (const kind of kinds) dropNeedless(diagrams, kind, drafts);
  const needed = drafts.filter((draft) => draft.kinds.size > 0);
  const short = needed.map((draft) => ({ ...draft, terms: shortened(diagrams, draft, isTelling) }));
  return { exact: needed.map(minimal), short: withoutSpecial(diagrams, short.map(minimal), impossible) };
}

const minimal = ({ terms, kinds }: Draft): Minimal => ({ terms, counts: [...kinds].flatMap(({ counts }) => counts) });

/** Takes out what only says that somebody has the right in no other way. */
function shortened(diagrams: Diagrams, { terms, kinds }: Draft, isTelling: (term: Term) => boolean): readonly Term[] {
  return terms.reduce((left, term) => {
    if (term.wanted || isTelling(term)) return left;
    const fewer = left.filter((other) => other !== term);
    return [...kinds].every(({ held }) => diagrams.implies(nodeOf(diagrams, fewer), held)) ? fewer : left;
  }, terms);
}

/** Without what another one says of more. */
function withoutSpecial(diagrams: Diagrams, ways: readonly Minimal[], impossible: Node): readonly Minimal[] {
  const nodes = new Map(ways.map((way) => [way, diagrams.or([nodeOf(diagrams, way.terms), impossible])]));
  const says = (general: Minimal, special: Minimal): boolean =>
    special.counts.every((counts) => general.counts.includes(counts)) &&
    diagrams.implies(nodes.get(special) ?? impossible, nodes.get(general) ?? impossible);
  return ways.filter(
    (way, at) => !ways.some((other, i) => i !== at && says(other, way) && (i < at || !says(way, other))),
  );
}

export const keyOf = (terms: readonly Term[]): string =>
  terms.map(({ variable, wanted }) => `${wanted ? '' : '-'}${variable}`).join(' ');

function alike(regions: readonly Region[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { counts, least, most, held } of regions) {
    const key = `${least} ${most} ${held}`;
    kinds.set(key, { least, most, held, counts: [...(kinds.get(key)?.counts ?? []), counts] });
  }
  return [...kinds.values()];
}

const nodeOf = (diagrams: Diagrams, terms: readonly Term[]): Node =>
  diagrams.and(terms.map((term) => diagrams.condition(term)));

/** It holds somewhere in question and nowhere else, and with one condition less it would. */
function isMinimal(diagrams: Diagrams, terms: readonly Term[], { least, most }: Kind): boolean {
  const isWithin = (some: readonly Term[]): boolean => diagrams.implies(nodeOf(diagrams, some), most);
  if (!isWithin(terms) || diagrams.and([nodeOf(diagrams, terms), least]) === never) return false;
  return terms.every((term) => !isWithin(terms.filter((other) => other !== term)));
}

/** Takes the kind out of every conjunction that the others make needless there, those that serve the fewest kinds first. */
function dropNeedless(diagrams: Diagrams, kind: Kind, drafts: readonly Draft[]): void {
  const mine = drafts.filter(({ kinds }) => kinds.has(kind)).sort((a, b) => a.kinds.size - b.kinds.size);
  for (const draft of mine) {
    const others = mine.filter((other) => other !== draft && other.kinds.has(kind));
    const rest = diagrams.or(others.map(({ terms }) => nodeOf(diagrams, terms)));
    if (diagrams.implies(kind.least, rest)) draft.kinds.delete(kind);
  }
}
