/** What has changed since facts were indexed: the few people and things that are looked up here instead. */
import type { Instant } from '../domain/instant.ts';
import { type Change, sameHeld, sameRecorded, without } from './change.ts';
import type { CompiledModel } from './compiled.ts';
import { type FactIndex, strongestOf, wordOf } from './fact-index.ts';
import type { HeldFact, RecordedFact, Snapshot, SubjectFact } from './types.ts';

/** Everything about one person, afresh. */
export interface Person {
  readonly fact: SubjectFact;
  readonly held: readonly HeldFact[];
  readonly recorded: readonly RecordedFact[];
  readonly word: number;
  readonly relations: ReadonlyMap<number, number>;
  readonly ending: Instant | undefined;
}

export interface Overlay {
  readonly people: ReadonlyMap<number, Person>;
  readonly flags: ReadonlyMap<number, Int32Array>;
  readonly tags: ReadonlyMap<number, Int32Array>;
}

/** Rows of one person as they were indexed. */
export type RowsOf = (subject: number) => { held: readonly HeldFact[]; recorded: readonly RecordedFact[] };

/** The overlay after one more change. It is copied, so it is for hundreds of changes; after many thousands index afresh. */
export function overlaid(
  model: CompiledModel,
  index: FactIndex,
  indexed: Snapshot,
  before: Overlay | null,
  change: Change,
  rowsOf: RowsOf,
): Overlay {
  const people = new Map(before?.people);
  for (const at of touched(index, change)) {
    const known = people.get(at);
    const fact =
      change.subjects?.findLast(({ id }) => index.subjects.get(id) === at) ?? known?.fact ?? indexed.subjects[at];
    if (!fact) continue;
    const rows = known ?? rowsOf(at);
    const own = <Row extends { subject: string }>(all: readonly Row[] = []): Row[] =>
      all.filter(({ subject }) => subject === fact.id);
    const held = without(rows.held, own(change.ended), sameHeld).concat(own(change.opened));
    const recorded = without(rows.recorded, own(change.unrecorded), sameRecorded).concat(own(change.recorded));
    people.set(at, personOf(model, index, indexed.root, fact, held, recorded));
  }
  return { people, ...things(model, index, indexed, before, change) };
}

function touched(index: FactIndex, change: Change): Set<number> {
  const { opened = [], ended = [], recorded = [], unrecorded = [] } = change;
  const rows = [...opened, ...ended, ...recorded, ...unrecorded];
  const ids = [...rows.map(({ subject }) => subject), ...(change.subjects ?? []).map(({ id }) => id)];
  return new Set(ids.flatMap((id) => index.subjects.get(id) ?? []));
}

function personOf(
  model: CompiledModel,
  index: FactIndex,
  root: string,
  fact: SubjectFact,
  held: readonly HeldFact[],
  recorded: readonly RecordedFact[],
): Person {
  const { types, roleBits } = model.inner;
  const onRoot = held.filter(({ thing }) => thing === root);
  const all = onRoot.reduce((word, { role }) => word | (roleBits.get(role) ?? 0), wordOf(fact));
  const relations = new Map<number, number>();
  const relate = (thing: string, as: string): void => {
    const what = index.things.get(thing);
    const bit = what === undefined ? undefined : types[index.slotOf(what)]?.bits.get(as);
    if (what !== undefined && bit !== undefined) relations.set(what, (relations.get(what) ?? 0) | (1 << bit));
  };
  for (const { thing, role } of held) if (thing !== root) relate(thing, role);
  for (const { thing, as } of recorded) relate(thing, as);
  const ends = held.flatMap(({ endsAt }) => endsAt ?? []).sort();
  const word = model.cardinality === 'one' ? strongestOf(all) : all;
  return { fact, held, recorded, word, relations, ending: ends[0] };
}

function things(
  model: CompiledModel,
  index: FactIndex,
  indexed: Snapshot,
  before: Overlay | null,
  change: Change,
): Pick<Overlay, 'flags' | 'tags'> {
  if (!change.things) return { flags: before?.flags ?? new Map(), tags: before?.tags ?? new Map() };
  const flags = new Map(before?.flags);
  const tags = new Map(before?.tags);
  for (const thing of change.things) {
    const at = index.things.get(thing.id);
    // The workspace that nobody listed comes after those listed, and has nothing that could change.
    if (at === undefined || at >= indexed.things.length) continue;
    const words = new Int32Array(model.inner.flagWords);
    for (const flag of thing.flags) {
      const place = model.inner.types[index.slotOf(at)]?.flags.get(flag);
      if (place) words[place.word] = (words[place.word] as number) | place.mask;
    }
    flags.set(at, words);
    tags.set(at, Int32Array.from(thing.tags.flatMap((tag) => index.things.get(tag) ?? [])));
  }
  return { flags, tags };
}
