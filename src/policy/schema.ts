/** The role model file as Zod sees it: what may be written where; what the names mean is checked by the compiler. */
import { z } from 'zod';
import { asking } from './schema-asking.ts';
import { choice, name, named, names, reference, references, section, titled, words } from './schema-parts.ts';
import { exampleSection, testLine } from './schema-tests.ts';

const when = named(choice).optional();

const role = section({
  title: words,
  best_for: words,
  licensed: z.boolean('true or false').default(false),
  axis: name.optional(),
});

const roles = section({
  per_person: z.enum(['one', 'several'], 'one or several').default('one'),
  default: name,
  keeper: name,
  ranked: named(role),
});

const flag = titled(section({ title: words, restricts: z.boolean('true or false').default(false) }));

const person = titled(
  section({
    title: words,
    best_for: words.optional(),
    licensed: z.boolean('true or false').default(false),
    kept: z.enum(['grant', 'recorded', 'supplied'], 'grant, recorded or supplied').default('grant'),
    default: z.boolean('true or false').default(false),
    must_be: reference.optional(),
    when,
  }),
);

const thing = section({
  title: words,
  inside: names.optional(),
  kept: z.boolean('true or false').default(true),
  tag: z.boolean('true or false').default(false),
  tags: names.default([]),
  flags: named(flag).default({}),
  people: named(person).default({}),
});

/** `record_label`, or `{ record_label: edit }` where a level is needed. */
const held = z.union([name, named(name)], 'a kind of tag, or { kind: level }').optional();

export const standingLine = section({
  as: names.optional(),
  is: names.optional(),
  isnt: names.optional(),
  from: references.optional(),
  may: reference.optional(),
  if: names.optional(),
  unless: names.optional(),
  shares: held,
  covers: held,
  when,
  because: words.optional(),
});

const permission = z.preprocess(
  (given) => (typeof given === 'string' || Array.isArray(given) ? { by: given } : given),
  section({ by: references, title: words.optional(), when }),
);

const whom = z.union([names, section({ is: names })], 'role names, or { is: a name under people }');
const neverMay = section({
  who: names.optional(),
  being: names.optional(),
  if: names.optional(),
  unless: names.optional(),
  may: references,
});

const invariant = section({
  only: whom.optional(),
  may: references.optional(),
  being: names.optional(),
  never: neverMay.optional(),
  whoever: references.optional(),
  also: references.optional(),
  because: words.optional(),
});

const lines = z
  .array(standingLine, 'a list of lines is wanted here, each beginning with a dash')
  .min(1, 'no line here');

/** The sections that a core fragment may have too. */
export const fragment = {
  things: named(thing).default({}),
  standing: named(named(lines)).default({}),
  permissions: named(named(permission)).default({}),
  invariants: z.array(invariant, 'a list is wanted here').default([]),
};

export const modelFile = section({
  model: name,
  version: choice,
  title: words,
  options: named(section({ value: choice, choices: z.array(choice).min(2), says: words })).default({}),
  roles,
  ...fragment,
  asking: named(named(asking)).default({}),
  example: exampleSection.optional(),
  tests: z.array(testLine, 'a list is wanted here').default([]),
});

export const coreFile = section(fragment);

export type ModelFile = z.output<typeof modelFile>;
export type CoreFile = z.output<typeof coreFile>;
export type FileLine = z.output<typeof standingLine>;
export type FileThing = z.output<typeof thing>;
export type FilePermission = z.output<typeof permission>;
export type FileAsking = z.output<typeof asking>;
export type FileInvariant = z.output<typeof invariant>;
