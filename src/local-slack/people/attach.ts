// Putting files into a file field.
import type { Core } from '../core.ts';
import type { Person } from '../world/world.ts';
import { nameOf } from './fields.ts';
import { type Picked, pickField } from './pick.ts';
import { type Place, placeOf } from './place.ts';
import { type Filling, put } from './put.ts';
import type { Outcome } from './told.ts';

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
  return attachPicked(core, person, place, pickField(place.blocks, name, place.name, options), files);
}

/** Puts files into the file field that was picked. */
export async function attachPicked(
  core: Core,
  person: Person,
  place: Place,
  picked: Picked,
  files: AttachedFile[],
): Promise<Outcome> {
  const name = nameOf(picked.block, picked.element);
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
