/** `/role invite`: asks people in with a role, and what can be done with invitations. */
import type { Words } from '../combine.ts';
import { optional, sequence, tails } from '../combine.ts';
import { asRole, asThingRole, inside, reason } from '../endings.ts';
import { grammar, mistake, productsFor } from '../grammar.ts';
import type { OnThing } from '../lines.ts';
import { literal } from '../literals.ts';
import { role, thing } from '../nouns.ts';
import { people, person } from '../people.ts';
import type { Reader, Reading } from '../reader.ts';
import { forLength, from, spanOf, until } from '../when.ts';

const onThing = sequence(literal('to'), thing, tails(asThingRole));

/** `to web as admin to project site`: any number of things, each with its role. */
const toThings: Words<{ to: readonly OnThing[] }> = {
  keys: ['to'],
  read(reader, at) {
    const none: Reading = { at, values: { to: [] }, missing: false };
    return [none, ...more(reader, none)];
  },
};

function more(reader: Reader, before: Reading): readonly Reading[] {
  if (reader.wordAt(before.at) !== 'to') return reader.stuck(before.at, { what: '“to”', words: ['to'] });
  reader.step();
  return onThing.read(reader, before.at).flatMap(({ at, values, missing }) => {
    const to = missing ? before.values.to : [...(before.values.to as readonly OnThing[]), values];
    const reading: Reading = { at, values: { to }, missing };
    return [reading, ...(missing ? [] : more(reader, reading))];
  });
}

export const invite = grammar({
  name: 'invite',
  usage: ['invite <people> [as <role>] [to <thing> [as <role there>]]... [for <length>] [because <reason>]'],
  says: 'Asks people in, with a role and perhaps things to work on.',
  examples: [
    'invite ben@example.com',
    'invite ben@example.com @ana as admin for 7d because audit',
    'invite @ana as admin to web',
    'invite @ana to web as admin to project site',
  ],
  makes: ['invite'],
  words: sequence(people, optional(asRole), toThings, tails(forLength, until, from, inside, reason)),
  lines: (said, setting) =>
    productsFor(said, setting).map((product) => ({
      verb: 'invite' as const,
      people: said.people,
      product,
      role: said.role,
      to: said.to,
      span: spanOf(said),
      reason: said.reason,
    })),
  mistakes: [
    mistake(
      sequence(people, literal('to'), thing, literal('as'), role, tails(forLength, until, from, inside, reason)),
      ({ role, thing }) => `${role.title} is a role of the workspace; nobody is that on ${thing.name}.`,
      (said) => [
        {
          verb: 'invite',
          people: said.people,
          product: said.role.product,
          role: said.role,
          to: [{ thing: said.thing, thingRole: null }],
          span: spanOf(said),
          reason: said.reason,
        },
      ],
    ),
    mistake(
      sequence(people, role, tails(forLength, until, from, inside, reason)),
      'A role comes after “as”.',
      (said) => [
        {
          verb: 'invite',
          people: said.people,
          product: said.role.product,
          role: said.role,
          to: [],
          span: spanOf(said),
          reason: said.reason,
        },
      ],
    ),
  ],
});

export const inviteList = grammar({
  name: 'invite list',
  usage: ['invite list'],
  says: 'Shows the invitations that wait.',
  examples: ['invite list'],
  makes: ['invitations'],
  words: sequence(literal('list')),
  lines: () => [{ verb: 'invitations' as const }],
});

export const inviteResend = grammar({
  name: 'invite resend',
  usage: ['invite resend <person>'],
  says: 'Sends an invitation again and starts its time anew.',
  examples: ['invite resend ben@example.com'],
  makes: ['resend'],
  words: sequence(literal('resend'), person),
  lines: ({ person }) => [{ verb: 'resend' as const, person }],
});

export const inviteCancel = grammar({
  name: 'invite cancel',
  usage: ['invite cancel <person>'],
  says: 'Takes an invitation back.',
  examples: ['invite cancel ben@example.com'],
  makes: ['cancel_invitation'],
  words: sequence(literal('cancel'), person),
  lines: ({ person }) => [{ verb: 'cancel_invitation' as const, person }],
});
