// Writing into text fields of every kind.
import type { Core } from '../core.ts';
import type { Person } from '../world/world.ts';
import { type Picked, pickField } from './pick.ts';
import { type Place, placeOf } from './place.ts';
import { type Filling, type Leaving, put } from './put.ts';
import type { Outcome } from './told.ts';

/** The elements that people write in. */
export const WRITTEN = new Set([
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'rich_text_input',
]);

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
  return fillPicked(core, person, place, picked, text);
}

/** Writes into the field that was picked; `left` says how it was left, when that matters. */
export function fillPicked(
  core: Core,
  person: Person,
  place: Place,
  picked: Picked,
  text: string,
  left?: Leaving,
): Promise<Outcome> {
  const value = picked.element.type === 'rich_text_input' ? asRichText(text) : text === '' ? null : text;
  return put(core, person, place, picked, value, left);
}

const asRichText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
