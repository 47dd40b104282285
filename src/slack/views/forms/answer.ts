/** Answering a question about roles: words that reach whoever asked, and perhaps the role that fits. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownAnswering } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { context, quoted, section } from '../kit/blocks.ts';
import { idOf, optionalChoice, text } from '../kit/fields.ts';
import { choose, write } from '../kit/inputs.ts';
import { requestName, thingWords } from '../kit/naming.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { own, person, say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';
import { bestForLines, roleChoices } from './roles.ts';

const Answers = z
  .object({ about: idOf('request'), comment: text('Write an answer.'), role: optionalChoice })
  .transform(({ about, ...rest }) => ({ request: about, ...rest }));

/** `role` is the name of the role that is suggested. */
export type AnswerAnswers = z.output<typeof Answers>;

export const answerForm = {
  callbackId: forms.answer,

  build({ request, number, target, thing, reason, roles }: ShownAnswering): ModalView {
    return modal({
      callback: forms.answer,
      title: `Answer ${requestName(number)}`,
      submit: 'Send the answer',
      about: request,
      blocks: [
        section(say`${person(target)} wonders which role is right in ${thingWords(thing)}.`),
        quoted('Question', reason),
        write('comment', 'Your answer', { max: 1000 }),
        ...(roles.length === 0 ? [] : [choose('role', 'The role that fits', roleChoices(roles), { optional: true })]),
        ...bestForLines(roles),
        context(own('Answering gives nobody a role. They can then ask for the one that fits.')),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
