/** Roles on things that somebody may give along with an invitation, by what was typed: for the picker of that form. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import { askableCalled } from '../domain/shown/called.ts';
import type { Listed, ShownOption } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { giveAction, may, type ThingTypeInfo } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { type Place, placesOf, shownRole, shownThings } from './showing.ts';
import { thingsTyped } from './things-typed.ts';
import { aroundRoles, bestFirst, isFound, type Typed, typedWords } from './typed-words.ts';

/** As many as a picker shows. */
const atOnce = 100;

/** The first hundred, what fits best first; of the first product where none is chosen. */
export const givable: Query<{ workspace: WorkspaceId | null; search: string }, Listed<ShownOption>> = async (
  read,
  caller,
  { workspace: id, search },
) => {
  const place = (await placesOf(read)).find(({ workspace }) => id === null || workspace.id === id);
  if (!place) return { items: [], from: 0, total: 0, key: 'givable' };
  const typed = typedWords(search);
  const types = [...place.model.thingTypes.values()].filter(
    (type) => type.kept && type.name !== 'workspace' && givenBy(type).length > 0,
  );
  const wanted = new Map(
    types.map(
      (type) => [type.name, givenBy(type).map(({ name }) => giveAction(place.model, type.name, name))] as const,
    ),
  );
  const around = types.map((type) =>
    aroundRoles(
      place,
      type,
      givenBy(type).map(({ title }) => title),
    ),
  );
  const { things, total } = await thingsTyped(read, place, caller, wanted, { typed, around }, atOnce);
  const options = await optionsOn(read, place, caller, things, typed);
  const items = bestFirst(options, typed, askableCalled).slice(0, atOnce);
  return { items, from: 0, total: options.length + total - things.length, key: 'givable' };
};

const givenBy = ({ roles }: ThingTypeInfo) => roles.filter(({ kept }) => kept === 'grant');

/** The roles on these things whose words fit and that the reader may give. */
async function optionsOn(
  read: Read,
  { workspace, model }: Place,
  { subject }: Caller,
  things: readonly Thing[],
  typed: Typed,
): Promise<ShownOption[]> {
  if (!subject) return [];
  const ids = things.map(({ id }) => id);
  const [facts, shown] = await Promise.all([
    factsAbout(read, workspace, model, { subjects: [subject], things: ids }),
    shownThings(read, ids),
  ]);
  return things.flatMap(({ id, type }) => {
    const thing = shown.get(id);
    const info = model.thingTypes.get(type);
    if (!thing || !info) return [];
    return givenBy(info)
      .map(({ name }) => ({ role: shownRole(model, type, name), thing, group: null }))
      .filter((option) => isFound(typed, askableCalled(option), thing.typeTitle, workspace.title))
      .filter(({ role }) =>
        may(model, { caller: subject, action: giveAction(model, type, role.name), thing: id }, facts),
      );
  });
}
