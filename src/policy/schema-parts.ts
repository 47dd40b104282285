/** The small pieces the file format is made of: names, lists of names, lengths, and sections that name their keys. */
import { z } from 'zod';
import type { Length } from '../domain/instant.ts';

/** A name as models use it; it appears in action names, so no dots and no dashes. */
export const name = z
  .string('a name is wanted here')
  .regex(/^[a-z][a-zA-Z0-9_]*$/, 'a name starts with a small letter and holds letters, digits and _');

/** `team.administrator`, `administrator`, `workspace.*`. */
export const reference = z
  .string('a name is wanted here, like view or project.view')
  .regex(/^([a-z][a-zA-Z0-9_]*\.)?([a-z][a-zA-Z0-9_]*|\*)$/, 'a name or type.name is wanted here, like project.view');

const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(item));

export const names = oneOrMore(name);
export const references = oneOrMore(reference);

/** Words for people: one line that is not empty. */
export const words = z.string('a text is wanted here').trim().min(1, 'this text is empty');

/** YAML reads `true`, `1` and `on` differently; a choice is always compared as the text that was typed. */
export const choice = z.union([z.string(), z.number(), z.boolean()], 'a plain word is wanted here').transform(String);

const units = { min: 'minute', h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year' } as const;

/** `30min`, `4h`, `7d`, `2w`, `3mo`, `1y`. */
export const length = z
  .string('a length is wanted here, like 30min, 4h, 7d, 2w, 3mo or 1y')
  .regex(/^[1-9]\d{0,3}(min|h|d|w|mo|y)$/, 'a length is a number and min, h, d, w, mo or y, like 4h')
  .transform((text): Length => {
    const unit = text.replace(/\d+/, '') as keyof typeof units;
    return { count: Number.parseInt(text, 10), unit: units[unit] };
  });

/** A section with exactly these keys; a key that is not known is answered with those that are. */
export const section = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `keys here: ${Object.keys(shape).join(', ')}`
        : 'a section with keys is wanted here',
  });

/** A section whose keys are names that the model chooses. */
export const named = <Value extends z.ZodType>(value: Value) =>
  z.record(name, value, 'a section with names as keys is wanted here');

/** A text that stands for a section with only a title. */
export const titled = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((given) => (typeof given === 'string' ? { title: given } : given), value);
