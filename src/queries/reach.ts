/** Things on which somebody may do something, by name: found from where they stand, not by asking about every thing there is. */

import { nameKey } from '../db/page.ts';
import type { Read, ThingsWanted, WantedWord } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Thing } from '../domain/thing.ts';
import { anchorsOf, may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { everyRow } from './pages.ts';
import type { Place } from './showing.ts';

/** Which actions are asked about on things of each type; any of them is enough. */
export type ActionsOf = ReadonlyMap<string, readonly string[]>;
export type Filter = Pick<ThingsWanted, 'search' | 'inside' | 'words' | 'called'>;

/** A piece of the things in reach: those that are theirs by what they are to them first, then those that their role opens. */
export interface InReach {
  things: readonly Thing[];
  total: number;
}

export async function thingsInReach(
  read: Read,
  place: Place,
  { subject }: Caller,
  actionsOf: ActionsOf,
  filter: Filter,
  { from, limit }: { from: number; limit: number },
): Promise<InReach> {
  if (!subject || actionsOf.size === 0) return { things: [], total: 0 };
  const { id: workspace } = place.workspace;
  const { whole, asked } = await typesFor(read, place, subject, actionsOf);
  const near = await nearThings(read, place, subject, asked, actionsOf, filter);
  const few = near.slice(from, from + limit);
  if (whole.length === 0) return { things: few, total: near.length };
  const wanted = { ...filter, types: whole };
  const rest = { from: Math.max(0, from - near.length), limit: limit - few.length };
  const many = rest.limit > 0 ? await read.things.listPiece(workspace, rest, wanted) : [];
  // Whoever has come to the end need not count.
  const isAll = many.length < rest.limit && (many.length > 0 || rest.from === 0);
  const count = isAll ? rest.from + many.length : await read.things.countWanted(workspace, wanted);
  return { things: [...few, ...many], total: near.length + count };
}

interface Types {
  /** Every thing of these types is in reach. */
  whole: readonly string[];
  /** Of these types the things must be asked about: `everywhere` all of them, otherwise those the person is something to. */
  asked: readonly { type: string; everywhere: boolean }[];
}

async function typesFor(
  read: Read,
  { workspace, model }: Place,
  subject: SubjectId,
  actionsOf: ActionsOf,
): Promise<Types> {
  const held = await read.grants.listInForce(workspace.id, [subject], read.asOf);
  const facts = await factsAbout(read, workspace, model, { subjects: [subject] });
  const roles = held.filter(({ thing }) => thing === workspace.root).map(({ role }) => role);
  const whole: string[] = [];
  const asked: { type: string; everywhere: boolean }[] = [];
  for (const [type, actions] of actionsOf) {
    const anchors = actions.map((action) => anchorsOf(model, action));
    const has = (some: readonly string[]): boolean => some.some((role) => roles.includes(role));
    // Whoever may not even use what everybody with a role may use is not here any more.
    const isHere = may(model, { caller: subject, action: 'workspace.ask_help', thing: workspace.root }, facts);
    if (isHere && anchors.some(({ always }) => has(always))) whole.push(type);
    else
      asked.push({
        type,
        everywhere: anchors.some(({ byRole, unlessSomething }) => has([...byRole, ...unlessSomething])),
      });
  }
  return { whole, asked };
}

/** Those of the types to be asked about on which the policy allows it, by name. */
async function nearThings(
  read: Read,
  place: Place,
  subject: SubjectId,
  asked: Types['asked'],
  actionsOf: ActionsOf,
  filter: Filter,
): Promise<Thing[]> {
  const { workspace, model } = place;
  const types = asked.map(({ type }) => type);
  if (types.length === 0) return [];
  const everywhere = asked.filter((one) => one.everywhere).map(({ type }) => type);
  const known = everywhere.length < types.length ? await aroundSomebody(read, place, subject) : [];
  const scanned =
    everywhere.length === 0
      ? []
      : await everyRow((page) => read.things.listPage(workspace.id, page, { ...filter, types: everywhere }));
  const fitting = known.filter((thing) => types.includes(thing.type) && !everywhere.includes(thing.type));
  const things = [...scanned, ...(await matching(read, fitting, filter))];
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: things.map(({ id }) => id) });
  const allowed = ({ id, type }: Thing): boolean =>
    (actionsOf.get(type) ?? []).some((action) => may(model, { caller: subject, action, thing: id }, facts));
  return things.filter(allowed).sort(byName);
}

/** Only those that are theirs by what they are to them. */
export async function thingsNear(
  read: Read,
  place: Place,
  { subject }: Caller,
  actionsOf: ActionsOf,
  filter: Filter,
): Promise<Thing[]> {
  if (!subject) return [];
  const asked = [...actionsOf.keys()].map((type) => ({ type, everywhere: false }));
  return nearThings(read, place, subject, asked, actionsOf, filter);
}

const byName = (a: Thing, b: Thing): number => {
  const [one, other] = [nameKey(a.name), nameKey(b.name)];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
};

/** What somebody is something to, what carries a tag they hold, and everything in these. */
async function aroundSomebody(read: Read, { workspace, model }: Place, subject: SubjectId): Promise<Thing[]> {
  const [held, recorded] = await Promise.all([
    read.grants.listHeldThings(workspace.id, subject, read.asOf),
    read.things.listRecordedOf(subject),
  ]);
  const direct = [...held, ...recorded.map(({ thing }) => thing)].filter((id) => id !== workspace.root);
  const own = await read.things.listByIds([...new Set(direct)]);
  const tags = own.filter(({ type }) => model.thingTypes.get(type)?.isTag);
  const tagged = await Promise.all(tags.map(({ id }) => read.things.listTagged(id)));
  const ids = [...new Set<ThingId>([...own.map(({ id }) => id), ...tagged.flat()])];
  const things = [...(await read.things.listByIds(ids)), ...(await read.things.listBelow(ids))];
  const here = things.filter((thing) => thing.workspace === workspace.id && thing.archivedAt === null);
  return [...new Map(here.map((thing) => [thing.id, thing])).values()];
}

/** The filter of the database, on things that are loaded already. */
async function matching(
  read: Read,
  things: readonly Thing[],
  { search, inside, words = [], called }: Filter,
): Promise<Thing[]> {
  const outer = words.length + (called ? 1 : 0) === 0 ? [] : await outerOf(read, things);
  const byId = new Map(outer.map((thing) => [thing.id, thing]));
  return things.filter((thing) => {
    const name = nameKey(thing.name);
    const around = thing.inside ? byId.get(thing.inside) : undefined;
    const nameAround = around ? nameKey(around.name) : '';
    const has = ({ word, unless }: WantedWord): boolean =>
      unless.includes(thing.type) || name.includes(nameKey(word)) || nameAround.includes(nameKey(word));
    const path = around?.inside ? `${nameAround}/${name}` : name;
    const isCalled = (one: string): boolean => (called?.orBegins ? path.startsWith(one) : path === one);
    if (called && !called.names.map(nameKey).some(isCalled)) return false;
    return (!inside || thing.inside === inside) && (!search || name.includes(nameKey(search))) && words.every(has);
  });
}

/** What these things are in. */
export const outerOf = (read: Read, things: readonly Thing[]): Promise<Thing[]> =>
  read.things.listByIds([...new Set(things.flatMap(({ inside }) => inside ?? []))]);
