/** A change of facts as rows: what is proposed before it happens, or what has happened since the facts were indexed. */
import type { SubjectId } from '../domain/ids.ts';
import type { HeldFact, RecordedFact, Snapshot, SubjectFact, ThingFact } from './types.ts';

/** Everything is about people and things that the facts know already; what is new needs facts of its own. */
export interface Change {
  readonly opened?: readonly HeldFact[];
  /** Every row equal to one of these goes. */
  readonly ended?: readonly HeldFact[];
  readonly recorded?: readonly RecordedFact[];
  readonly unrecorded?: readonly RecordedFact[];
  /** People as they are afterwards. */
  readonly subjects?: readonly SubjectFact[];
  /** Things with the flags and tags that they have afterwards. */
  readonly things?: readonly Pick<ThingFact, 'id' | 'flags' | 'tags'>[];
  readonly keepers?: readonly SubjectId[];
}

/** The snapshot as it is after the change: what `Facts.changed` must never differ from. */
export function changedSnapshot(snapshot: Snapshot, change: Change): Snapshot {
  const subjects = new Map(change.subjects?.map((subject) => [subject.id, subject]));
  const things = new Map(change.things?.map((thing) => [thing.id, thing]));
  return {
    ...snapshot,
    subjects: subjects.size === 0 ? snapshot.subjects : snapshot.subjects.map((one) => subjects.get(one.id) ?? one),
    things: things.size === 0 ? snapshot.things : snapshot.things.map((one) => describedBy(one, things.get(one.id))),
    held: without(snapshot.held, change.ended, sameHeld).concat(change.opened ?? []),
    recorded: without(snapshot.recorded, change.unrecorded, sameRecorded).concat(change.recorded ?? []),
    keepers: change.keepers ?? snapshot.keepers,
  };
}

const describedBy = (thing: ThingFact, after: Pick<ThingFact, 'flags' | 'tags'> | undefined): ThingFact =>
  after ? { ...thing, flags: after.flags, tags: after.tags } : thing;

export const sameHeld = (a: HeldFact, b: HeldFact): boolean =>
  a.subject === b.subject && a.thing === b.thing && a.role === b.role && a.endsAt === b.endsAt;

export const sameRecorded = (a: RecordedFact, b: RecordedFact): boolean =>
  a.subject === b.subject && a.thing === b.thing && a.as === b.as;

/** The rows but for those equal to one that goes. */
export const without = <Row>(rows: readonly Row[], gone: readonly Row[] = [], same: (a: Row, b: Row) => boolean) =>
  gone.length === 0 ? [...rows] : rows.filter((row) => !gone.some((one) => same(one, row)));
