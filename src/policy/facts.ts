/** Facts as every question sees them: an index made once, and whatever has changed since laid over it. */
import type { SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { type Change, changedSnapshot } from './change.ts';
import type { CompiledModel } from './compiled.ts';
import { activeBit, FactIndex, insiderBit, roleBits } from './fact-index.ts';
import type { Ids } from './ids.ts';
import { type Inverted, inverted } from './inverted.ts';
import { type Overlay, overlaid } from './overlay.ts';
import { type Program, programsOf } from './programs.ts';
import type { PolicyId, Snapshot, SubjectFact } from './types.ts';

/** What a question is decided on. Made by `factsOf`; its fields and numbers are for the policy folder alone. */
export class Facts {
  readonly model: CompiledModel;
  readonly index: FactIndex;
  readonly overlay: Overlay | null;
  readonly subjects: Ids;
  readonly things: Ids;
  readonly ids: readonly PolicyId[];
  readonly programs: ReadonlyMap<string, Program>;
  readonly root: Snapshot['root'];
  readonly keepers: ReadonlySet<string>;
  /** What was indexed, and every change since. */
  readonly #indexed: Snapshot;
  readonly #changes: readonly Change[];
  #snapshot: Snapshot | undefined;

  constructor(
    model: CompiledModel,
    indexed: Snapshot,
    index = new FactIndex(model, indexed),
    overlay: Overlay | null = null,
    changes: readonly Change[] = [],
  ) {
    this.model = model;
    this.index = index;
    this.overlay = overlay;
    this.subjects = index.subjects;
    this.things = index.things;
    this.ids = index.ids;
    this.programs = programsOf(model);
    this.root = indexed.root;
    this.keepers = new Set(changes.findLast(({ keepers }) => keepers)?.keepers ?? indexed.keepers);
    this.#indexed = indexed;
    this.#changes = changes;
  }

  /** The rows these facts say; after a change they are put together only when somebody asks. */
  get snapshot(): Snapshot {
    this.#snapshot ??= this.#changes.reduce(changedSnapshot, this.#indexed);
    return this.#snapshot;
  }

  /** The index read backwards: who is what to a thing, what is in it or carries it. Made when it is first asked for. */
  get inverted(): Inverted {
    return inverted(this.index, this.#indexed);
  }

  /** The same facts after a change, at the cost of the change alone; these stay as they are. */
  changed(change: Change): Facts {
    const { model, index, overlay } = this;
    const indexed = this.#indexed;
    const rowsOf = (subject: number) => this.inverted.rowsOf(subject);
    const next = overlaid(model, index, indexed, overlay, change, rowsOf);
    return new Facts(model, indexed, index, next, [...this.#changes, change]);
  }

  /** The same facts without what this subject holds that ends before that instant; null is never. */
  lasting(subject: SubjectId, until: Instant | null): Facts {
    const at = this.subjects.get(subject) ?? -1;
    const person = this.overlay?.people.get(at);
    const ends = person ? person.ending : this.index.endings.get(at);
    if (ends === undefined || (until !== null && ends >= until)) return this;
    const { held } = person ?? this.inverted.rowsOf(at);
    return this.changed({ ended: held.filter(({ endsAt }) => endsAt !== null && (until === null || endsAt < until)) });
  }

  /** Roles, activity and origin in one word. */
  wordOf(subject: number): number {
    const person = this.overlay === null ? undefined : this.overlay.people.get(subject);
    return person === undefined ? (this.index.people[subject] as number) : person.word;
  }

  /** Bit mask of the workspace roles that count: with one role per person, the strongest alone. */
  rolesOf(subject: number): number {
    return this.wordOf(subject) & roleBits;
  }

  isActive(subject: number): boolean {
    return (this.wordOf(subject) & activeBit) !== 0;
  }

  isInsider(subject: number): boolean {
    return (this.wordOf(subject) & insiderBit) !== 0;
  }

  subjectAt(subject: number): SubjectFact | undefined {
    return this.overlay?.people.get(subject)?.fact ?? this.#indexed.subjects[subject];
  }

  /** Slot of the thing's type; -1 when the model has no such type, or when there is no such thing. */
  slotOf(thing: number): number {
    return this.index.slotOf(thing);
  }

  /** The thing of that type which this one is, or which is around it; -1 when there is none. */
  aroundOf(thing: number, slot: number): number {
    return this.index.aroundOf(thing, slot);
  }

  /** What the subject is to the thing, as a bit mask. */
  bitsOf(subject: number, thing: number): number {
    const person = this.overlay === null ? undefined : this.overlay.people.get(subject);
    return person === undefined ? this.index.relations.get(subject, thing) : (person.relations.get(thing) ?? 0);
  }

  /** Everything that the subject is something to. */
  forEachRelation(subject: number, each: (thing: number, bits: number) => void): void {
    const person = this.overlay?.people.get(subject);
    if (person) for (const [thing, bits] of person.relations) each(thing, bits);
    else this.index.relations.forEach(subject, each);
  }

  flagsOf(thing: number, word: number): number {
    const flags = this.overlay === null ? undefined : this.overlay.flags.get(thing);
    const { records, stride, flagsAt } = this.index;
    return flags === undefined ? (records[thing * stride + flagsAt + word] as number) : (flags[word] as number);
  }

  /** The tags that the thing carries. */
  tagsOf(thing: number): Int32Array {
    const { tags, records, stride, tagsAt } = this.index;
    const at = thing * stride + tagsAt;
    return this.overlay?.tags.get(thing) ?? tags.subarray(records[at], records[at + stride]);
  }
}

/** Indexes a snapshot for this model, once. Names that the model does not know count for nothing. */
export const factsOf = (model: CompiledModel, snapshot: Snapshot): Facts => new Facts(model, snapshot);
