// Choosing in menus, radio buttons, checkboxes, date and time pickers.
import { optionsOf } from '../blocks/checks.ts';
import type { Core } from '../core.ts';
import { type Element, isMany, type Option } from '../kit.ts';
import { directChannel, findChannel, findPerson } from '../world/find.ts';
import type { Person } from '../world/world.ts';
import { nameOf } from './fields.ts';
import { WRITTEN } from './fill.ts';
import { type Picked, pickField, pickOption } from './pick.ts';
import { type Place, placeOf, type Target } from './place.ts';
import { type Filling, put } from './put.ts';
import { search } from './search.ts';
import type { Outcome } from './told.ts';

/** What a person may choose: text or value of an option, a handle, a channel, a date, epoch seconds; several; or nothing. */
export type Choice = string | number | Date | (string | number)[] | null;

/** Chooses in a menu, radio buttons, checkboxes, a date or time picker. */
export async function choose(
  core: Core,
  person: Person,
  target: Target,
  name: string,
  choice: Choice,
  options: Filling = {},
): Promise<Outcome> {
  const place = placeOf(core, person, target);
  const picked = pickField(place.blocks, name, place.name, options);
  if (WRITTEN.has(picked.element.type))
    throw new Error(`"${name}" in ${place.name} is a ${picked.element.type}; use fills()`);
  return choosePicked(core, person, place, picked, choice, (query) =>
    offered(core, person, place, picked, options.query ?? query),
  );
}

/** The options from which a choice is made; the query is for menus that ask the app. */
export type Offered = (query: string) => Promise<Option[]> | Option[];

/** Chooses in the menu that was picked; with `exactly` options are named by their values alone. */
export async function choosePicked(
  core: Core,
  person: Person,
  place: Place,
  picked: Picked,
  choice: Choice,
  options: Offered,
  exactly = false,
): Promise<Outcome> {
  const name = nameOf(picked.block, picked.element);
  const many = isMany(picked.element.type);
  const choices = Array.isArray(choice) ? choice : choice === null ? [] : [choice];
  const { max_selected_items: max = 1000 } = picked.element;
  if (choices.length > (many ? max : 1)) throw new Error(`"${name}" in ${place.name} takes at most ${many ? max : 1}`);
  const values: unknown[] = [];
  for (const it of choices) values.push(await resolve(core, person, place, picked, it, options, exactly));
  return put(core, person, place, picked, many ? values : (values[0] ?? null));
}

async function resolve(
  core: Core,
  person: Person,
  place: Place,
  picked: Picked,
  choice: string | number | Date,
  options: Offered,
  exactly: boolean,
): Promise<unknown> {
  const { element } = picked;
  const text = String(choice);
  if (element.type.includes('users_select')) return findPerson(core.world, text, place.team).id;
  if (element.type.includes('conversations_select')) return conversation(core, person, place, element, text);
  if (element.type.includes('channels_select')) return publicChannel(core, place, text);
  if (element.type === 'datetimepicker')
    return choice instanceof Date ? Math.floor(choice.getTime() / 1000) : Number(choice);
  if (element.type === 'datepicker' || element.type === 'timepicker') return text;
  return pickOption(await options(text), text, `"${picked.block.label?.text ?? element.action_id}"`, exactly);
}

async function offered(core: Core, person: Person, place: Place, picked: Picked, query: string): Promise<Option[]> {
  if (!picked.element.type.includes('external')) return optionsOf(picked.element);
  const result = await search(core, person, place, picked, query);
  if (result.problem) throw new Error(`Searching "${query}" failed: ${result.problem}`);
  return result.options;
}

function conversation(core: Core, person: Person, place: Place, element: Element, name: string): string {
  const include = element.filter?.include ?? ['im', 'mpim', 'private', 'public'];
  const isPerson = name.startsWith('@') || core.world.people.has(name);
  const channel = isPerson
    ? directChannel(core.world, place.team, [person.id, findPerson(core.world, name, place.team).id])
    : findChannel(core.world, name, place.team);
  if (!include.includes(channel.kind)) throw new Error(`This menu does not offer ${channel.kind} conversations`);
  if (channel.kind !== 'public' && !channel.members.has(person.id))
    throw new Error(`${person.handle} does not see ${name}`);
  return channel.id;
}

function publicChannel(core: Core, place: Place, name: string): string {
  const channel = findChannel(core.world, name, place.team);
  if (channel.kind !== 'public') throw new Error(`${name} is not public, so a channels menu does not offer it`);
  return channel.id;
}
