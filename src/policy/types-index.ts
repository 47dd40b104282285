/** Numbers the thing types, their roles and their flags, and finds every way from each type up to the workspace. */
import type { TypeIndex } from './compiled.ts';
import { insideOf, WaysUp } from './containers.ts';
import type { Draft, DraftThing } from './draft.ts';
import { standingNamed, typeOfKey } from './names.ts';
import type { Problems } from './problems.ts';
import type { FlagInfo, ThingRoleInfo, ThingTypeInfo } from './types.ts';

const bare: DraftThing = {
  title: 'workspace',
  kept: true,
  tag: false,
  tags: [],
  flags: {},
  people: {},
  path: ['things'],
  core: false,
  withheld: new Set(),
};
const mostRoles = 30;

/** Every thing type of the model and of the core; the workspace has slot 0. Requests carry one flag per asking stage. */
export function indexTypes(draft: Draft, problems: Problems): readonly TypeIndex[] {
  const things = new Map<string, DraftThing>([['workspace', draft.things.get('workspace') ?? bare], ...draft.things]);
  const names = [...things.keys()];
  const placed = [...things].map(([name, thing]) => ({ name, thing, inside: insideOf(name, thing, things, problems) }));
  const ways = new WaysUp(things, new Map(placed.map(({ name, inside }) => [name, inside])), problems);
  return placed.map(({ name, thing, inside }, slot) => {
    checkThing(name, thing, things, problems);
    checkHolders(name, thing, draft, problems);
    const info = infoOf(name, thing, inside, name === 'request' ? stageFlags(draft) : []);
    const chains = ways.of(name).map((way) => new Set(way.map((of) => names.indexOf(of))));
    const flags = info.flags.map((flag, at) => [flag.name, { word: at >> 5, mask: 1 << (at & 31) }] as const);
    return {
      slot,
      info,
      people: Object.entries(thing.people).map(([as, { title }]) => ({ name: as, title })),
      bits: new Map(Object.keys(thing.people).map((as, at) => [as, at])),
      flags: new Map(flags),
      chains,
    };
  });
}

/** The flags that say which stage of which way of asking a request is in: `ask_team_admin_0`. */
export const stageFlag = (key: string, stage: number): string => `ask_${key.replace('.', '_')}_${stage}`;
export const helpFlag = 'ask_help';
export const orphanFlag = 'ask_orphan';

const stageFlags = (draft: Draft): FlagInfo[] => [
  { name: helpFlag, title: 'for the help desk', restricts: false },
  { name: orphanFlag, title: 'in a stage the model no longer has', restricts: false },
  ...[...draft.asking].flatMap(([key, { stages }]) =>
    stages.map((_, at) => ({
      name: stageFlag(key, at),
      title: `for ${key}, stage ${at + 1} of ${stages.length}`,
      restricts: false,
    })),
  ),
];

function checkThing(
  name: string,
  thing: DraftThing,
  things: ReadonlyMap<string, DraftThing>,
  problems: Problems,
): void {
  for (const tag of thing.tags) {
    if (things.get(tag)?.tag) continue;
    problems.add([...thing.path, 'tags'], `"${tag}" is not a kind of tag`, 'Declare it under things with tag: true.');
  }
  const people = Object.entries(thing.people);
  const where = [...thing.path, 'people'];
  if (name === 'workspace' && people.length > 0)
    problems.add(where, 'roles of the workspace stand under roles', 'Move them there.');
  if (thing.tag && people.length === 0)
    problems.add(thing.path, 'nobody can hold this tag', 'Give it people: its levels, strongest first.');
  if (thing.tag && new Set(people.map(([, person]) => person.must_be)).size > 1) {
    const next = 'A stronger level counts as a weaker one too: give every level the same must_be, or none.';
    problems.add([...where, people[0]?.[0] ?? ''], 'the levels of this tag are for different people', next);
  }
  if (people.length > mostRoles) problems.add(where, `more than ${mostRoles} roles on one thing`, 'Use fewer.');
  const one = (what: string, count: number, at: string): void => {
    if (count > 1) problems.add([...thing.path, at], `more than one ${what}`, 'Keep one and take it from the others.');
  };
  one('default role', people.filter(([, person]) => person.default).length, 'people');
  one('flag that restricts', Object.values(thing.flags).filter((flag) => flag.restricts).length, 'flags');
}

/** A tag counts wherever it is carried: who may hold it cannot depend on what happens to be around the thing that carries it. */
function checkHolders(name: string, thing: DraftThing, draft: Draft, problems: Problems): void {
  const [level, person] = Object.entries(thing.people)[0] ?? [];
  if (!thing.tag || !level || !person?.must_be) return;
  const standing = standingNamed(draft, name, person.must_be);
  if (standing === null || typeOfKey(standing) === 'workspace') return;
  const path = [...thing.path, 'people', level, 'must_be'];
  const message = `"${person.must_be}" does not say who may hold a tag: it is carried by things elsewhere, too`;
  problems.add(path, message, 'Name a standing of the workspace.');
}

function infoOf(name: string, thing: DraftThing, inside: readonly string[], extra: readonly FlagInfo[]): ThingTypeInfo {
  const offered = Object.entries(thing.people).filter(([role]) => !thing.withheld.has(role));
  const granted = offered.filter(([, person]) => person.kept === 'grant').length;
  const roles = offered.map(
    ([role, person]): ThingRoleInfo => ({
      name: role,
      title: person.title,
      bestFor: person.best_for ?? '',
      licensed: person.licensed,
      kept: person.kept,
      isDefault: person.kept === 'grant' && (person.default || granted === 1),
      mustBe: person.must_be ?? null,
    }),
  );
  const flags = Object.entries(thing.flags).map(([flag, { title, restricts }]) => ({ name: flag, title, restricts }));
  return {
    name,
    title: thing.title,
    inside,
    flags: [...flags, ...extra],
    roles,
    tags: thing.tags,
    isTag: thing.tag,
    kept: thing.kept,
  };
}
