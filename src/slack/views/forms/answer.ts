/** Answering a question about roles: words that reach whoever asked, and perhaps the role that fits. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownAnswering } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { context, quoted, section } from '../kit/blocks.ts';
import { idOf, optionalChoice, text } from '../kit/fields.ts';
import { choose, write } from '../kit/inputs.ts';
import { requestName, roleOn, thingWords } from '../kit/naming.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { own, person, say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';
import { askedBefore } from '../request/asks.ts';
import { bestForLines, roleChoices } from './roles.ts';

const Answers = z
  .object({ about: idOf('request'), comment: text('Write an answer.'), role: optionalChoice })
  .transform(({ about, ...rest }) => ({ request: about, ...rest }));

/** `role` is the name of the role that is suggested. */
export type AnswerAnswers = z.output<typeof Answers>;

export const answerForm = {
  callbackId: forms.answer,

  build({ request, number, role, thing, reason, roles, ...asked }: ShownAnswering): ModalView {
    return modal({
      callback: forms.answer,
      title: `Answer ${requestName(number)}`,
      submit: 'Send the answer',
      about: request,
      blocks: [
        section(
          role === null
            ? say`${person(asked.requester)} wonders which role is right in ${thingWords(thing)}.`
            : askedBefore(asked, roleOn(role, thing)),
        ),
        quoted(role === null ? 'Question' : 'Reason', reason),
        write('comment', role === null ? 'Your answer' : 'Your words', { max: 1000 }),
        ...(roles.length === 0 ? [] : [choose('role', 'The role that fits', roleChoices(roles), { optional: true })]),
        ...bestForLines(roles),
        context(
          own(
            role === null
              ? 'Answering gives nobody a role. They can then ask for the one that fits.'
              : 'They are sent your words. The request waits on.',
          ),
        ),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
