/** What fields may hold, as Zod schemas: words, choices, people, lengths, instants, and the id a form was opened with. */
import { z } from 'zod';
import { isId } from '../../../domain/ids.ts';
import { instantOf } from '../../../domain/instant.ts';
import { manyLines, oneLine } from '../../../domain/text.ts';
import { readLength } from './lengths.ts';
import { readAskable } from './values.ts';

type IdKind = Parameters<typeof isId>[0];

/** Words that must be there, made harmless. */
export const text = (needed: string, tidy = manyLines) =>
  z.string(needed).transform(tidy).pipe(z.string().min(1, needed));

/** Words that may be left out; empty ones are null. */
export const optionalText = z
  .string()
  .nullish()
  .transform((words) => (words ? manyLines(words) || null : null));

/** One line: a name, a ticket. */
export const line = (needed: string) => text(needed, oneLine);

/** One thing chosen. */
export const chosen = (needed: string) => z.string(needed).min(1, needed);
export const optionalChoice = z
  .string()
  .nullish()
  .transform((value) => value || null);

/** Several things chosen; none is an empty list. */
export const several = z
  .array(z.string())
  .nullish()
  .transform((values) => values ?? []);

/** How long; null where nothing was chosen. */
export const howLong = z
  .string()
  .nullish()
  .transform((value, check) => {
    if (!value) return null;
    const length = readLength(value);
    if (length === null) check.addIssue('Choose one of the lengths that are offered.');
    return length;
  });

/** A day and time, as an instant; null is now. */
export const when = z
  .number()
  .nullish()
  .transform((seconds) => (typeof seconds === 'number' ? instantOf(seconds * 1000) : null));

/** A role on a thing out of a search. */
export const askable = (needed: string) =>
  z.string(needed).transform((value, check) => {
    const found = readAskable(value);
    if (found) return found;
    check.addIssue(needed);
    return z.NEVER;
  });

/** An id of ours that comes back with a form. A form without it is out of date. */
export const idOf = <Kind extends IdKind>(kind: Kind, needed = 'This form is out of date. Open it again.') =>
  z.string(needed).transform((value, check) => {
    if (isId(kind, value)) return value;
    check.addIssue(needed);
    return z.NEVER;
  });
