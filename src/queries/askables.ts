/** Everything that somebody may ask for, searched by what was typed: roles, roles on things they can see, and help in choosing. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Listed, ShownOption } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { mayAsk } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { thingsInReach } from './reach.ts';
import { type Place, placesOf, shownRole, shownThings } from './showing.ts';

export interface Wanted {
  search: string;
  /** For whom; null is the caller. */
  target: SubjectId | null;
}

/** As many as a picker shows. */
const shownAtMost = 100;
/** How many things are looked at for it; who has thousands in reach finds the others by typing. */
const lookedAt = 150;

/** What may be asked for, help first: asked of the same policy that judges the asking. Nobody is offered what they cannot see. */
export const askables: Query<Wanted, Listed<ShownOption>> = async (read, caller, { search, target }) => {
  const subject = caller.subject;
  const items: ShownOption[] = [];
  let total = 0;
  if (subject) {
    const asking = { subject, target: target ?? subject, words: search.trim().toLocaleLowerCase('en') };
    for (const place of await placesOf(read)) {
      const root = await read.things.get(place.workspace.root);
      const onRoot = await optionsOn(read, place, [root], asking, true);
      const onThings = await optionsBelow(read, caller, place, asking);
      items.push(...onRoot, ...onThings.items);
      total += onRoot.length + onThings.total;
    }
  }
  return { items: items.slice(0, shownAtMost), from: 0, total, key: 'askables' };
};

interface Asking {
  subject: SubjectId;
  target: SubjectId;
  words: string;
}

/** Roles on things that can be seen; where there are more things than are looked at, the total counts those beyond as one each. */
async function optionsBelow(read: Read, caller: Caller, place: Place, asking: Asking) {
  const types = [...new Set(place.model.asking.map(({ on }) => on))].filter((type) => type !== 'workspace');
  const wanted = new Map(types.map((type) => [type, [`${type}.view`]] as const));
  const words = wordsOfNames(place, asking.words);
  const { things, total } = await thingsInReach(read, place, caller, wanted, { words }, { from: 0, limit: lookedAt });
  const items = await optionsOn(read, place, things, asking, false);
  return { items, total: items.length + total - things.length };
}

/** The words that only the name of a thing can explain; titles of roles and kinds explain the others for every thing alike. */
function wordsOfNames({ workspace, model }: Place, words: string): string[] {
  const kinds = [...model.thingTypes.values()].flatMap(({ title, roles }) => [
    title,
    ...roles.map((role) => role.title),
  ]);
  const said = [workspace.title, ...kinds].join('\n').toLocaleLowerCase('en');
  return words.split(/\s+/u).filter((word) => word !== '' && !said.includes(word));
}

async function optionsOn(
  read: Read,
  place: Place,
  things: readonly Thing[],
  asking: Asking,
  withHelp: boolean,
): Promise<ShownOption[]> {
  const { workspace, model } = place;
  const { subject, target } = asking;
  const roles = (type: string) => model.asking.filter(({ on }) => on === type).map(({ role }) => role);
  const outer = await read.things.listByIds([...new Set(things.flatMap(({ inside }) => inside ?? []))]);
  const around = new Map(outer.map((thing) => [thing.id, thing.name]));
  // Names are compared before anything is judged: most of thousands of things have nothing to do with what was typed.
  const fitting = things.flatMap((thing) =>
    [...(withHelp ? [null] : []), ...roles(thing.type)]
      .filter((role) => fits(place, thing, role, thing.inside && around.get(thing.inside), asking.words))
      .map((role) => ({ thing, role })),
  );
  const wanted = [...new Set(fitting.map(({ thing }) => thing))];
  const ids = wanted.map(({ id }) => id);
  const facts = await factsAbout(read, workspace, model, { subjects: [subject, target], things: ids });
  const pairs = fitting.filter(
    ({ thing, role }) => mayAsk(model, { caller: subject, target, thing: thing.id, role }, facts).allowed,
  );
  return shownOptions(read, place, pairs);
}

async function shownOptions(
  read: Read,
  place: Place,
  pairs: readonly { thing: Thing; role: string | null }[],
): Promise<ShownOption[]> {
  const shown = await shownThings(
    read,
    pairs.map(({ thing }) => thing.id),
  );
  return pairs.flatMap(({ thing: { id, type }, role }) => {
    const thing = shown.get(id);
    if (!thing) return [];
    return [
      { role: role === null ? null : shownRole(place.model, type, role), thing, group: groupOf(place, type, role) },
    ];
  });
}

function groupOf({ workspace, model }: Place, type: string, role: string | null): string {
  if (role === null) return 'Not sure which?';
  if (type === 'workspace') return `Roles in ${workspace.title}`;
  return `On a ${model.thingTypes.get(type)?.title ?? type} of ${workspace.title}`;
}

/** Every word that was typed is found somewhere in the names. */
function fits(
  { workspace, model }: Place,
  thing: Thing,
  role: string | null,
  inside: string | null | undefined,
  words: string,
) {
  const names = [
    role === null ? 'help me choose a role' : shownRole(model, thing.type, role).title,
    thing.id === workspace.root ? '' : thing.name,
    model.thingTypes.get(thing.type)?.title ?? '',
    inside ?? '',
    workspace.title,
  ];
  const text = names.join(' ').toLocaleLowerCase('en');
  return words.split(/\s+/u).every((word) => text.includes(word));
}
