/** An index of facts read backwards: who is something to a thing, what is in it, what carries it. Each part is made when it is first asked for. */
import { type FactIndex, roleBits } from './fact-index.ts';
import { type Lists, listsOf } from './lists.ts';
import { Marks } from './marks.ts';
import type { HeldFact, RecordedFact, Snapshot } from './types.ts';

export class Inverted {
  /** For going through candidates; one at a time. */
  readonly thingMarks: Marks;
  readonly placeMarks: Marks;
  readonly peopleMarks: Marks;
  readonly #index: FactIndex;
  readonly #snapshot: Snapshot;
  readonly #below: (Lists | undefined)[] = [];
  #peopleOn: Lists | undefined;
  readonly #carriers: (Lists | undefined)[] = [];
  readonly #aroundCarriers: (Lists | undefined)[] = [];
  #ofSlot: Lists | undefined;
  #holders: Lists | undefined;
  #heldRows: Lists | undefined;
  #recordedRows: Lists | undefined;

  constructor(index: FactIndex, snapshot: Snapshot) {
    this.#index = index;
    this.#snapshot = snapshot;
    this.thingMarks = new Marks(index.ids.length);
    this.placeMarks = new Marks(index.ids.length);
    this.peopleMarks = new Marks(index.people.length);
  }

  /** The rows about one person. */
  rowsOf(subject: number): { held: readonly HeldFact[]; recorded: readonly RecordedFact[] } {
    const { heldBy, recordedBy, people } = this.#index;
    this.#heldRows ??= listsOf(people.length, (add) => heldBy.forEach(add));
    this.#recordedRows ??= listsOf(people.length, (add) => recordedBy.forEach(add));
    const rows = <Row>(lists: Lists, all: readonly Row[]): Row[] =>
      [...lists.of(subject)].flatMap((at) => all[at] ?? []);
    const { held, recorded } = this.#snapshot;
    return { held: rows(this.#heldRows, held), recorded: rows(this.#recordedRows, recorded) };
  }

  /** Everybody who is something to the thing. */
  peopleOn(thing: number): Int32Array {
    const { relations, people, ids } = this.#index;
    this.#peopleOn ??= listsOf(ids.length, (add) => {
      for (let who = 0; who < people.length; who++) relations.forEach(who, (what) => add(what, who));
    });
    return this.#peopleOn.of(thing);
  }

  /** Things of one type that carry the tag. */
  carriers(tag: number, slot: number): Int32Array {
    const lists = this.#carriers[slot] ?? this.#carrying(slot, (thing) => thing);
    this.#carriers[slot] = lists;
    return lists.of(tag);
  }

  /** The same, for each of them the thing of the outer type around it; -1 where there is none. */
  aroundCarriers(tag: number, slot: number, outer: number): Int32Array {
    const key = slot * this.#types + outer;
    const around = (thing: number): number => this.#index.aroundOf(thing, outer);
    const lists = this.#aroundCarriers[key] ?? this.#carrying(slot, around);
    this.#aroundCarriers[key] = lists;
    return lists.of(tag);
  }

  #carrying(slot: number, item: (thing: number) => number): Lists {
    const { ids, tags, records, stride, tagsAt } = this.#index;
    return listsOf(ids.length, (add) => {
      for (const thing of this.ofSlot(slot)) {
        const at = thing * stride + tagsAt;
        for (let i = records[at] as number; i < (records[at + stride] as number); i++)
          add(tags[i] as number, item(thing));
      }
    });
  }

  /** Every thing of one type. */
  ofSlot(slot: number): Int32Array {
    const { ids } = this.#index;
    this.#ofSlot ??= listsOf(this.#types, (add) => {
      for (let thing = 0; thing < ids.length; thing++) add(this.#index.slotOf(thing), thing);
    });
    return this.#ofSlot.of(slot);
  }

  /** Things of one type around which this one is; itself, where it is of that type. */
  below(outer: number, slot: number): Int32Array {
    const known = this.#below[slot];
    if (known) return known.of(outer);
    const all = this.ofSlot(slot);
    const lists = listsOf(this.#index.ids.length, (add) => {
      for (const thing of all)
        for (let type = 0; type < this.#types; type++) add(this.#index.aroundOf(thing, type), thing);
    });
    this.#below[slot] = lists;
    return lists.of(outer);
  }

  /** Everybody who has the workspace role with this number. */
  holders(role: number): Int32Array {
    const { people } = this.#index;
    this.#holders ??= listsOf(31, (add) => {
      for (let who = 0; who < people.length; who++)
        for (let rest = (people[who] as number) & roleBits; rest !== 0; rest &= rest - 1)
          add(31 - Math.clz32(rest & -rest), who);
    });
    return this.#holders.of(role);
  }

  get #types(): number {
    return this.#index.types;
  }
}

const made = new WeakMap<FactIndex, Inverted>();

/** The one for this index. */
export function inverted(index: FactIndex, snapshot: Snapshot): Inverted {
  const known = made.get(index) ?? new Inverted(index, snapshot);
  made.set(index, known);
  return known;
}
