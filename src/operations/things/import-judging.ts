/** What would come of each line of a file of things: made, there already, or why not; each judged by the policy on its own. */
import { mintId, type ThingId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import type { Recorded, Thing } from '../../domain/thing.ts';
import { decide, type Facts, type ThingTypeInfo } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import { factsWith } from './import-facts.ts';
import { flagsIn, type ImportLine, nameIn, typeIn, typesOf } from './import-lines.ts';
import { containerFor, idKeyOf, type Known, keyOf, knownThings } from './import-places.ts';

export interface ImportVerdict {
  about: string;
  verdict: 'do' | 'skip' | 'refuse';
  says: string;
}

/** A line with what is to be made of it; null where nothing is. */
export interface Judged extends ImportVerdict {
  make: { thing: Thing; owner: Recorded | null } | null;
}

/** Where a line stands before the policy is asked. */
type Placed = { line: ImportLine } & (
  | { verdict: 'skip' | 'refuse'; says: string }
  | { verdict: 'do'; thing: Thing; container: Thing; type: ThingTypeInfo }
);

/** Judges every line in its order: what an earlier one makes, a later one may be in. */
export async function judgeLines(desk: Desk, lines: readonly ImportLine[]): Promise<Judged[]> {
  const known = await knownThings(desk, lines);
  const placed = lines.map((line) => place(desk, known, line));
  const fresh = placed.flatMap((one) => (one.verdict === 'do' ? [one] : []));
  const { facts, owners } = await factsWith(
    desk,
    known.present,
    fresh.map(({ thing }) => thing),
  );
  const refused = new Set<ThingId>();
  return placed.map((one) => {
    const about = `line ${one.line.line}, ${one.line.type} ${one.line.name}`.trim();
    if (one.verdict !== 'do') return { about, verdict: one.verdict, says: one.says, make: null };
    const why = refusalIn(desk, facts, refused, one);
    if (why === null) {
      const where = one.container.id === desk.workspace.root ? '' : ` in ${one.container.name}`;
      const make = { thing: one.thing, owner: owners.get(one.thing.id) ?? null };
      return { about, verdict: 'do', says: `is made${where}.`, make };
    }
    refused.add(one.thing.id);
    return { about, verdict: 'refuse', says: why, make: null };
  });
}

/** What it is, what it is in and whether it is there already. */
function place(desk: Desk, known: Known, line: ImportLine): Placed {
  const refuse = (says: string): Placed => ({ line, verdict: 'refuse', says });
  const type = typeIn(desk, line);
  if (!type) return refuse(`is of no kind that ${desk.workspace.title} has: ${kindsOf(desk)}.`);
  const name = nameIn(line);
  if (typeof name !== 'string') return refuse(name.message);
  const flags = flagsIn(type, line.flags);
  if (flags === null) return refuse(`has a flag that a ${type.title} cannot have: ${line.flags}.`);

  const earlier = line.id === '' ? undefined : known.byExternalId.get(idKeyOf(type.name, line.id));
  if (earlier) return already(known, line, earlier, name);
  const container = containerFor(desk, known, type, line.inside);
  if (typeof container === 'string') return refuse(container);
  const there = known.byPlace.get(keyOf(type.name, container.id, name));
  if (there) return sameName(known, line, there);

  const thing = made(desk, type, name, container.id, line.id || null, flags);
  known.add(thing, line.line);
  return { line, verdict: 'do', thing, container, type };
}

const kindsOf = (desk: Desk): string =>
  typesOf(desk)
    .map(({ title }) => title)
    .join(', ');

/** The same id again: safe, whatever has become of its name; an id of what cannot be seen is only not free. */
function already(known: Known, line: ImportLine, there: Thing, name: string): Placed {
  if (!known.sees(there)) return { line, verdict: 'refuse', says: 'cannot be made: its id is not free.' };
  const called = there.name === name ? '' : `, called ${there.name}`;
  return { line, verdict: 'skip', says: `is there already${lineOf(known, there)}${called}.` };
}

function sameName(known: Known, line: ImportLine, there: Thing): Placed {
  const same = known.sees(there) && (line.id === '' || there.externalId === line.id);
  if (same) return { line, verdict: 'skip', says: `is there already${lineOf(known, there)}.` };
  return { line, verdict: 'refuse', says: 'cannot be made: its name is taken there.' };
}

function lineOf(known: Known, { id }: Thing): string {
  const line = known.lines.get(id);
  return line === undefined ? '' : ` by line ${line}`;
}

const made = (
  desk: Desk,
  type: ThingTypeInfo,
  name: string,
  inside: ThingId,
  externalId: string | null,
  flags: readonly string[],
): Thing => ({
  id: mintId('thing', millisecondsOf(desk.now)),
  tenant: desk.tx.tenant,
  workspace: desk.workspace.id,
  type: type.name,
  name,
  inside,
  flags,
  externalId,
  archivedAt: null,
  createdAt: desk.now,
});

/** Why the policy does not let the caller make it; null when it does. */
function refusalIn(
  { model, caller }: Desk,
  facts: Facts,
  refused: ReadonlySet<ThingId>,
  { thing, container, type }: Extract<Placed, { verdict: 'do' }>,
): string | null {
  if (refused.has(container.id)) return `is in ${container.name}, which is not made.`;
  if (!caller) return 'cannot be made by nobody.';
  const creates = { caller, action: `${container.type}.create_${type.name}`, thing: container.id };
  if (!decide(model, creates, facts).allowed) return `may not be made by you in ${container.name}.`;
  const closes = { caller, action: `${type.name}.restrict`, thing: thing.id };
  if (thing.flags.length > 0 && !decide(model, closes, facts).allowed)
    return `may not be made ${thing.flags.join(' and ')} by you.`;
  return null;
}
