// Writing into fields and choosing in menus; a block action goes out where Slack sends one.
import { optionsOf } from '../blocks/checks.ts';
import type { Core } from '../core.ts';
import type { Element, Option, StateValue } from '../kit.ts';
import { isMany, VALUE_KEY } from '../state-values.ts';
import { directChannel, findChannel, findPerson } from '../world/find.ts';
import type { Person } from '../world/world.ts';
import { act, warning } from './interaction.ts';
import { type Narrowing, type Picked, pickField, pickOption } from './pick.ts';
import { type Place, placeOf, type Target } from './place.ts';
import { search } from './search.ts';
import type { Outcome } from './told.ts';

/** What a person may choose: text or value of an option, a handle, a channel, a date, epoch seconds; several; or nothing. */
export type Choice = string | number | Date | (string | number)[] | null;

export interface Filling extends Narrowing {
  in?: Target;
  /** What is typed into an external select to find the choice; the choice itself when left out. */
  query?: string;
}

const WRITTEN = new Set(['plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'rich_text_input']);

/** Writes into a text field; the field is left with Enter, so a dispatching one acts. */
export async function fill(
  core: Core,
  person: Person,
  name: string,
  text: string,
  options: Filling = {},
): Promise<Outcome> {
  const place = placeOf(core, person, options.in ?? 'view');
  const picked = pickField(place.blocks, name, place.name, options);
  if (!WRITTEN.has(picked.element.type))
    throw new Error(`"${name}" in ${place.name} is a ${picked.element.type}; use chooses()`);
  const value = picked.element.type === 'rich_text_input' ? asRichText(text) : text === '' ? null : text;
  return put(core, person, place, picked, value);
}

const asRichText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

export interface AttachedFile {
  name: string;
  content: string;
}

/** Puts files into a file field, at most `max_files`. */
export async function attach(
  core: Core,
  person: Person,
  name: string,
  files: AttachedFile[],
  options: Filling = {},
): Promise<Outcome> {
  const place = placeOf(core, person, options.in ?? 'view');
  const picked = pickField(place.blocks, name, place.name, options);
  const max = picked.element.max_files ?? 10;
  if (picked.element.type !== 'file_input')
    throw new Error(`"${name}" in ${place.name} is a ${picked.element.type}, not a file field`);
  if (files.length > max) throw new Error(`"${name}" in ${place.name} takes at most ${max} files`);
  return put(
    core,
    person,
    place,
    picked,
    files.map((file) => keepFile(core, person, place.team, file)),
  );
}

function keepFile(core: Core, person: Person, team: string, { name, content }: AttachedFile): Record<string, unknown> {
  const id = core.world.ids.mint('F');
  const bytes = Buffer.from(content);
  core.world.files.set(id, {
    id,
    name,
    title: name,
    team,
    person: person.id,
    content: bytes,
    length: bytes.length,
    channels: [],
    complete: true,
  });
  const url = `${core.baseUrl}/files/${id}`;
  return { id, name, title: name, user: person.id, size: bytes.length, url_private: url, url_private_download: url };
}

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
  const many = isMany(picked.element.type);
  const choices = Array.isArray(choice) ? choice : choice === null ? [] : [choice];
  const { max_selected_items: max = 1000 } = picked.element;
  if (choices.length > (many ? max : 1)) throw new Error(`"${name}" in ${place.name} takes at most ${many ? max : 1}`);
  const values: unknown[] = [];
  for (const it of choices) values.push(await resolve(core, person, place, picked, it, options));
  return put(core, person, place, picked, many ? values : (values[0] ?? null));
}

async function resolve(
  core: Core,
  person: Person,
  place: Place,
  picked: Picked,
  choice: string | number | Date,
  options: Filling,
): Promise<unknown> {
  const { element } = picked;
  const text = String(choice);
  if (element.type.includes('users_select')) return findPerson(core.world, text, place.team).id;
  if (element.type.includes('conversations_select')) return conversation(core, person, place, element, text);
  if (element.type.includes('channels_select')) return publicChannel(core, place, text);
  if (element.type === 'datetimepicker')
    return choice instanceof Date ? Math.floor(choice.getTime() / 1000) : Number(choice);
  if (element.type === 'datepicker' || element.type === 'timepicker') return text;
  const offered = element.type.includes('external')
    ? await found(core, person, place, picked, options.query ?? text)
    : optionsOf(element);
  return pickOption(offered, text, `"${picked.block.label?.text ?? element.action_id}"`);
}

async function found(core: Core, person: Person, place: Place, picked: Picked, query: string): Promise<Option[]> {
  const result = await search(core, person, place, picked, query);
  if (result.problem) throw new Error(`Searching "${query}" failed: ${result.problem}`);
  return result.options;
}

function conversation(core: Core, person: Person, place: Place, element: Element, name: string): string {
  const include = element.filter?.include ?? ['im', 'mpim', 'private', 'public'];
  const channel = name.startsWith('@')
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

/** Puts a value in and sends a block action where Slack does: outside inputs, and in inputs with `dispatch_action`. */
async function put(core: Core, person: Person, place: Place, picked: Picked, content: unknown): Promise<Outcome> {
  const { block, element } = picked;
  const key = VALUE_KEY[element.type] ?? 'value';
  const value: StateValue = {
    ...place.values[block.block_id]?.[element.action_id ?? ''],
    type: element.type,
    [key]: content,
  };
  place.values[block.block_id] = { ...place.values[block.block_id], [element.action_id ?? '']: value };
  if (place.view) delete place.view.errors[block.block_id];
  if (block.type === 'input' && block.dispatch_action !== true) return {};
  const action = { action_id: element.action_id, block_id: block.block_id, ...value };
  return { problem: warning(await act(core, place, person, action)) };
}
