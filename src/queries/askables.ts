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
  const ids = things.map(({ id }) => id);
  const facts = await factsAbout(read, workspace, model, { subjects: [subject, target], things: ids });
  const seen = withHelp ? things : visible(place, subject, things, facts);
  const pairs = seen.flatMap((thing) =>
    [...(withHelp ? [null] : []), ...model.asking.filter(({ on }) => on === thing.type).map(({ role }) => role)]
      .filter((role) => mayAsk(model, { caller: subject, target, thing: thing.id, role }, facts).allowed)
      .map((role) => ({ thing, role })),
  );
  const shown = await shownThings(
    read,
    pairs.map(({ thing }) => thing.id),
  );
  return pairs.flatMap(({ thing: { id, type }, role: name }) => {
    const thing = shown.get(id);
    const role = name === null ? null : shownRole(model, type, name);
    const option = thing && { role, thing, group: groupOf(place, type, name) };
    return option && fits(option, asking.words) ? [option] : [];
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
function fits({ role, thing }: ShownOption, words: string): boolean {
  const names = [
    role?.title ?? 'help me choose a role',
    thing.name,
    thing.typeTitle,
    thing.inside ?? '',
    thing.product ?? '',
  ];
  const text = names.join(' ').toLocaleLowerCase('en');
  return words.split(/\s+/u).every((word) => text.includes(word));
}
