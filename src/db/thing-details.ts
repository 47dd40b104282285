/** What stands on a thing besides its name: flags, tags, and people recorded without a grant. */
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Recorded } from '../domain/thing.ts';
import { among } from './among.ts';
import type { Bound } from './bound.ts';
import { type Row, stale } from './table.ts';

export interface ThingDetailStore {
  listFlags(things: readonly ThingId[]): Promise<Map<ThingId, string[]>>;
  /** Sets or clears a flag; false when it was so already. */
  setFlag(thing: ThingId, flag: string, set: boolean): Promise<boolean>;
  /** The tags of each thing that has any. */
  listTags(things: readonly ThingId[]): Promise<Map<ThingId, ThingId[]>>;
  /** The things that carry this tag. */
  listTagged(tag: ThingId): Promise<ThingId[]>;
  /** Puts a tag on or takes it off; false when it was so already. */
  setTag(thing: ThingId, tag: ThingId, on: boolean): Promise<boolean>;
  listRecorded(things: readonly ThingId[]): Promise<Recorded[]>;
  /** Where this person is recorded. */
  listRecordedOf(subject: SubjectId): Promise<Recorded[]>;
  /** Takes `from` off (null: nobody was) and records `to` (null: nobody is now). Conflict when `from` is not recorded any more. */
  setRecorded(thing: ThingId, as: string, from: SubjectId | null, to: SubjectId | null): Promise<void>;
}

const grouped = (rows: readonly Row[], value: string): Map<ThingId, never[]> => {
  const groups = new Map<ThingId, never[]>();
  for (const row of rows) {
    const thing = row.thing as ThingId;
    groups.set(thing, [...(groups.get(thing) ?? []), row[value] as never]);
  }
  return groups;
};

const recordedIn = (row: Row): Recorded => ({
  thing: row.thing as ThingId,
  as: String(row.recorded_as),
  subject: row.subject as SubjectId,
});

export function thingDetailStore({ k, tenant }: Bound): ThingDetailStore {
  /** Makes a row be there or not; tells whether that changed anything. */
  async function setRow(table: string, row: Row, there: boolean): Promise<boolean> {
    if (!there) return (await k(table).where(row).del()) > 0;
    if (await k(table).where(row).first()) return false;
    await k(table).insert(row);
    return true;
  }
  const of = (table: string, things: readonly ThingId[]) => among(k, k(table).where({ tenant }), 'thing', things);

  return {
    listFlags: async (things) => grouped(await of('thing_flags', things).orderBy('flag'), 'flag'),
    setFlag: (thing, flag, set) => setRow('thing_flags', { tenant, thing, flag }, set),
    listTags: async (things) => grouped(await of('thing_tags', things).orderBy('tag'), 'tag'),
    listTagged: async (tag) => (await k('thing_tags').where({ tenant, tag }).orderBy('thing')).map((row) => row.thing),
    setTag: (thing, tag, on) => setRow('thing_tags', { tenant, thing, tag }, on),
    listRecorded: async (things) => (await of('thing_people', things)).map(recordedIn),
    listRecordedOf: async (subject) =>
      (await k('thing_people').where({ tenant, subject }).orderBy(['thing', 'recorded_as'])).map(recordedIn),
    async setRecorded(thing, as, from, to) {
      const row = { tenant, thing, recorded_as: as };
      if (from && !(await setRow('thing_people', { ...row, subject: from }, false))) throw stale('record of people');
      if (to) await setRow('thing_people', { ...row, subject: to }, true);
    },
  };
}
