// What external selects have offered: the page chooses by value, and Slack sends the whole option.
import { z } from 'zod';
import { optionsOf } from '../blocks/checks.ts';
import type { Core } from '../core.ts';
import { type Option, type OptionGroup, VALUE_KEY } from '../kit.ts';
import { type Picked, pickExactly } from '../people/pick.ts';
import { type Place, placeAt } from '../people/place.ts';
import { search } from '../people/search.ts';
import type { Person } from '../world/world.ts';
import { element } from './given.ts';

/** By the view or message that asked, so that it is forgotten with it; then by person and element. */
const offers = new WeakMap<object, Map<string, Map<string, Option>>>();

function offersOf(person: Person, place: Place, { block, element }: Picked): Map<string, Option> {
  const key = `${person.id} ${block.block_id} ${element.action_id}`;
  const where = place.view ?? place.message;
  const here = offers.get(where) ?? new Map<string, Map<string, Option>>();
  const known = here.get(key) ?? new Map<string, Option>();
  offers.set(where, here.set(key, known));
  return known;
}

/** What stands in a menu already; it may be chosen again, beside others. */
function held({ values }: Place, { block, element }: Picked): Option[] {
  const value = values[block.block_id]?.[element.action_id ?? ''];
  const content = value?.[VALUE_KEY[element.type] ?? ''];
  return [content].flat().filter((it): it is Option => typeof it === 'object' && it !== null && 'value' in it);
}

/** The options that a person can choose from here: the menu's own, or what the app has offered so far. */
export function offeredHere(person: Person, place: Place, picked: Picked): Option[] {
  if (!picked.element.type.includes('external')) return optionsOf(picked.element);
  return [...offersOf(person, place, picked).values(), ...held(place, picked)];
}

const asked = z.strictObject({ ...element, query: z.string() });

/** Asks the app what an external select offers for a query, and remembers it. */
export async function askForOptions(core: Core, person: Person, body: unknown): Promise<Option[] | OptionGroup[]> {
  const { query, ...ids } = asked.parse(body);
  const place = placeAt(core, person, ids.place);
  const picked = pickExactly(place.blocks, ids, place.name);
  const found = await search(core, person, place, picked, query);
  if (found.problem) throw new Error(found.problem);
  const known = offersOf(person, place, picked);
  for (const option of found.options) known.set(option.value, option);
  return found.groups ?? found.options;
}
