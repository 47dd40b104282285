/** One person before and after, when their roles stay: only things on, under or behind what has changed are asked about. */
import type { Change } from './change.ts';
import type { Atom } from './compiled.ts';
import { everyRailStands } from './decide.ts';
import { codeHolds } from './evaluate.ts';
import { activeBit, roleBits } from './fact-index.ts';
import type { Facts } from './facts.ts';
import type { Program } from './programs.ts';
import { Alike, type Compared, type Results } from './whatif-lists.ts';

/** Every action whose answer changes somewhere, in the order of the model. */
export function touched(subject: number, before: Facts, after: Facts, change: Change): Results {
  const word = before.wordOf(subject);
  if ((word & activeBit) === 0) return [];
  const changed = { relations: relationsChanged(subject, before, after), things: thingsChanged(before, change) };
  const alike = new Alike();
  return [...before.programs.values()].flatMap((program): Results => {
    const code = program.codeFor(word & roleBits);
    if (code.length === 0) return [];
    const rails = everyRailStands(program.permission.name, subject, before);
    if (rails) return [];
    const result = alike.of([program.slot, code], () => {
      const things = touchedThings(program, word & roleBits, before, after, changed);
      return between([...things], (thing, facts) => codeHolds(code, subject, thing, facts), before, after);
    });
    return result.gained.length + result.lost.length > 0 ? [[program, result]] : [];
  });
}

function between(
  things: readonly number[],
  may: (thing: number, facts: Facts) => boolean,
  before: Facts,
  after: Facts,
): Compared {
  const differ = things.filter((thing) => may(thing, before) !== may(thing, after));
  const gained = differ.filter((thing) => may(thing, after));
  return { gained, lost: differ.filter((thing) => !may(thing, after)), sweep: null };
}

interface Changed {
  /** What the person has become or ceased to be to each thing, as a bit mask. */
  readonly relations: ReadonlyMap<number, number>;
  /** Things with other flags or tags than before. */
  readonly things: readonly number[];
}

export const thingsChanged = (facts: Facts, { things = [] }: Change): number[] =>
  things.flatMap(({ id }) => facts.things.get(id) ?? []);

function relationsChanged(subject: number, before: Facts, after: Facts): Map<number, number> {
  const changed = new Map<number, number>();
  before.forEachRelation(subject, (thing, bits) => changed.set(thing, bits));
  after.forEachRelation(subject, (thing, bits) => changed.set(thing, (changed.get(thing) ?? 0) ^ bits));
  for (const [thing, bits] of changed) if (bits === 0) changed.delete(thing);
  return changed;
}

/** Things of the program's type that a changed condition is about. */
function touchedThings(program: Program, roles: number, before: Facts, after: Facts, changed: Changed): Set<number> {
  const found = new Set<number>();
  const atoms = new Set(program.waysFor(roles).flatMap((way) => way.map(({ atom }) => atom)));
  for (const atom of atoms) {
    for (const place of placesOf(atom, before, after, changed)) {
      if (before.slotOf(place) !== atom.slot) continue;
      for (const thing of before.inverted.below(place, program.slot)) found.add(thing);
    }
  }
  return found;
}

/** Where the condition may hold now and not then: on the changed things, and on whatever carries a tag that is held otherwise. */
function placesOf(atom: Atom, before: Facts, after: Facts, { relations, things }: Changed): readonly number[] {
  // What a thing is in does not change.
  if (atom.kind === 'inside') return [];
  if (atom.kind === 'flag') return things;
  const [slot, wanted] = atom.kind === 'is' ? [atom.slot, atom.bit] : [atom.tag, atom.levels];
  const own = [...relations].filter(([thing, bits]) => (bits & wanted) !== 0 && before.slotOf(thing) === slot);
  if (atom.kind === 'is') return own.map(([thing]) => thing);
  const carriers = own.flatMap(([tag]) => [...before.inverted.carriers(tag, atom.slot)]);
  return [...things, ...carriers, ...(after.overlay?.tags.keys() ?? [])];
}
