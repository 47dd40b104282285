/** Names of people in a sentence, and the words that people leave behind, made fit to keep. */
import type { Read } from '../db/ports.ts';
import type { SubjectId } from '../domain/ids.ts';
import { manyLines } from '../domain/text.ts';

const mostNamed = 5;

/** `Ada`, `Ada and Abe`, `Ada, Abe, Bea, Cleo, Dov and 3 more`: people in a sentence. */
export async function namesOf(read: Pick<Read, 'subjects'>, people: readonly SubjectId[]): Promise<string> {
  const known = await read.subjects.listPeople(people.slice(0, mostNamed));
  const names = known.map(({ name }) => name).sort();
  const rest = people.length - names.length;
  if (rest > 0) names.push(`${rest} more`);
  const last = names.pop() ?? 'somebody';
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}

const longestComment = 1000;

/** A comment as it is kept: harmless, not too long, and null when nothing was said. */
export const commentOf = (written: string | null): string | null =>
  [...manyLines(written ?? '')].slice(0, longestComment).join('') || null;
