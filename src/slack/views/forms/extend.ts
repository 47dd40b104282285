/** Asking for more time for what is held: judged like a request for the whole length. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownExtending } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { context, section } from '../kit/blocks.ts';
import { howLong, idOf, text } from '../kit/fields.ts';
import { write } from '../kit/inputs.ts';
import { lengthField } from '../kit/lengths.ts';
import { grantSays } from '../kit/naming.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { own, say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';
import { decidersSay } from './ask-notes.ts';

const Answers = z
  .object({ about: idOf('grant'), length: howLong, reason: text('A sentence helps whoever decides.') })
  .transform(({ about, length, reason }, check) => {
    if (length === null) check.addIssue({ code: 'custom', path: ['length'], message: 'Choose how much longer.' });
    return { grant: about, length, reason };
  });

export type ExtendAnswers = z.output<typeof Answers>;

export const extendForm = {
  callbackId: forms.extend,

  build({ grant, lengths, deciders, automatic, reasonMin, zone }: ShownExtending): ModalView {
    return modal({
      callback: forms.extend,
      title: 'Ask for more time',
      submit: automatic ? 'Get it now' : 'Ask the help desk',
      ...(grant.id && { about: grant.id }),
      blocks: [
        section(say`You have ${grantSays(grant)}.`),
        ...(deciders === null ? [] : [context(decidersSay(deciders))]),
        ...lengthField('length', lengths, { zone, label: 'How much longer?' }),
        write('reason', 'Why?', { min: reasonMin, max: 1000 }),
        context(own('It is judged as if you asked for the whole time. Until then nothing changes.')),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
