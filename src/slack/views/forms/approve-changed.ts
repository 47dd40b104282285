/** Approving with changes: a lesser role or a shorter time than was asked for. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownLessening } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { context, section } from '../kit/blocks.ts';
import { chosen, howLong, idOf, optionalText } from '../kit/fields.ts';
import { choose, write } from '../kit/inputs.ts';
import { lengthField } from '../kit/lengths.ts';
import { requestName, roleOn } from '../kit/naming.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { own } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';
import { askedBefore } from '../request/asks.ts';
import { roleChoices } from './roles.ts';

const Answers = z
  .object({ about: idOf('request'), role: chosen('Choose a role.'), length: howLong, comment: optionalText })
  .transform(({ about, ...rest }) => ({ request: about, ...rest }));

export type ApproveChangedAnswers = z.output<typeof Answers>;

export const approveChangedForm = {
  callbackId: forms.approveChanged,

  build({ request, number, role, thing, lesser, lengths, zone, ...asked }: ShownLessening): ModalView {
    const roles = roleChoices([role, ...lesser]);
    return modal({
      callback: forms.approveChanged,
      title: `Approve ${requestName(number)}`,
      submit: 'Approve',
      about: request,
      blocks: [
        section(askedBefore(asked, roleOn(role, thing))),
        choose('role', 'Role', roles, { initial: roles[0] ?? null }),
        ...lengthField('length', lengths, { zone }),
        write('comment', 'A word to them', { optional: true, max: 500 }),
        context(own('Less or shorter than asked is possible here, never more.')),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
