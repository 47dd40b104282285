/** How a role is asked for, as it is written in the file: on what terms, who may ask, and who decides. */
import { z } from 'zod';
import { choice, length, named, reference, section, words } from './schema-parts.ts';

const stage = section({ by: reference, title: words, quorum: z.int('a whole number').min(1).max(9).default(1) });

/** A number is the least length alone. */
const reason = z.preprocess(
  (given) => (typeof given === 'number' ? { at_least: given } : given),
  section({
    at_least: z.int('a whole number').min(0).max(500).default(0),
    matches: words.optional(),
    says: words.optional(),
  }),
);

const terms = {
  reason: reason.optional(),
  ticket: section({ matches: words.optional(), says: words }).optional(),
  lengths: z.array(length).default([]),
  recommended: length.optional(),
  longest: length.optional(),
  automatic_up_to: length.optional(),
  high_risk: z.boolean('true or false').default(false),
  remind_after: length.optional(),
  expires_after: length.optional(),
};

export const asking = section({
  asked_by: reference.optional(),
  for_others: reference.optional(),
  prompt: words,
  example: words.optional(),
  ...terms,
  when: named(choice).optional(),
  stages: z.array(stage).min(1, 'somebody must decide: give at least one stage'),
});

/** The terms as a test says them; `quorum` has a number for each stage, and is left out where one person decides alone. */
export const testTerms = section({ ...terms, quorum: z.array(z.int('a whole number')).optional() });

export type FileTerms = z.output<typeof testTerms>;
