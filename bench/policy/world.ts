/** A world under construction: rows as the policy takes them, and for each person the things they have to do with. */
import type { SubjectId, ThingId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { HeldFact, RecordedFact, Snapshot, SubjectFact, ThingFact } from '../../src/policy/index.ts';

export class World {
  readonly root: ThingId;
  readonly subjects: readonly SubjectFact[];
  readonly things: ThingFact[] = [];
  readonly held: HeldFact[] = [];
  readonly recorded: RecordedFact[] = [];
  /** Things by type, for picking. */
  readonly byType = new Map<string, ThingFact[]>();
  /** Things that each person has to do with, in the order of the subjects. */
  readonly near: ThingFact[][];

  constructor(name: string, subjects: readonly SubjectFact[]) {
    this.root = `thg_${name}_root` as string as ThingId;
    this.subjects = subjects;
    this.near = subjects.map(() => []);
    this.byType.set('workspace', [{ id: this.root, type: 'workspace', inside: null, flags: [], tags: [] }]);
  }

  thing(
    type: string,
    inside: ThingFact['inside'],
    flags: readonly string[] = [],
    tags: readonly ThingId[] = [],
  ): ThingFact {
    const all = this.byType.get(type) ?? [];
    const thing: ThingFact = { id: inOnePiece(`thg_${type}_${all.length}`) as ThingId, type, inside, flags, tags };
    all.push(thing);
    this.byType.set(type, all);
    this.things.push(thing);
    return thing;
  }

  role(person: number, role: string): void {
    this.held.push({ subject: this.#id(person), thing: this.root, role, endsAt: null });
  }

  hold(person: number, thing: ThingFact, role: string): void {
    this.held.push({ subject: this.#id(person), thing: thing.id as ThingId, role, endsAt: null });
    this.near[person]?.push(thing);
  }

  record(person: number, thing: ThingFact, as: string): void {
    this.recorded.push({ subject: this.#id(person), thing: thing.id, as });
    this.near[person]?.push(thing);
  }

  /** Rows, flags and tags: everything that an answer can depend on. */
  get size(): number {
    const onThings = this.things.reduce((all, { flags, tags }) => all + 1 + flags.length + tags.length, 0);
    return onThings + this.held.length + this.recorded.length;
  }

  snapshot(keepers: readonly SubjectId[]): Snapshot {
    const { root, subjects, things, held, recorded } = this;
    return { now: '2026-01-01T00:00:00.000Z' as Instant, root, subjects, things, held, recorded, keepers };
  }

  #id(person: number): SubjectId {
    const subject = this.subjects[person];
    if (!subject) throw new Error(`there is no person ${person}`);
    return subject.id;
  }
}

/** A text as a database hands it over; one that a program puts together stays in pieces until it is read, and is read more slowly ever after. */
const inOnePiece = (text: string): string => Buffer.from(text).toString();

/** One in 500 runs the place, and never fewer than two; the same people in both products. */
export const isAdmin = (person: number): boolean => person < 2 || person % 500 === 0;
