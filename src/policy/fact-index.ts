/** A snapshot indexed once for many questions: ids become numbers, and what a check looks at lies in flat arrays. */
import type { Instant } from '../domain/instant.ts';
import type { CompiledModel, TypeIndex } from './compiled.ts';
import { RelationRows, Relations } from './relations.ts';
import type { HeldFact, PolicyId, Snapshot, ThingFact } from './types.ts';

/** Above the bits of the workspace roles, of which there are 30 at most. */
export const activeBit = 1 << 30;
export const insiderBit = 1 << 31;
export const roleBits = activeBit - 1;

/** Ranks have the lowest bit for the strongest. */
export const strongestBit = (roles: number): number => roles & -roles;

export class FactIndex {
  readonly subjects = new Map<string, number>();
  readonly things = new Map<string, number>();
  readonly ids: PolicyId[] = [];
  /** One word for each subject: its workspace roles that count, whether it is active, and whether it is an insider. */
  readonly people: Int32Array;
  /**
   * One record for each thing, `stride` long: its slot (-1 when the model has no such type); for each slot the thing of that
   * type which it is or which is around it (-1 when there is none); its words of flags; where its tags begin and end.
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

  constructor(model: CompiledModel, snapshot: Snapshot) {
    const { inner, cardinality } = model;
    const things = withRoot(snapshot);
    this.flagsAt = 1 + inner.types.length;
    this.tagsAt = this.flagsAt + inner.flagWords;
    this.stride = this.tagsAt + 2;
    snapshot.subjects.forEach(({ id }, at) => {
      this.subjects.set(id, at);
    });
    things.forEach(({ id }, at) => {
      this.ids.push(id);
      this.things.set(id, at);
    });
    this.records = new Int32Array(things.length * this.stride).fill(-1);
    this.#placeThings(inner.typeOf, inner.types.length, things, this.things.get(snapshot.root) ?? -1);
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
    return this.records[thing * this.stride] ?? -1;
  }

  #placeThings(
    typeOf: ReadonlyMap<string, TypeIndex>,
    types: number,
    things: readonly ThingFact[],
    root: number,
  ): void {
    const { records, stride } = this;
    const inside = new Int32Array(things.length);
    const find = remembering(this.things);
    things.forEach((thing, at) => {
      inside[at] = thing.inside === null ? -1 : find(thing.inside);
      records[at * stride] = typeOf.get(thing.type)?.slot ?? -1;
    });
    for (let at = 0; at < things.length; at++) {
      for (let step = at, depth = 0; step >= 0 && depth <= types; step = inside[step] as number, depth++) {
        const slot = records[step * stride] as number;
        if (slot >= 0 && records[at * stride + 1 + slot] === -1) records[at * stride + 1 + slot] = step;
      }
      records[at * stride + 1] = root;
    }
  }

  #describeThings(types: readonly TypeIndex[], things: readonly ThingFact[]): Int32Array {
    const { records, stride, flagsAt, tagsAt } = this;
    let room = 0;
    for (const thing of things) room += thing.tags.length;
    const carried = new Int32Array(room);
    let count = 0;
    things.forEach(({ flags, tags }, at) => {
      records.fill(0, at * stride + flagsAt, at * stride + tagsAt);
      for (const flag of flags) {
        const place = types[records[at * stride] as number]?.flags.get(flag);
        if (!place) continue;
        const word = at * stride + flagsAt + place.word;
        records[word] = (records[word] as number) | place.mask;
      }
      records[at * stride + tagsAt] = count;
      for (const tag of tags) {
        const known = this.things.get(tag);
        if (known !== undefined) carried[count++] = known;
      }
      records[at * stride + tagsAt + 1] = count;
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

/** A look-up that knows its last answer: rows mostly come by person, or by thing. -1 is unknown. */
function remembering(numbers: ReadonlyMap<string, number>): (id: string) => number {
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
