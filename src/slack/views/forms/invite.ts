/** Inviting: people of this Slack and addresses, a role, what they get besides, for how long, a word to them. */
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownInviting } from '../../../domain/shown.ts';
import { actions, forms } from '../ids.ts';
import { context } from '../kit/blocks.ts';
import { chosen, howLong, optionalChoice, optionalText, several } from '../kit/fields.ts';
import { choose, write } from '../kit/inputs.ts';
import { lengthField } from '../kit/lengths.ts';
import { roleWords } from '../kit/naming.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { pickPeople, searchMany } from '../kit/searches.ts';
import { say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';
import { askableValue, readAskable } from '../kit/values.ts';
import { bestForLines, roleChoice, roleChoices } from './roles.ts';

/** Addresses as people paste them: by commas, semicolons, spaces or lines. Whether each is one, the operation says. */
const addressesIn = (text: string | null): string[] => (text ?? '').split(/[\s,;]+/u).filter((one) => one !== '');

const Answers = z
  .object({
    product: optionalChoice,
    people: several,
    addresses: optionalText,
    role: chosen('Choose a role.'),
    things: several,
    length: howLong,
    message: optionalText,
  })
  .transform(({ addresses, things, ...rest }, check) => {
    const emails = addressesIn(addresses);
    if (rest.people.length + emails.length === 0) {
      check.addIssue({ code: 'custom', path: ['people'], message: 'Choose somebody, or write an address below.' });
    }
    const also = things.map(readAskable).filter((one) => one !== null);
    return { ...rest, emails, things: also };
  });

/** `people` are Slack user ids; `product` is a workspace id, null where there is only one. */
export type InviteAnswers = z.output<typeof Answers>;

function product({ products, product: now }: ShownInviting): KnownBlock[] {
  if (products.length < 2) return [];
  const choices = products.map(({ id, title }) => ({ text: title, value: id }));
  const initial = choices.find(({ value }) => value === now.id) ?? null;
  return [choose('product', 'Into', choices, { initial, acts: actions.inviteProduct })];
}

export const inviteForm = {
  callbackId: forms.invite,

  build(inviting: ShownInviting): ModalView {
    const { people, addresses, roles, role, advice, things, lengths, zone, message, product: into } = inviting;
    const known = people.map(({ slackUserId }) => slackUserId).filter((id) => id !== null);
    const given = things.map((one) => ({
      text: one.role === null ? one.thing.name : roleWords(one.role, one.thing),
      value: askableValue(one),
    }));
    return modal({
      callback: forms.invite,
      title: 'Invite people',
      submit: 'Check who',
      blocks: [
        ...product(inviting),
        pickPeople('people', 'People in Slack', known, { optional: true }),
        write('addresses', 'E-mail addresses', {
          initial: addresses.join('\n'),
          optional: true,
          max: 3000,
          hint: 'One or many. You see what becomes of each before anything happens.',
        }),
        choose('role', 'Role', roleChoices(roles), { initial: roleChoice(role), version: into.id }),
        ...(advice === null ? [] : [context(say`${advice}`)]),
        ...bestForLines(roles),
        searchMany('things', 'And on', actions.inviteThings, given, {
          optional: true,
          version: into.id,
          hint: 'Teams, projects, labels: what they hold besides.',
        }),
        ...lengthField('length', lengths, { zone, optional: true, version: into.id }),
        write('message', 'A word to them', { initial: message, optional: true, max: 500 }),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
