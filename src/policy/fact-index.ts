/** A snapshot indexed once for many questions: ids become numbers, and what a check looks at lies in flat arrays. */
import type { Instant } from '../domain/instant.ts';
import type { CompiledModel, TypeIndex } from './compiled.ts';
import { type Ids, idsOf } from './ids.ts';
import { RelationRows, Relations } from './relations.ts';
import type { HeldFact, PolicyId, Snapshot, ThingFact } from './types.ts';

/** Above the bits of the workspace roles, of which there are 30 at most. */
export const activeBit = 1 << 30;
export const insiderBit = 1 << 31;
export const roleBits = activeBit - 1;

/** Ranks have the lowest bit for the strongest. */
export const strongestBit = (roles: number): number => roles & -roles;

export class FactIndex {
  readonly subjects: Ids;
  readonly things: Ids;
  readonly ids: readonly PolicyId[];
  /** One word for each subject: its workspace roles that count, whether it is active, and whether it is an insider. */
  readonly people: Int32Array;
  /** Slot of each thing's type; -1 when the model has no such type. */
  readonly slots: Int16Array;
  /**
   * One record for each thing, `stride` long: for each type that anything is in, the thing of that type which it is or which is
   * around it (-1 when there is none); its words of flags; where its tags begin, which is where those of the thing before end.
   */
  readonly records: Int32Array;
  readonly stride: number;
  readonly flagsAt: number;
  readonly tagsAt: number;
  readonly tags: Int32Array;
  readonly relations: Relations;
  /** The earliest end among what each subject holds, for those who hold something that ends. */
  readonly endings = new Map<number, Instant>();
  /** Whose each held and each recorded row is, by number; -1 for nobody known. */
  readonly heldBy: Int32Array;
  readonly recordedBy: Int32Array;

  readonly #root: number;
  /** Where a type stands in the records. */
  readonly #columns: Int32Array;

  constructor(model: CompiledModel, snapshot: Snapshot) {
    const { inner, cardinality } = model;
    const things = withRoot(snapshot);
    this.subjects = idsOf(snapshot.subjects.map(({ id }) => id));
    this.ids = things.map(({ id }) => id);
    this.things = idsOf(this.ids);
    this.#root = this.things.get(snapshot.root) ?? -1;
    this.slots = Int16Array.from(things, ({ type }) => inner.typeOf.get(type)?.slot ?? -1);
    const inside = insideOf(things, this.things);
    this.#columns = columnsOf(inner.types.length, inside, this.slots);
    this.flagsAt = Math.max(...this.#columns) + 1;
    this.tagsAt = this.flagsAt + inner.flagWords;
    this.stride = this.tagsAt + 1;
    this.records = new Int32Array((things.length + 1) * this.stride);
    this.#placeThings(inside);
    this.tags = this.#describeThings(inner.types, things);

    this.people = new Int32Array(snapshot.subjects.length);
    snapshot.subjects.forEach((subject, at) => {
      this.people[at] = wordOf(subject);
    });
    this.heldBy = new Int32Array(snapshot.held.length);
    this.recordedBy = new Int32Array(snapshot.recorded.length);
    this.relations = new Relations(snapshot.subjects.length, this.#relationsOf(model, snapshot));
    if (cardinality === 'one') this.people.set(this.people.map(strongestOf));
  }

  /** Slot of the thing's type; -1 when the model has no such type, or when there is no such thing. */
  slotOf(thing: number): number {
    return this.slots[thing] ?? -1;
  }

  /** The thing of that type which this one is, or which is around it; -1 when there is none. */
  aroundOf(thing: number, slot: number): number {
    if (slot === 0) return this.#root;
    const column = this.#columns[slot] as number;
    if (column >= 0) return this.records[thing * this.stride + column] as number;
    return this.slots[thing] === slot ? thing : -1;
  }

  /** How many types there are. */
  get types(): number {
    return this.#columns.length;
  }

  #placeThings(inside: Int32Array): void {
    const { records, stride, slots, flagsAt } = this;
    for (let at = 0; at < inside.length; at++) {
      const record = at * stride;
      records.fill(-1, record, record + flagsAt);
      for (let step = at, depth = 0; step >= 0 && depth <= this.types; step = inside[step] as number, depth++) {
        const column = this.#columns[slots[step] as number] ?? -1;
        if (column >= 0 && records[record + column] === -1) records[record + column] = step;
      }
    }
  }

  #describeThings(types: readonly TypeIndex[], things: readonly ThingFact[]): Int32Array {
    const { records, stride, flagsAt, tagsAt } = this;
    let room = 0;
    for (const thing of things) room += thing.tags.length;
    const carried = new Int32Array(room);
    let count = 0;
    things.forEach(({ flags, tags }, at) => {
      for (const flag of flags) {
        const place = types[this.slotOf(at)]?.flags.get(flag);
        if (!place) continue;
        const word = at * stride + flagsAt + place.word;
        records[word] = (records[word] as number) | place.mask;
      }
      for (const tag of tags) {
        const known = this.things.get(tag);
        if (known !== undefined) carried[count++] = known;
      }
      records[(at + 1) * stride + tagsAt] = count;
    });
    return carried.subarray(0, count);
  }

  #relationsOf(model: CompiledModel, { root, held, recorded }: Snapshot): RelationRows {
    const rows = new RelationRows(held.length + recorded.length);
    const { types, roleBits: bits } = model.inner;
    const [person, thing] = [remembering(this.subjects), remembering(this.things)];
    const relate = (who: number, on: PolicyId, as: string): void => {
      const what = thing(on);
      const bit = types[this.slotOf(what)]?.bits.get(as);
      if (bit !== undefined) rows.add(who, what, 1 << bit);
    };
    held.forEach((row, at) => {
      const who = person(row.subject);
      this.heldBy[at] = who;
      if (who < 0) return;
      if (row.endsAt !== null) noteEnding(this.endings, who, row);
      if (row.thing === root) this.people[who] = (this.people[who] as number) | (bits.get(row.role) ?? 0);
      else relate(who, row.thing, row.role);
    });
    recorded.forEach((row, at) => {
      const who = person(row.subject);
      this.recordedBy[at] = who;
      if (who >= 0) relate(who, row.thing, row.as);
    });
    return rows;
  }
}

/** For each thing the one that it is in; -1 where there is none. */
function insideOf(things: readonly ThingFact[], byId: Ids): Int32Array {
  const find = remembering(byId);
  return Int32Array.from(things, ({ inside }) => (inside === null ? -1 : find(inside)));
}

/** A column for each type that anything is in, but for the workspace, which is around everything; -1 for the others. */
function columnsOf(types: number, inside: Int32Array, slots: Int16Array): Int32Array {
  const columns = new Int32Array(types).fill(-1);
  let count = 0;
  for (const outer of inside) {
    const slot = slots[outer] ?? -1;
    if (slot > 0 && columns[slot] === -1) columns[slot] = count++;
  }
  return columns;
}

/** A look-up that knows its last answer: rows mostly come by person, or by thing. -1 is unknown. */
function remembering(numbers: Ids): (id: string) => number {
  let last = '';
  let answer = numbers.get(last) ?? -1;
  return (id) => {
    if (id !== last) {
      last = id;
      answer = numbers.get(id) ?? -1;
    }
    return answer;
  };
}

/** Activity and origin of a person, without any role. */
export const wordOf = ({ active, insider }: Snapshot['subjects'][number]): number =>
  (active ? activeBit : 0) | (insider ? insiderBit : 0);

/** With one role per person, the strongest alone counts. */
export const strongestOf = (word: number): number => (word & ~roleBits) | strongestBit(word & roleBits);

function noteEnding(endings: Map<number, Instant>, who: number, { endsAt }: HeldFact): void {
  const known = endings.get(who);
  if (endsAt !== null && (known === undefined || endsAt < known)) endings.set(who, endsAt);
}

/** The workspace itself is a thing even where nobody listed it; it comes last, so that positions in the snapshot stay. */
const withRoot = ({ things, root }: Snapshot): readonly ThingFact[] =>
  things.some(({ id }) => id === root)
    ? things
    : [...things, { id: root, type: 'workspace', inside: null, flags: [], tags: [] }];
