/** What somebody may do this to, found from what they hold: each way of the permission read backwards, each candidate then checked. */
import { everyRailStands } from './decide.ts';
import { literalsHold } from './evaluate.ts';
import { activeBit, roleBits } from './fact-index.ts';
import type { Facts } from './facts.ts';
import type { Marks } from './marks.ts';
import type { Program, Way } from './programs.ts';
import type { Anchor, Plan } from './reach-plans.ts';

/** Things by number: all of the type, or these alone. */
export interface ThingNumbers {
  readonly all: boolean;
  readonly some: readonly number[];
}

const none: ThingNumbers = { all: false, some: [] };
const all: ThingNumbers = { all: true, some: [] };

/** Everything that this person may do it to. Where no condition is about a thing, that is every thing of the type. */
export function thingNumbers(program: Program, subject: number, facts: Facts): ThingNumbers {
  const word = facts.wordOf(subject);
  const plans = program.plansFor(word & roleBits);
  if (plans.length === 0 || (word & activeBit) === 0) return none;
  if (everyRailStands(program.permission.name, subject, facts)) return none;
  if (plans[0]?.way.length === 0) return all;
  const search = new ThingSearch(program.slot, subject, facts);
  for (const plan of plans) search.follow(plan);
  return { all: false, some: search.some };
}

/** Things of one type, for one person. */
class ThingSearch {
  readonly some: number[] = [];
  readonly #slot: number;
  readonly #subject: number;
  readonly #facts: Facts;
  readonly #marks: Marks;
  /** What each candidate of the way is still asked. */
  #rest: Way = [];

  constructor(slot: number, subject: number, facts: Facts) {
    this.#slot = slot;
    this.#subject = subject;
    this.#facts = facts;
    this.#marks = facts.inverted.thingMarks.begin();
  }

  /** Looks at everything for which the way could hold. */
  follow(plan: Plan): void {
    const { known, rest } = this.#nearest(plan);
    const [atom, outer] = known;
    // Changes may be laid over what candidates are found by: then all is asked of them.
    this.#rest = this.#facts.overlay ? plan.way : rest;
    if (atom && outer) this.#lookWhereBoth(atom, outer);
    else if (atom?.slot === this.#slot) this.#forEachPlace(atom, (place) => this.#look(place));
    else if (atom) this.#forEachPlace(atom, (place) => this.#lookBelow(place));
    else for (const thing of this.#facts.inverted.ofSlot(this.#slot)) this.#look(thing);
  }

  #look(thing: number): void {
    if (this.#marks.has(thing) || !literalsHold(this.#rest, this.#subject, thing, this.#facts)) return;
    this.#marks.isNew(thing);
    this.some.push(thing);
  }

  #lookBelow(place: number): void {
    const things = this.#facts.inverted.below(place, this.#slot);
    for (let i = 0; i < things.length; i++) this.#look(things[i] as number);
  }

  /** Things that carry a tag which is held, in a place that fits: thousands carry each tag, and nearly none are in such a place. */
  #lookWhereBoth(inner: Anchor, outer: Anchor): void {
    const { inverted, overlay } = this.#facts;
    const places = inverted.placeMarks.begin();
    this.#forEachPlace(outer, (place) => places.isNew(place));
    this.#forEachHeld(inner, (tag) => {
      const things = inverted.carriers(tag, inner.slot);
      const around = inverted.aroundCarriers(tag, inner.slot, outer.slot);
      for (let i = 0; i < things.length; i++) if (places.has(around[i] as number)) this.#look(things[i] as number);
    });
    for (const thing of overlay?.tags.keys() ?? []) if (this.#facts.slotOf(thing) === inner.slot) this.#look(thing);
  }

  /** Of several conditions to find candidates by, the one that names the fewest. */
  #nearest({ choices }: Plan): Plan['choices'][number] {
    const [first] = choices;
    if (choices.length === 1) return first;
    const weights = choices.map(({ known: [atom] }) => (atom ? this.#weightOf(atom) : 0));
    return choices[weights.indexOf(Math.min(...weights))] ?? first;
  }

  #weightOf(atom: Anchor): number {
    let weight = 0;
    this.#forEachHeld(atom, (thing) => {
      weight += atom.kind === 'is' ? 1 : 1 + this.#facts.inverted.carriers(thing, atom.slot).length;
    });
    return weight;
  }

  /** Where the condition may hold: things the subject is this to, or that carry a tag which it holds. */
  #forEachPlace(atom: Anchor, each: (place: number) => void): void {
    if (atom.kind === 'is') {
      this.#forEachHeld(atom, each);
      return;
    }
    const { inverted, overlay } = this.#facts;
    this.#forEachHeld(atom, (tag) => {
      const things = inverted.carriers(tag, atom.slot);
      for (let i = 0; i < things.length; i++) each(things[i] as number);
    });
    for (const thing of overlay?.tags.keys() ?? []) if (this.#facts.slotOf(thing) === atom.slot) each(thing);
  }

  /** The things that the subject is this to, or the tags of the kind that it holds. */
  #forEachHeld(atom: Anchor, each: (thing: number) => void): void {
    const [slot, bits] = atom.kind === 'is' ? [atom.slot, atom.bit] : [atom.tag, atom.levels];
    this.#facts.forEachRelation(this.#subject, (thing, held) => {
      if ((held & bits) !== 0 && this.#facts.slotOf(thing) === slot) each(thing);
    });
  }
}
