/** Everything that somebody may ask for, searched by what was typed: roles, roles on things they can see, and help in choosing. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Listed, ShownOption } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { type Facts, mayAsk, thingsWhere } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { type Place, placesOf, shownRole, shownThings } from './showing.ts';

export interface Wanted {
  search: string;
  /** For whom; null is the caller. */
  target: SubjectId | null;
}

/** As many as a picker shows; beyond them only counting goes on. */
const shownAtMost = 100;
const pageSize = 500;

/** What may be asked for, help first: asked of the same policy that judges the asking. Nobody is offered what they cannot see. */
export const askables: Query<Wanted, Listed<ShownOption>> = async (read, caller, { search, target }) => {
  const subject = caller.subject;
  const items: ShownOption[] = [];
  let total = 0;
  if (subject) {
    const asking = { subject, target: target ?? subject, words: search.trim().toLocaleLowerCase('en') };
    for (const place of await placesOf(read)) {
      for await (const options of optionsIn(read, caller, place, asking)) {
        total += options.length;
        items.push(...options.slice(0, Math.max(0, shownAtMost - items.length)));
      }
    }
  }
  return { items, from: 0, total, key: 'askables' };
};

interface Asking {
  subject: SubjectId;
  target: SubjectId;
  words: string;
}

/** The workspace's own roles, then thing by thing, a page of things at a time. */
async function* optionsIn(read: Read, caller: Caller, place: Place, asking: Asking): AsyncGenerator<ShownOption[]> {
  const { workspace, model } = place;
  const root = await read.things.get(workspace.root);
  yield await optionsOn(read, place, [root], asking, true);
  const types = [...new Set(model.asking.map(({ on }) => on))].filter((type) => type !== 'workspace');
  if (types.length === 0 || !caller.subject) return;
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<Read['things']['listPage']>> = await read.things.listPage(
      workspace.id,
      { limit: pageSize, after },
      { types },
    );
    yield await optionsOn(read, place, page.rows, asking, false);
    after = page.next;
  }
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
  const seen = new Set(withHelp ? wanted : visible(place, subject, wanted, facts));
  const pairs = fitting.filter(
    ({ thing, role }) =>
      seen.has(thing) && mayAsk(model, { caller: subject, target, thing: thing.id, role }, facts).allowed,
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

const visible = ({ model }: Place, subject: SubjectId, things: readonly Thing[], facts: Facts): Thing[] => {
  const seen = new Set(
    [...new Set(things.map(({ type }) => type))].flatMap((type) =>
      thingsWhere(
        model,
        subject,
        `${type}.view`,
        things.filter((thing) => thing.type === type).map(({ id }) => id),
        facts,
      ),
    ),
  );
  return things.filter(({ id }) => seen.has(id));
};

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
