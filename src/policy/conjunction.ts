/** Conjunctions: joining two, and whether one can hold at all. Flattening and proving both stand on this. */
import type { Atom, Clause, Literal, TypeIndex } from './compiled.ts';

/** Equal atoms are one object, so that comparing them is comparing references. */
export class Atoms {
  readonly #all = new Map<string, Atom>();

  of(atom: Atom): Atom {
    const key = Object.values(atom).join(' ');
    const known = this.#all.get(key);
    if (!known) this.#all.set(key, atom);
    return known ?? atom;
  }
}

/** What is about things alone, whoever asks. */
export type State = Extract<Atom, { kind: 'flag' | 'inside' }>;
export const isState = (atom: Atom): atom is State => atom.kind === 'flag' || atom.kind === 'inside';

/** Both, as one clause; null when they cannot hold together. Words and origin are the outer one's first. */
export function join(one: boolean, type: TypeIndex, outer: Clause, inner: Clause): Clause | null {
  const roles = joinRoles(one, [...outer.roles, ...inner.roles]);
  const literals = [...outer.literals];
  for (const literal of inner.literals) {
    if (!literals.some((other) => other.atom === literal.atom && other.wanted === literal.wanted))
      literals.push(literal);
  }
  const because = [...new Set([...outer.because, ...inner.because])];
  return roles && canHold(type, literals) ? { roles, literals, because, origin: outer.origin } : null;
}

/** With one role per person all masks must meet in one role; with several each stands for itself. Null is impossible. */
function joinRoles(one: boolean, masks: readonly number[]): readonly number[] | null {
  if (masks.length === 0) return masks;
  if (one) {
    const meet = masks.reduce((a, b) => a & b);
    return meet === 0 ? null : [meet];
  }
  const kept = masks.filter(
    (mask, at) => !masks.some((other, i) => i !== at && (other & mask) === other && (other !== mask || i < at)),
  );
  return kept.includes(0) ? null : kept;
}

/** Whether some facts about a thing of this type could make every literal true. */
export function canHold(type: TypeIndex, literals: readonly Literal[]): boolean {
  const clash = literals.some(
    (one) => one.wanted && literals.some((other) => !other.wanted && follows(one.atom, other.atom)),
  );
  if (clash) return false;
  return type.chains.some((chain) => fits(chain, literals));
}

/** Whether a thing of this type for which the literals hold is always in a thing of that slot, whatever it is in. */
export const isSurelyIn = (type: TypeIndex, slot: number, literals: readonly Literal[]): boolean =>
  type.chains.every((chain) => chain.has(slot) || !fits(chain, literals));

/** Whether on this way up there is everything of which a literal says something, and nothing that must not be there. */
const fits = (chain: ReadonlySet<number>, literals: readonly Literal[]): boolean =>
  literals.every(({ atom, wanted }) => {
    if (wanted) return chain.has(atom.slot);
    return atom.kind !== 'inside' || !chain.has(atom.slot);
  });

/** Whether the second atom holds wherever the first one does: itself, a lesser level of a tag, any tag where all are held. */
export function follows(from: Atom, to: Atom): boolean {
  if (from === to) return true;
  if (to.kind === 'inside') return from.slot === to.slot;
  const tags = (atom: Atom): atom is Atom & { kind: 'shares' | 'covers' } =>
    atom.kind === 'shares' || atom.kind === 'covers';
  if (!tags(from) || !tags(to)) return false;
  if (from.slot !== to.slot || from.tag !== to.tag || (from.levels & ~to.levels) !== 0) return false;
  return from.kind === 'covers' || to.kind === 'shares';
}

/** A clause of conditions alone, to be joined to one that has words and an origin. */
export const plain = (literals: readonly Literal[]): Clause => ({
  roles: [],
  literals,
  because: [],
  origin: { code: '', line: null, path: [] },
});
