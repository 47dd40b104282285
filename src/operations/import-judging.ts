/** What would come of each line of a file of things: made, there already, or why not; each judged by the policy on its own. */
import { mintId, type ThingId } from '../domain/ids.ts';
import { millisecondsOf } from '../domain/instant.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Recorded, Thing } from '../domain/thing.ts';
import { decide, type Facts, factsOf, isEligible, type Snapshot, type ThingTypeInfo } from '../policy/index.ts';
import { snapshotAbout } from '../queries/facts.ts';
import type { Desk } from './desk.ts';
import { containerFor, type Known, keyOf, knownThings } from './import-places.ts';
import { thingNameOf } from './things.ts';

/** A line as it was given; empty text is nothing. */
export interface ImportLine {
  line: number;
  type: string;
  name: string;
  /** Name of what it is in, or its id in the product. */
  inside: string;
  /** The product's own id. */
  id: string;
  /** Titles or names of the flags it is to have. */
  flags: string;
}

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

const fold = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ');

const typesOf = ({ model }: Desk): ThingTypeInfo[] =>
  [...model.thingTypes.values()].filter(({ kept, name }) => kept && name !== 'workspace');

/** Judges every line in its order: what an earlier one makes, a later one may be in. */
export async function judgeLines(desk: Desk, lines: readonly ImportLine[]): Promise<Judged[]> {
  const known = await knownThings(desk, lines);
  const placed = lines.map((line) => place(desk, known, line));
  const fresh = placed.flatMap((one) => (one.verdict === 'do' ? [one] : []));
  const { facts, owners } = await factsWith(
    desk,
    known,
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
  const type = typesOf(desk).find(({ name, title }) => [fold(name), fold(title)].includes(fold(line.type)));
  if (!type)
    return refuse(
      `is of no kind that ${desk.workspace.title} has: ${typesOf(desk)
        .map(({ title }) => title)
        .join(', ')}.`,
    );
  const name = nameIn(line);
  if (typeof name !== 'string') return refuse(name.message);
  const flags = flagsIn(type, line.flags);
  if (flags === null) return refuse(`has a flag that a ${type.title} cannot have: ${line.flags}.`);

  const earlier = line.id === '' ? undefined : known.byExternalId.get(keyOf(type.name, line.id));
  if (earlier) return already(known, line, earlier, name);
  const container = containerFor(desk, known, type, line.inside);
  if (typeof container === 'string') return refuse(container);
  const there = known.byPlace.get(keyOf(type.name, container.id, name));
  if (there) return sameName(known, line, there);

  const thing = made(desk, type, name, container.id, line.id || null, flags);
  known.add(thing, line.line);
  return { line, verdict: 'do', thing, container, type };
}

function nameIn({ name }: ImportLine): string | Refusal {
  try {
    return thingNameOf(name);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Flags by name or title; null where one is none that is set by hand. */
function flagsIn({ flags }: ThingTypeInfo, text: string): string[] | null {
  const wanted = text.split(/[\s;|]+/u).filter((word) => word !== '');
  const found = wanted.map((word) =>
    flags.find(({ name, title, restricts }) => restricts && [fold(name), fold(title)].includes(fold(word))),
  );
  return found.every((flag) => flag !== undefined) ? [...new Set(found.map(({ name }) => name))] : null;
}

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

/** The facts as they would be with everything new, and whoever makes it recorded as its owner where the model wants one (MR-17). */
async function factsWith(desk: Desk, known: Known, fresh: readonly Thing[]) {
  const { tx, workspace, model, caller } = desk;
  const subjects = caller ? [caller] : [];
  const before = await snapshotAbout(tx, workspace, model, { subjects, things: known.present.map(({ id }) => id) });
  const news = fresh.map(({ id, type, inside, flags }) => ({ id, type, inside, flags, tags: [] }));
  const snapshot: Snapshot = { ...before, things: [...before.things, ...news] };
  const plain = factsOf(model, snapshot);
  const owners = new Map<ThingId, Recorded>();
  for (const { id, type } of fresh) {
    const owner = model.thingTypes.get(type)?.roles.find(({ kept }) => kept === 'recorded');
    if (owner && caller && isEligible(model, { subject: caller, thing: id, role: owner.name }, plain))
      owners.set(id, { thing: id, as: owner.name, subject: caller });
  }
  const facts = factsOf(model, { ...snapshot, recorded: [...snapshot.recorded, ...owners.values()] });
  return { facts, owners };
}

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
