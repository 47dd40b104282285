// What a file field takes, and what is said of what it does not take.
import type { Element, StateValue } from '../../../kit.ts';

const MOST_BYTES = 10 * 1024 * 1024;

/** For the browser's own dialog. */
export const accepts = ({ filetypes = [] }: Element): string => filetypes.map((it) => `.${it}`).join(',');

/** Why these cannot be attached. */
export function fileProblem(files: { name: string; size: number }[], { filetypes, max_files: max = 10 }: Element) {
  if (files.length > max) return `At most ${max === 1 ? 'one file' : `${max} files`} can be attached.`;
  const large = files.find((it) => it.size > MOST_BYTES);
  if (large) return `${large.name} is larger than 10 MB.`;
  const ending = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const strange = filetypes && files.find((it) => !filetypes.includes(ending(it.name)));
  return strange && `${strange.name} is of another type; this takes ${filetypes.join(', ')}.`;
}

/** The names of what is attached. */
export const attachedNames = (value: StateValue | undefined): string[] =>
  Array.isArray(value?.files) ? value.files.map((it: { name?: unknown }) => String(it.name)) : [];
