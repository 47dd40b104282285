/** Things, invitations and tasks are what the history says, and nothing of one workspace is tied to another's. */
import type { Happening } from '../../../src/domain/events.ts';
import type { State, ThingRow } from './rows.ts';
import { unmatched } from './texts.ts';

interface Told {
  name: string;
  type: string;
  inside: string | null;
  archivedAt: string | null;
  flags: Set<string>;
  tags: Set<string>;
  people: Set<string>;
}

const put = (set: Set<string>, value: string, there: boolean): void =>
  void (there ? set.add(value) : set.delete(value));

function follow(told: Told, happening: Happening, at: string): void {
  if (happening.type === 'thing.renamed') told.name = happening.to;
  if (happening.type === 'thing.archived') told.archivedAt = at;
  if (happening.type === 'thing.flagged') put(told.flags, happening.flag, happening.set);
  if (happening.type === 'thing.tagged') put(told.tags, happening.tag, happening.on);
  if (happening.type === 'thing.recorded') {
    if (happening.from) told.people.delete(`${happening.as} ${happening.from}`);
    if (happening.target) told.people.add(`${happening.as} ${happening.target}`);
  }
}

function toldOf({ history }: State): Map<string, Told> {
  const all = new Map<string, Told>();
  for (const { happening, at } of history) {
    if (happening.type === 'thing.created') {
      const { thing, name, kind: type, inside } = happening;
      const nothing = { flags: new Set<string>(), tags: new Set<string>(), people: new Set<string>() };
      all.set(thing, { name, type, inside, archivedAt: null, ...nothing });
    }
    const told = 'thing' in happening && happening.thing ? all.get(happening.thing) : undefined;
    if (told) follow(told, happening, at);
  }
  return all;
}

/** What a thing carries, one line each. */
function carried({ thing_flags, thing_tags, thing_people }: State): Map<string, string[]> {
  const all = new Map<string, string[]>();
  const note = (thing: string, what: string): void => void all.set(thing, [...(all.get(thing) ?? []), what]);
  for (const { thing, flag } of thing_flags) note(thing, `flag ${flag}`);
  for (const { thing, tag } of thing_tags) note(thing, `tag ${tag}`);
  for (const { thing, recorded_as, subject } of thing_people) note(thing, `person ${recorded_as} ${subject}`);
  return all;
}

const linesOf = ({ flags, tags, people }: Told): string[] => [
  ...[...flags].map((flag) => `flag ${flag}`),
  ...[...tags].map((tag) => `tag ${tag}`),
  ...[...people].map((one) => `person ${one}`),
];

const same = (row: ThingRow, told: Told): boolean =>
  row.name === told.name && row.type === told.type && row.inside === told.inside && row.archived_at === told.archivedAt;

export function thingViolations(state: State): string[] {
  const told = toldOf(state);
  const carries = carried(state);
  const found: string[] = [];
  const rows = new Set(state.things.map(({ id }) => id));
  for (const id of told.keys()) if (!rows.has(id)) found.push(`Thing ${id} is in the history and nowhere else.`);
  const archived = new Set(state.things.filter(({ archived_at }) => archived_at !== null).map(({ id }) => id));
  for (const row of state.things) {
    const past = told.get(row.id);
    if (row.inside === null) continue;
    if (!past) found.push(`Thing ${row.id} is not in the history.`);
    else if (!same(row, past)) found.push(`Thing ${row.id} is not what the history says.`);
    else {
      const { extra, missing } = unmatched(carries.get(row.id) ?? [], linesOf(past));
      for (const one of extra) found.push(`Thing ${row.id} carries a ${one} of which the history says nothing.`);
      for (const one of missing) found.push(`Thing ${row.id} has lost a ${one} that the history knows.`);
    }
    if (archived.has(row.inside) && row.archived_at === null) found.push(`Thing ${row.id} is in an archived one.`);
  }
  // What is over by itself is the sweep's to close; the last event tells the time.
  const now = state.history.at(-1)?.at ?? '';
  for (const { id, thing, ended_at, ends_at } of state.grants)
    if (archived.has(thing) && ended_at === null && (ends_at === null || ends_at > now))
      found.push(`Grant ${id} is open on an archived thing.`);
  return found;
}
