/** Grants are what the history says: each opened once, ended once, and as long as it was given; nobody gave anything to themselves. */
import type { Happening } from '../../../src/domain/events.ts';
import { timeIsOver } from '../../../src/domain/grant.ts';
import type { GrantRow, Happened, State } from './rows.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;

/** A grant as the history tells of it. */
interface Told {
  opened: Of<'grant.opened'>;
  by: string | null;
  endsAt: string | null;
  ended: (Pick<Happened, 'at' | 'by'> & { because: string }) | null;
}

const isOver = (told: Told, at: string): boolean => told.endsAt !== null && told.endsAt <= at;

/** Reads the history of grants, and complains where one event cannot follow the others. */
function toldOf({ history, grants }: State, found: string[]): Map<string, Told> {
  const all = new Map<string, Told>();
  const baselines = new Set(grants.filter(({ source }) => source === 'baseline').map(({ id }) => id));
  for (const { happening, at, by } of history) {
    if (!('grant' in happening)) continue;
    const { grant } = happening;
    const told = all.get(grant);
    if (happening.type === 'grant.opened') {
      if (told) found.push(`Grant ${grant} was opened twice.`);
      all.set(grant, { opened: happening, by, endsAt: happening.endsAt, ended: null });
      continue;
    }
    if (!told) {
      if (!baselines.has(grant)) found.push(`${happening.type} of grant ${grant}, which was never opened.`);
      continue;
    }
    if (told.ended) found.push(`${happening.type} of grant ${grant}, which had ended before.`);
    if (happening.type === 'grant.ended') {
      if (happening.because === timeIsOver && !isOver(told, at)) found.push(`Grant ${grant} ran out before its end.`);
      told.ended = { at, by, because: happening.because };
    }
    if (happening.type === 'grant.extended') {
      if (happening.from !== told.endsAt || (happening.endsAt !== null && happening.endsAt <= happening.from))
        found.push(`Grant ${grant} was not lengthened from the end that it had.`);
      if (isOver(told, at)) found.push(`Grant ${grant} was lengthened when it was over.`);
      told.endsAt = happening.endsAt;
    }
    if (happening.type === 'grant.begun' && at < told.opened.startsAt)
      found.push(`Grant ${grant} was said to have begun before it had.`);
  }
  return all;
}

function differs(row: GrantRow, { opened, by, endsAt, ended }: Told): string | undefined {
  const pairs: readonly [string, unknown, unknown][] = [
    ['subject', row.subject, opened.target],
    ['role', row.role, opened.role],
    ['thing', row.thing, opened.thing],
    ['beginning', row.starts_at, opened.startsAt],
    ['end', row.ends_at, endsAt],
    ['giver', row.source === 'invitation' ? by : row.given_by, by],
    ['ending', row.ended_at, ended?.at ?? null],
    ['ender', row.ended_by, ended?.by ?? null],
    ['reason for its ending', row.ended_because, ended?.because ?? null],
  ];
  return pairs.find(([, kept, said]) => kept !== said)?.[0];
}

const raises = new Set(['cover', 'direct', 'request', 'invitation']);

export function grantViolations(state: State): string[] {
  const found: string[] = [];
  const told = toldOf(state, found);
  const rows = new Map(state.grants.map((row) => [row.id, row]));
  for (const id of told.keys()) if (!rows.has(id)) found.push(`Grant ${id} is in the history and nowhere else.`);
  const open = new Map<string, string>();
  for (const row of state.grants) {
    const { id, subject, role, thing, source, source_ref } = row;
    if (raises.has(source) && row.given_by === subject) found.push(`Grant ${id} was given by its own holder.`);
    const key = [subject, role, thing, source, source_ref].join(' ');
    if (row.ended_at === null && open.has(key)) found.push(`Grants ${open.get(key)} and ${id} are the same, twice.`);
    if (row.ended_at === null) open.set(key, id);
    if (source === 'baseline') continue;
    const history = told.get(id);
    const what = history && differs(row, history);
    if (!history) found.push(`Grant ${id} is not in the history.`);
    if (what) found.push(`Grant ${id} has another ${what} than the history says.`);
  }
  return found;
}
