/** By which of its conditions the candidates of a way are found, and what is left to ask of them then. */
import type { Atom } from './compiled.ts';
import { isState, type State } from './conjunction.ts';
import type { Way } from './programs.ts';

/** A condition that names things: what somebody is to them, or a tag that they carry. */
export type Anchor = Exclude<Atom, State>;

interface Choice {
  /** Tags and a place for them, one condition, or none where none names anything. */
  readonly known: readonly Anchor[];
  readonly rest: Way;
}

export interface Plan {
  readonly way: Way;
  readonly choices: readonly [Choice, ...Choice[]];
}

/** The plan of a way to things of this slot. */
export const planOf = (way: Way, slot: number): Plan => ({ way, choices: choicesOf(way, slot) });

function choicesOf(way: Way, slot: number): Plan['choices'] {
  const anchors = way.flatMap(({ atom, wanted }) => (wanted && !isState(atom) ? [atom] : []));
  const inner = anchors.find((atom) => atom.kind !== 'is' && atom.slot === slot);
  const outer = anchors.find((atom) => atom.slot !== slot);
  if (inner && outer) return [choice(way, [inner, outer])];
  const [first, ...more] = anchors;
  return first ? [choice(way, [first]), ...more.map((atom) => choice(way, [atom]))] : [choice(way, [])];
}

/** What candidates are found by is not asked again: but one tag held is not yet all. */
const choice = (way: Way, some: readonly Anchor[]): Choice => ({
  known: some,
  rest: way.filter(({ atom }) => atom.kind === 'covers' || !some.some((one) => one === atom)),
});
