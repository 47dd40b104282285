/** Facts indexed once for many questions: ids become numbers, and every look-up of the hot path is one in a flat array. */
import type { SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { CompiledModel } from './compiled.ts';
import { PairTable } from './pair-table.ts';
import type { HeldFact, PolicyId, Snapshot, ThingFact } from './types.ts';

/** What a question is decided on. Made by `factsOf`; its fields are for the policy folder alone. */
export class Facts {
  readonly model: CompiledModel;
  readonly snapshot: Snapshot;
  readonly subjects = new Map<string, number>();
  readonly things = new Map<string, number>();
  readonly ids: PolicyId[] = [];
  /** Bit masks of workspace roles that count: with one role per person, the strongest alone. */
  readonly roles: Int32Array;
  readonly active: Uint8Array;
  readonly insider: Uint8Array;
  /** Slot of each thing's type; -1 when the model has no such type. */
  readonly slots: Int32Array;
  /** For thing t and slot s, the thing of that type which is or is around t, at t * types + s; -1 when there is none. */
  readonly around: Int32Array;
  /** How many types there are, and how many words of flags a thing has: the widths of the two tables. */
  readonly width: number;
  readonly words: number;
  readonly flags: Int32Array;
  readonly tags: readonly Int32Array[];
  readonly relations: PairTable;
  /** The earliest end among what each subject holds, for those who hold something that ends. */
  readonly endings = new Map<number, Instant>();
  readonly keepers: ReadonlySet<string>;

  constructor(model: CompiledModel, snapshot: Snapshot) {
    this.model = model;
    this.snapshot = snapshot;
    this.keepers = new Set(snapshot.keepers);
    for (const [at, { id }] of snapshot.subjects.entries()) this.subjects.set(id, at);
    this.active = Uint8Array.from(snapshot.subjects, ({ active }) => Number(active));
    this.insider = Uint8Array.from(snapshot.subjects, ({ insider }) => Number(insider));
    this.roles = new Int32Array(snapshot.subjects.length);

    const things = withRoot(snapshot);
    for (const { id } of things) this.things.set(id, this.ids.push(id) - 1);
    const { typeOf, types, flagWords } = model.inner;
    this.width = types.length;
    this.words = flagWords;
    this.slots = Int32Array.from(things, ({ type }) => typeOf.get(type)?.slot ?? -1);
    this.around = new Int32Array(things.length * types.length).fill(-1);
    this.flags = new Int32Array(things.length * flagWords);
    this.tags = things.map((thing) =>
      thing.tags.length === 0 ? none : Int32Array.from(thing.tags.flatMap((tag) => this.things.get(tag) ?? [])),
    );
    things.forEach((thing, at) => {
      this.#placeThing(thing, at);
      this.#setFlags(thing, at);
    });

    this.relations = new PairTable(snapshot.held.length + snapshot.recorded.length);
    for (const held of snapshot.held) this.#hold(held);
    for (const { thing, as, subject } of snapshot.recorded) this.#relate(subject, thing, as);
    if (model.cardinality === 'one')
      for (let at = 0; at < this.roles.length; at++) this.roles[at] = strongestBit(this.roles[at] as number);
  }

  /** The same facts without what this subject holds that ends before that instant; null is never. */
  lasting(subject: SubjectId, until: Instant | null): Facts {
    const ends = this.endings.get(this.subjects.get(subject) ?? -1);
    if (ends === undefined || (until !== null && ends >= until)) return this;
    const lasts = (held: HeldFact): boolean => held.endsAt === null || (until !== null && held.endsAt >= until);
    const held = this.snapshot.held.filter((fact) => fact.subject !== subject || lasts(fact));
    return new Facts(this.model, { ...this.snapshot, held });
  }

  #placeThing(thing: ThingFact, at: number): void {
    const types = this.model.inner.types.length;
    let step: number | undefined = at;
    const root = this.things.get(this.snapshot.root);
    for (let depth = 0; step !== undefined && depth <= types; depth++) {
      const slot = this.slots[step] as number;
      if (slot >= 0 && this.around[at * types + slot] === -1) this.around[at * types + slot] = step;
      const inside: PolicyId | null = step === at ? thing.inside : this.#insideOf(step);
      step = inside === null ? undefined : this.things.get(inside);
    }
    this.around[at * types] = root ?? -1;
  }

  #insideOf(at: number): PolicyId | null {
    return this.snapshot.things[at]?.inside ?? null;
  }

  #setFlags(thing: ThingFact, at: number): void {
    const { types, flagWords } = this.model.inner;
    for (const flag of thing.flags) {
      const place = types[this.slots[at] as number]?.flags.get(flag);
      if (!place) continue;
      const word = at * flagWords + place.word;
      this.flags[word] = (this.flags[word] as number) | place.mask;
    }
  }

  #hold({ subject, thing, role, endsAt }: HeldFact): void {
    const who = this.subjects.get(subject);
    if (who === undefined) return;
    const known = this.endings.get(who);
    if (endsAt !== null && (known === undefined || endsAt < known)) this.endings.set(who, endsAt);
    if (thing === this.snapshot.root)
      this.roles[who] = (this.roles[who] as number) | (this.model.inner.roleBits.get(role) ?? 0);
    else this.#relate(subject, thing, role);
  }

  #relate(subject: SubjectId, thing: PolicyId, as: string): void {
    const who = this.subjects.get(subject);
    const what = this.things.get(thing);
    if (who === undefined || what === undefined) return;
    const bit = this.model.inner.types[this.slots[what] as number]?.bits.get(as);
    if (bit !== undefined) this.relations.add(who, what, 1 << bit);
  }
}

const none = new Int32Array(0);

/** Ranks have the lowest bit for the strongest. */
export const strongestBit = (roles: number): number => roles & -roles;

/** The workspace itself is a thing even where nobody listed it; it comes last, so that positions in the snapshot stay. */
const withRoot = ({ things, root }: Snapshot): readonly ThingFact[] =>
  things.some(({ id }) => id === root)
    ? things
    : [...things, { id: root, type: 'workspace', inside: null, flags: [], tags: [] }];

/** Indexes a snapshot for this model, once. Names that the model does not know count for nothing. */
export const factsOf = (model: CompiledModel, snapshot: Snapshot): Facts => new Facts(model, snapshot);
