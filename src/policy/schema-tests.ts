/** The cast of a model's example and the tests that are run on it, as they are written in the file. */
import { z } from 'zod';
import { testTerms } from './schema-asking.ts';
import { choice, name, named, names, reference, section, words } from './schema-parts.ts';

/** An action of the thing's type, or `*` for all of them. */
const action = z.union([name, z.literal('*')], 'an action without its type is wanted here, or *');
const actions = z.record(action, z.array(name), 'actions as keys, people as lists');
const byThing = named(z.array(action)).optional();

/** Somebody of the cast: their workspace roles, `[]` for nobody known here; `active: false` for invited or gone. */
const castMember = z.preprocess(
  (given) => (typeof given === 'string' || Array.isArray(given) ? { as: given } : given),
  section({
    as: names,
    active: z.boolean().default(true),
    insider: z.boolean().default(true),
    directory: words.optional(),
  }),
);

const castThing = section({
  is: name,
  inside: name.optional(),
  flags: names.default([]),
  tags: names.default([]),
  people: named(names).default({}),
});

export const exampleSection = section({ people: named(castMember), things: named(castThing).default({}) });

/** The roles that are held on something, strongest first, what is particular about them, and which of them are not given. */
const testRoles = section({
  ranked: z.array(name),
  default: name.optional(),
  keeper: name.optional(),
  licensed: z.array(name).default([]),
  recorded: z.array(name).default([]),
  supplied: z.array(name).default([]),
});

/** One test; which kind it is follows from its keys, and the runner refuses a mixture. */
export const testLine = section({
  with: named(choice).default({}),
  on: name.optional(),
  may: actions.optional(),
  who: name.optional(),
  sees: z.array(name).optional(),
  seen: name.optional(),
  by: z.array(name).optional(),
  may_not: reference.optional(),
  needs: z.array(words).optional(),
  becomes: names.optional(),
  loses: byThing,
  gains: byThing,
  asks: name.optional(),
  for: name.optional(),
  stage: z.int('a whole number, counting from 0').min(0).default(0),
  decided_by: z.array(name).optional(),
  give: name.optional(),
  to: name.optional(),
  take: name.optional(),
  from: name.optional(),
  remove: name.optional(),
  roles: testRoles.optional(),
  terms: named(testTerms).optional(),
  restricts: name.optional(),
});

export type FileExample = z.output<typeof exampleSection>;
export type FileTest = z.output<typeof testLine>;
export type FileTestRoles = z.output<typeof testRoles>;
