/** Everything that somebody may ask for, searched by what was typed: roles, roles on things they can see, and help in choosing. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId } from '../domain/ids.ts';
import { askableCalled } from '../domain/shown/called.ts';
import type { Listed, ShownOption } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { mayAsk } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { outerOf } from './reach.ts';
import { type Place, placesOf, shownRole, shownThing } from './showing.ts';
import { thingsTyped } from './things-typed.ts';
import { aroundRoles, bestFirst, isFound, type Typed, typedWords } from './typed-words.ts';

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
  const typed = typedWords(search);
  const items: ShownOption[] = [];
  let total = 0;
  if (subject) {
    const places = await placesOf(read);
    const asking = { subject, target: target ?? subject, typed, several: places.length > 1 };
    for (const place of places) {
      const root = await read.things.get(place.workspace.root);
      const onRoot = await optionsOn(read, place, [root], asking);
      const onThings = await optionsBelow(read, caller, place, asking);
      items.push(...onRoot, ...onThings.items);
      total += onRoot.length + onThings.total;
    }
  }
  return { items: bestFirst(items, typed, askableCalled).slice(0, shownAtMost), from: 0, total, key: 'askables' };
};

interface Asking {
  subject: SubjectId;
  target: SubjectId;
  typed: Typed;
  several: boolean;
}

const rolesOn = ({ model }: Place, type: string) =>
  model.asking.filter(({ on }) => on === type).map(({ role }) => role);

/** Roles on things that can be seen; where there are more things than are looked at, the total counts those beyond as one each. */
async function optionsBelow(read: Read, caller: Caller, place: Place, asking: Asking) {
  const { model } = place;
  const types = [...model.thingTypes.values()].filter(
    ({ name }) => name !== 'workspace' && rolesOn(place, name).length > 0,
  );
  const wanted = new Map(types.map(({ name }) => [name, [`${name}.view`]] as const));
  const around = types.map((type) =>
    aroundRoles(
      place,
      type,
      rolesOn(place, type.name).map((role) => shownRole(model, type.name, role).title),
    ),
  );
  const { typed } = asking;
  const { things, total } = await thingsTyped(read, place, caller, wanted, { typed, around }, lookedAt);
  const items = await optionsOn(read, place, things, asking);
  return { items, total: items.length + total - things.length };
}

async function optionsOn(read: Read, place: Place, things: readonly Thing[], asking: Asking): Promise<ShownOption[]> {
  const { workspace, model } = place;
  const { subject, target, typed, several } = asking;
  const outer = new Map((await outerOf(read, things)).map((thing) => [thing.id, thing]));
  // Names are compared before anything is judged: most of thousands of things have nothing to do with what was typed.
  const fitting = things.flatMap((one) => {
    const thing = shownThing(place, one, one.inside ? outer.get(one.inside) : undefined, several);
    return [...(thing.isRoot ? [null] : []), ...rolesOn(place, one.type)]
      .map((name) => ({ role: name === null ? null : shownRole(model, one.type, name), thing }))
      .filter((option) => isFound(typed, askableCalled(option), thing.typeTitle, `of ${workspace.title}`));
  });
  const ids = [...new Set(fitting.map(({ thing }) => thing.id))];
  const facts = await factsAbout(read, workspace, model, { subjects: [subject, target], things: ids });
  return fitting
    .filter(
      ({ thing, role }) =>
        mayAsk(model, { caller: subject, target, thing: thing.id, role: role?.name ?? null }, facts).allowed,
    )
    .map((option) => ({ ...option, group: groupOf(place, option.thing.type, option.role) }));
}

function groupOf({ workspace, model }: Place, type: string, role: ShownOption['role']): string {
  if (role === null) return 'Not sure which?';
  if (type === 'workspace') return `Roles in ${workspace.title}`;
  return `On a ${model.thingTypes.get(type)?.title ?? type} of ${workspace.title}`;
}
