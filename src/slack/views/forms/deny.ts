/** Denying: a reason is needed, some are offered, and a smaller role can be suggested. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownDenying } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { context, section } from '../kit/blocks.ts';
import { idOf, optionalChoice, optionalText } from '../kit/fields.ts';
import { choose, write } from '../kit/inputs.ts';
import { requestName, roleOn, thingWords } from '../kit/naming.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { own, say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';
import { cut } from '../kit/text.ts';
import { askedBefore } from '../request/asks.ts';

const longestCanned = 150;

const Answers = z
  .object({ about: idOf('request'), canned: optionalChoice, reason: optionalText, smaller: optionalChoice })
  .transform(({ about, canned, reason, smaller }, check) => {
    const said = [canned, reason].filter((one) => one !== null).join('\n');
    if (said === '') check.addIssue({ code: 'custom', path: ['reason'], message: 'Choose a reason or write one.' });
    return { request: about, reason: said, smaller };
  });

/** `smaller` is the name of a role. */
export type DenyAnswers = z.output<typeof Answers>;

const what = ({ role, thing }: ShownDenying) =>
  role === null ? say`help in ${thingWords(thing)}` : roleOn(role, thing);

export const denyForm = {
  callbackId: forms.deny,

  build(denying: ShownDenying): ModalView {
    const { request, number, canned, smaller } = denying;
    const reasons = canned.map((sentence) => ({ text: sentence, value: cut(sentence, longestCanned) }));
    const roles = smaller.map(({ name, title, bestFor }) => ({ text: title, value: name, description: bestFor }));
    return modal({
      callback: forms.deny,
      title: `Deny ${requestName(number)}`,
      submit: 'Deny',
      about: request,
      blocks: [
        section(askedBefore(denying, what(denying))),
        ...(reasons.length === 0 ? [] : [choose('canned', 'Reason', reasons, { optional: true })]),
        write('reason', reasons.length === 0 ? 'Reason' : 'In your own words', {
          optional: reasons.length > 0,
          max: 500,
        }),
        ...(roles.length === 0
          ? []
          : [choose('smaller', 'Suggest a smaller role', roles, { optional: true, placeholder: 'No suggestion' })]),
        context(
          own(
            `${reasons.length === 0 ? '' : 'Choose a reason, write one, or both. '}They are told the reason, and by whom.`,
          ),
        ),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
